import { describe, expect, it, vi } from "vitest";
import type { Change, Signals } from "../../src/signals/index.js";
import { settle } from "../fakes/clock.js";
import { FakeWire, gone, kept, live } from "../fakes/wire.js";

/** Tells what a pattern shows, as `/a=1@1`, with a mark: `s` snapshot, `x` removed, `e` event. */
function shown(signals: Signals, pattern: string): string[] {
  const said: string[] = [];
  signals.on(pattern, (value, address, meta) => {
    if (meta.eventId !== undefined) {
      said.push(`${address}=${value} e`);
    } else {
      said.push(`${address}=${value}@${meta.revision}${meta.snapshot ? " s" : ""}${meta.deleted ? " x" : ""}`);
    }
  });
  return said;
}

async function reconnect(wire: FakeWire) {
  await wire.socket.happen("close");
  await wire.clock.advance(30_000 - 1);
  return wire.opened();
}

async function listening(pattern = "/a/**") {
  const wire = new FakeWire();
  wire.random = () => 0;
  const signals = wire.client();
  const said = shown(signals, pattern);
  const socket = await wire.opened();
  return { wire, signals, said, socket };
}

describe("a listener", () => {
  it("is told what is there, then what changes, each with what is known of it", async () => {
    const wire = new FakeWire();
    const signals = wire.client();
    const heard = vi.fn();
    signals.on("/a", heard);
    const socket = await wire.opened();
    const lock = { holder: "ann", expiresAt: "2030-01-01T00:00:00.000Z", fence: 4 };
    await socket.snapshot("/a", [{ ...kept("/a", 1, "old"), lock }]);
    const meta = { conflict: true, writer: "ann", previousWriter: "bob", previousRevision: 1 };
    await socket.say({ type: "signal", ...live("/a", 2, { value: "new", meta }) });
    await socket.say({ type: "signal", ...gone("/a", 3) });

    const known = { writer: "ann", conflict: false, deleted: false };
    expect(heard.mock.calls).toEqual([
      ["old", "/a", { ...known, revision: 1, timestamp: 1, snapshot: true, lock }],
      [
        "new",
        "/a",
        {
          ...known,
          revision: 2,
          timestamp: 2,
          snapshot: false,
          conflict: true,
          previousWriter: "bob",
          previousRevision: 1,
        },
      ],
      [
        undefined,
        "/a",
        {
          ...known,
          revision: 3,
          timestamp: 3,
          snapshot: false,
          deleted: true,
          previousWriter: "bob",
          previousRevision: 2,
        },
      ],
    ]);
  });

  it("is told nothing twice, and nothing older than what it was told", async () => {
    const { said, socket } = await listening();
    await socket.say({ type: "signal", ...live("/a/x", 5) });
    await socket.snapshot("/a/**", [kept("/a/x", 4), kept("/a/y", 1)], true);
    await socket.say({ type: "signal", ...live("/a/x", 5) });
    await socket.snapshot("/a/**", [kept("/a/z", 1)]);
    await socket.say({ type: "signal", ...gone("/a/z", 3) });
    await socket.say({ type: "signal", ...live("/a/z", 2) });
    await socket.say({ type: "signal", ...gone("/a/z", 3) });
    await socket.say({ type: "signal", ...live("/other", 1) });
    expect(said).toEqual(["/a/x=5@5", "/a/y=1@1 s", "/a/z=1@1 s", "/a/z=undefined@3 x"]);
  });

  it("is told after a new connection only what changed meanwhile, and what was removed", async () => {
    const { wire, said, socket } = await listening();
    await socket.snapshot("/a/**", [kept("/a/same", 1), kept("/a/newer", 1), kept("/a/gone", 1), kept("/a/late", 1)]);
    said.length = 0;
    const next = await reconnect(wire);
    expect(next.said).toEqual(["subscribe /a/**"]);
    await next.snapshot("/a/**", [kept("/a/same", 1)], true);
    await next.say({ type: "signal", ...live("/a/late", 2) });
    await next.say({ type: "signal", ...live("/a/gone", 1) });
    await next.say({ type: "signal", ...live("/a/born", 1) });
    expect(said).toEqual(["/a/late=2@2", "/a/born=1@1"]);
    await next.snapshot("/a/**", [kept("/a/newer", 4), kept("/a/new", 1)]);
    expect(said.slice(2)).toEqual(["/a/newer=4@4 s", "/a/new=1@1 s", "/a/gone=undefined@1 s x"]);

    said.length = 0;
    const last = await reconnect(wire);
    await last.snapshot("/a/**", [kept("/a/gone", 3)]);
    expect(said).toEqual([
      "/a/gone=3@3 s",
      "/a/same=undefined@1 s x",
      "/a/newer=undefined@4 s x",
      "/a/late=undefined@2 s x",
      "/a/born=undefined@1 s x",
      "/a/new=undefined@1 s x",
    ]);
  });

  it("is not told that something is gone by a snapshot that broke off", async () => {
    const { wire, said, socket } = await listening();
    await socket.snapshot("/a/**", [kept("/a/x", 1), kept("/a/y", 1)]);
    const next = await reconnect(wire);
    await next.snapshot("/a/**", [kept("/a/x", 1)], true);
    await reconnect(wire);
    expect(said).toEqual(["/a/x=1@1 s", "/a/y=1@1 s"]);
  });

  it("that comes late is shown what is there, and shares the subscription", async () => {
    const { signals, said, socket } = await listening();
    await socket.snapshot("/a/**", [kept("/a/x", 1), kept("/a/y", 1)]);
    await socket.say({ type: "signal", ...live("/a/x", 2) });
    await socket.say({ type: "signal", ...gone("/a/y", 2) });
    const late = shown(signals, "/a/**");
    expect(late).toEqual([]);
    await settle();
    await socket.say({ type: "signal", ...live("/a/x", 3) });

    expect(late).toEqual(["/a/x=2@2 s", "/a/x=3@3"]);
    expect(said.slice(2)).toEqual(["/a/x=2@2", "/a/y=undefined@2 x", "/a/x=3@3"]);
    expect(socket.said).toEqual(["subscribe /a/**"]);
  });

  it("that comes in the middle of a message is told each value once", async () => {
    const wire = new FakeWire();
    const signals = wire.client();
    let late: string[] | undefined;
    signals.on("/a/**", () => {
      late ??= shown(signals, "/a/**");
    });
    const socket = await wire.opened();
    await socket.snapshot("/a/**", [kept("/a/x", 1), kept("/a/y", 1)]);
    expect(late).toEqual(["/a/x=1@1 s", "/a/y=1@1 s"]);
  });

  it("that stops is told nothing more, and the last one ends the subscription", async () => {
    const wire = new FakeWire();
    const signals = wire.client();
    const heard: string[] = [];
    const stops = ["one", "other"].map((name) => signals.on("/a/*", (value) => heard.push(`${name} ${value}`)));
    const socket = await wire.opened();
    stops[0]?.();
    await socket.snapshot("/a/*", [kept("/a/x", 1)]);
    expect(heard).toEqual(["other 1"]);
    expect(socket.said).toEqual(["subscribe /a/*"]);
    stops[1]?.();
    stops[1]?.();
    expect(socket.sent.slice(1)).toEqual([{ action: "unsubscribe", id: socket.idOf("/a/*") }]);
    await socket.say({ type: "signal", ...live("/a/x", 2) });
    expect(heard).toHaveLength(1);

    const again = shown(signals, "/a/*");
    stops[0]?.();
    await socket.snapshot("/a/*", [kept("/a/x", 2)]);
    expect([again, socket.said]).toEqual([["/a/x=2@2 s"], ["subscribe /a/*", "unsubscribe", "subscribe /a/*"]]);
  });

  it("that stops before it was shown what is there is not shown it", async () => {
    const { signals, socket } = await listening();
    await socket.snapshot("/a/**", [kept("/a/x", 1)]);
    const heard = vi.fn();
    signals.on("/a/**", heard)();
    await settle();
    await socket.say({ type: "signal", ...live("/a/x", 2) });
    expect(heard).not.toHaveBeenCalled();
  });

  it("that fails keeps nobody else from hearing", async () => {
    const wire = new FakeWire();
    const signals = wire.client();
    const failures: unknown[] = [];
    const catcher = (failure: unknown) => failures.push(failure);
    const before = process.listeners("uncaughtException");
    process.removeAllListeners("uncaughtException").on("uncaughtException", catcher);
    signals.on("/a", () => {
      throw new Error("no screen");
    });
    const said = shown(signals, "/a");
    const socket = await wire.opened();
    await socket.snapshot("/a", [kept("/a", 1)]);
    await settle();
    process.off("uncaughtException", catcher);
    for (const listener of before) {
      process.on("uncaughtException", listener);
    }
    expect(said).toEqual(["/a=1@1 s"]);
    expect(failures).toMatchObject([{ message: "no screen" }]);
  });
});

