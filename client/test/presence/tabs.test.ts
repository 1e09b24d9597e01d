import { describe, expect, it } from "vitest";
import { FakeBrowser } from "../fakes/browser.js";
import { show, start, twoTabs } from "../fakes/start.js";

describe("tabs of one session", () => {
  it("on two pages are both told, by one sender, one call at a time", async () => {
    const { browser, first, a, b } = await twoTabs();
    browser.server.delay = 500;
    await browser.advance(95_000);

    expect(browser.holder).toBe(first);
    expect(a.sessionId).toBe(b.sessionId);
    expect(a.tabId).not.toBe(b.tabId);
    for (const [tab, path] of [
      [a.tabId, "/a"],
      [b.tabId, "/b"],
    ]) {
      const own = browser.server.heartbeats.filter((beat) => beat.tab === tab);
      expect(own).toHaveLength(4);
      expect(own.every((beat) => beat.path === path)).toBe(true);
    }
    expect(browser.server.views.map(({ path }) => path)).toEqual(["/a", "/b"]);
    expect(browser.server.mostAtOnce).toBe(1);
  });

  it("have one sender, whoever else asks", async () => {
    const browser = new FakeBrowser();
    const senders = new Set<string>();
    for (const path of ["/a", "/b", "/c", "/d"]) {
      await start(browser.tab(), {
        path,
        fetch: (url, init) => {
          senders.add(path);
          return browser.server.fetch(url, init);
        },
      });
    }
    await browser.advance(60_000);

    expect([...senders]).toEqual(["/a"]);
    expect(new Set(browser.server.heartbeats.map(({ tab }) => tab)).size).toBe(4);
  });

  it("tell page changes of any tab at once", async () => {
    const { browser, b } = await twoTabs();
    await browser.advance(10_000);
    browser.server.forget();
    await show(b, "/c");

    expect(browser.server.calls).toMatchObject([
      { at: 10_000, kind: "heartbeat", path: "/c", tab: b.tabId },
      { at: 10_000, kind: "view", path: "/c" },
    ]);
  });

  it("on the same page are told apart by their ids", async () => {
    const browser = new FakeBrowser();
    await start(browser.tab());
    await start(browser.tab());

    expect(new Set(browser.server.heartbeats.map(({ tab }) => tab)).size).toBe(2);
  });

  it("of two sessions have a sender each", async () => {
    const browser = new FakeBrowser();
    await start(browser.tab(), { sessionId: "one" });
    await start(browser.tab(), { sessionId: "two" });

    expect(browser.locks.size).toBe(2);
    expect(browser.server.heartbeats.map(({ session }) => session)).toEqual(["one", "two"]);
  });

  it("don't mind what others say on their channel", async () => {
    const { browser, b } = await twoTabs();
    for (const noise of [null, 7, "hi", {}, { kind: "wish" }, { kind: "settled" }, { kind: "pause", millis: "x" }]) {
      for (const { hear } of browser.listeners) {
        hear(noise);
      }
    }
    await show(b, "/c");

    expect(browser.server.told).toContain("heartbeat /c");
  });
});
