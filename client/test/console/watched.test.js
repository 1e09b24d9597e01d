import { expect, it } from "vitest";
import { matcher } from "../../../console/pattern.js";
import { joined } from "../../../console/presence.js";
import { isHeld, Watched } from "../../../console/watched.js";
import { matcher as clientMatcher } from "../../src/signals/pattern.js";

const signal = (address, revision, more = {}) => ({ address, revision, value: revision, writer: "ann", ...more });

it("takes the first snapshot for what is there, and what comes then for changes", () => {
  const watched = new Watched();
  watched.snapshot([signal("/b", 1), signal("/a", 1)]);
  expect(watched.changes).toEqual([]);
  watched.change(signal("/a", 2));
  expect(watched.first(9).map(({ address, revision }) => [address, revision])).toEqual([
    ["/a", 2],
    ["/b", 1],
  ]);
  expect(watched.changes.map((change) => change.signal.address)).toEqual(["/a"]);
});

it("drops what is not newer", () => {
  const watched = new Watched();
  watched.change(signal("/a", 2));
  watched.change(signal("/a", 2));
  watched.change(signal("/a", 1, { deleted: true }));
  expect(watched.changes).toHaveLength(1);
  expect(watched.values.get("/a").value).toBe(2);
});

it("learns from the next snapshot what it has missed", () => {
  const watched = new Watched();
  watched.snapshot([signal("/a", 1), signal("/b", 1), signal("/c", 1)]);
  watched.snapshot([signal("/a", 1), signal("/b", 5), signal("/d", 1)]);
  const told = watched.changes.map((change) => [change.signal.address, change.signal.deleted ?? false]);
  expect(told).toEqual([
    ["/c", true],
    ["/d", false],
    ["/b", false],
  ]);
});

it("keeps the last changes only, and tells one from the other", () => {
  const watched = new Watched();
  for (let revision = 1; revision <= 100; revision += 1) {
    watched.change(signal("/a", revision));
  }
  expect(watched.changes).toHaveLength(30);
  expect(new Set(watched.changes.map(({ seen }) => seen)).size).toBe(30);
  expect(watched.changes[0].signal.revision).toBe(100);
});

it("takes a lock for held until it is over", () => {
  const lock = { expiresAt: "2026-11-28T10:00:00.000Z" };
  expect(isHeld(lock, Date.parse("2026-11-28T09:59:59.999Z"))).toBe(true);
  expect(isHeld(lock, Date.parse("2026-11-28T10:00:00.000Z"))).toBe(false);
  expect(isHeld(undefined)).toBe(false);
});

it("matches as the client does", () => {
  const patterns = ["/**", "/a", "/a/*", "/a/**", "/**/b", "/*/b", "/a/**/c"];
  const addresses = ["/a", "/a/b", "/a/b/c", "/b", "/a/c", "/x/b/b"];
  for (const pattern of patterns) {
    expect(addresses.map(matcher(pattern)), pattern).toEqual(addresses.map(clientMatcher(pattern)));
  }
});

it("puts where somebody is before what was only viewed", () => {
  const rows = joined([{ path: "/new", sessions: 1 }], [{ path: "/old", views: 9, visitors: 3 }]);
  expect(rows).toEqual([
    { path: "/new", views: 0, visitors: 0, sessions: 1 },
    { path: "/old", views: 9, visitors: 3, sessions: 0 },
  ]);
});