describe("a bundle", () => {
  it("is shown in one go, each value by each pattern, then as a whole", async () => {
    const wire = new FakeWire();
    const signals = wire.client();
    const heard: string[] = [];
    const note = (name: string) => (value: unknown, address: string, meta: object) =>
      heard.push(`${name} ${address}=${value} ${"bundleId" in meta ? meta.bundleId : ""}`);
    const whole = (changes: readonly Change[], id: string) =>
      heard.push(`whole ${id} ${changes.map(({ address }) => address)}`);
    signals.on("/a/*", note("on"));
    signals.onBundle("/a/*", whole);
    signals.on("/b", note("b"));
    const socket = await wire.opened();
    await socket.say({ type: "bundle", bundleId: "s1", signals: [live("/a/x", 1), live("/b", 1), live("/a/y", 1)] });
    expect(heard).toEqual(["on /a/x=1 s1", "on /a/y=1 s1", "whole s1 /a/x,/a/y", "b /b=1 s1"]);

    heard.length = 0;
    await socket.say({ type: "bundle", bundleId: "s1", signals: [live("/a/x", 1), live("/a/y", 2)] });
    await socket.say({ type: "bundle", bundleId: "s1", signals: [live("/a/x", 1)] });
    expect(heard).toEqual(["on /a/y=2 s1", "whole s1 /a/y"]);
  });

  it("in parts is shown when all of it is here, and forgotten with its connection", async () => {
    const { wire, said, socket } = await listening();
    await socket.say({ type: "bundle", bundleId: "s1", signals: [live("/a/x", 2)], more: true });
    await socket.say({ type: "bundle", bundleId: "s2", signals: [live("/a/z", 1)], more: true });
    await socket.say({ type: "signal", ...live("/a/w", 1) });
    expect(said).toEqual(["/a/w=1@1"]);
    await socket.say({ type: "bundle", bundleId: "s1", signals: [live("/a/y", 1)] });
    expect(said.slice(1)).toEqual(["/a/x=2@2", "/a/y=1@1"]);

    const next = await reconnect(wire);
    await next.say({ type: "bundle", bundleId: "s2", signals: [live("/a/v", 1)] });
    expect(said.slice(3)).toEqual(["/a/v=1@1"]);
  });
});

describe("an event", () => {
  it("is told to the listeners of its address, once", async () => {
    const { wire, signals, said, socket } = await listening("/commands/**");
    const heard = vi.fn();
    signals.on("/commands/*", heard);
    await settle();
    const event = { type: "event", eventId: "e1", address: "/commands/open", target: "door", value: 7, writer: "bob" };
    await socket.say({ ...event, at: "2030-01-01T00:00:00.000Z" });
    await socket.say({ ...event, at: "2030-01-01T00:00:00.000Z" });
    const next = await reconnect(wire);
    await next.say({ ...event, at: "2030-01-01T00:00:00.000Z" });
    await next.say({ ...event, eventId: "e2", address: "/other" });

    expect(said).toEqual(["/commands/open=7 e"]);
    const meta = { eventId: "e1", target: "door", writer: "bob", at: "2030-01-01T00:00:00.000Z" };
    expect(heard.mock.calls).toMatchObject([[7, "/commands/open", meta]]);
  });
});

describe("a conflict", () => {
  it("is told with both writers, and nothing else is", async () => {
    const wire = new FakeWire();
    const signals = wire.client();
    const met = vi.fn();
    signals.onConflict("/a", met);
    const socket = await wire.opened();
    await socket.snapshot("/a", [kept("/a", 1)]);
    await socket.say({ type: "signal", ...live("/a", 2) });
    const meta = { conflict: true, writer: "ann", previousWriter: "bob", previousRevision: 2 };
    await socket.say({ type: "signal", ...live("/a", 3, { meta }) });
    await socket.say({ type: "event", eventId: "e1", address: "/a", target: "/a", value: 7, writer: "bob", at: "" });

    expect(met.mock.calls).toEqual([
      [
        {
          address: "/a",
          value: 3,
          revision: 3,
          timestamp: 3,
          writer: "ann",
          previousWriter: "bob",
          previousRevision: 2,
        },
      ],
    ]);
  });
});

describe("a subscription that is refused", () => {
  it("is told to its listeners with a typed error, and not asked for again", async () => {
    const wire = new FakeWire();
    const general = vi.fn();
    const signals = wire.client({ onError: general });
    const own = vi.fn();
    signals.on("/secret/**", () => undefined, { onError: own });
    signals.onConflict("/secret/**", () => undefined);
    const said = shown(signals, "/a");
    const socket = await wire.opened();
    const body = { type: "/problems/forbidden", status: 403, detail: "no right", title: "x", requestId: "r-1" };
    await socket.say({ type: "answer", id: socket.idOf("/secret/**"), status: 403, body });

    expect(own.mock.calls).toMatchObject([[{ code: "DENIED", message: "no right", requestId: "r-1" }]]);
    expect(general).toHaveBeenCalledTimes(1);
    await socket.snapshot("/a", [kept("/a", 1)]);
    expect(said).toEqual(["/a=1@1 s"]);
    expect((await reconnect(wire)).said).toEqual(["subscribe /a"]);
  });

  it("only for now is asked for again after a while, once however often the connection changes", async () => {
    const { wire, said, socket } = await listening();
    wire.random = () => 0.999;
    const refusal = { type: "answer", status: 429, body: { type: "/problems/throttled" } };
    for (const wait of [500, 1_000]) {
      await socket.say({ ...refusal, id: socket.idOf("/a/**") });
      const { length } = socket.sent;
      await wire.clock.advance(wait - 2);
      expect(socket.sent).toHaveLength(length);
      await wire.clock.advance(2);
      expect(socket.sent).toHaveLength(length + 1);
    }
    await socket.snapshot("/a/**", [kept("/a/x", 1)]);
    expect(said).toEqual(["/a/x=1@1 s"]);

    await socket.say({ ...refusal, id: socket.idOf("/a/**") });
    await socket.happen("close");
    await wire.clock.advance(500);
    const next = await wire.opened();
    await wire.clock.advance(5_000);
    expect(next.said).toEqual(["subscribe /a/**"]);
  });

  it("or gets no snapshot is asked for anew, and what comes late to the old one is not taken", async () => {
    const { wire, said, socket } = await listening();
    await wire.clock.advance(20_000);
    expect(socket.sent.splice(0, 2)).toMatchObject([{ action: "subscribe" }, { action: "unsubscribe" }]);
    const old = socket.idOf("/a/**");
    await wire.clock.advance(19_000);
    await socket.snapshot("/a/**", [kept("/a/x", 1), kept("/a/y", 1)], true);
    await wire.clock.advance(19_999);
    expect(socket.said).toEqual(["subscribe /a/**"]);
    await wire.clock.advance(1);
    expect(socket.said.slice(1)).toEqual(["unsubscribe", "subscribe /a/**"]);
    expect(socket.sent[1]).toEqual({ action: "unsubscribe", id: old });
    await socket.say({ type: "snapshot", id: old, items: [kept("/a/z", 1)] });
    await socket.snapshot("/a/**", [kept("/a/x", 1)], true);
    expect(said).toEqual(["/a/x=1@1 s", "/a/y=1@1 s"]);
    await socket.snapshot("/a/**", [kept("/a/z", 1)]);
    expect(said.slice(2)).toEqual(["/a/z=1@1 s", "/a/y=undefined@1 s x"]);
    await wire.clock.advance(60_000);
    expect(socket.said).toHaveLength(3);
  });

  it("or waited for is left in peace once nobody listens", async () => {
    const wire = new FakeWire();
    const signals = wire.client();
    const stop = signals.on("/a", () => undefined);
    const socket = await wire.opened();
    stop();
    await wire.clock.advance(60_000);
    expect(socket.said).toEqual(["subscribe /a", "unsubscribe"]);
  });
});

describe("a pattern", () => {
  it.each([
    ["/a/b", "/a/b", true],
    ["/a/b", "/a/B", false],
    ["/a/*", "/a/b", true],
    ["/a/*", "/a", false],
    ["/a/*", "/a/b/c", false],
    ["/a/**", "/a", true],
    ["/a/**", "/a/b/c", true],
    ["/a/**", "/ab", false],
    ["/**", "/a/b", true],
    ["/**/z", "/z", true],
    ["/**/z", "/a/b/z", true],
    ["/a/**/z", "/a/z/b", false],
    ["/a/**/*/z", "/a/z", false],
    ["/a/**/*/z", "/a/b/z", true],
  ])("%s means %s: %s", async (pattern, address, meant) => {
    const { said, socket } = await listening(pattern);
    await socket.say({ type: "signal", ...live(address, 1) });
    expect(said).toHaveLength(meant ? 1 : 0);
  });
});
