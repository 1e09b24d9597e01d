import { describe, expect, it } from "vitest";
import { FakeWire, kept, live } from "../fakes/wire.js";

/** Loses the connection, and says how many half seconds it took until another was tried, rounded up. */
async function lose(wire: FakeWire): Promise<number> {
  const { length } = wire.sockets;
  const since = wire.clock.now();
  await wire.socket.happen("close");
  while (wire.sockets.length === length) {
    await wire.clock.advance(100);
  }
  return Math.ceil((wire.clock.now() - since) / 500);
}

describe("a connection", () => {
  it("is opened by the first listener, with token and client id, and names its states", async () => {
    const wire = new FakeWire();
    const signals = wire.client({ token: () => "secret" });
    const states: string[] = [signals.state];
    signals.onState((state) => states.push(state));
    expect(wire.sockets).toHaveLength(0);
    signals.on("/a/**", () => undefined);
    signals.on("/b", () => undefined);
    const socket = await wire.opened();

    expect(socket.url.href).toBe("wss://api.test/stage/live?clientId=left&token=secret");
    expect(wire.sockets).toHaveLength(1);
    expect(socket.sent).toEqual([
      { action: "subscribe", pattern: "/a/**", id: socket.idOf("/a/**") },
      { action: "subscribe", pattern: "/b", id: socket.idOf("/b") },
    ]);
    signals.close();
    expect(states).toEqual(["closed", "connecting", "open", "closed"]);
    expect(socket.closed).toBe(true);
    expect([wire.clock.waiting, wire.watchers]).toEqual([0, 0]);
  });

  it("has a client id of its own if none is given, so that two windows are two writers", () => {
    const wire = new FakeWire();
    const [one, other] = [wire.client({ clientId: undefined }), wire.client({ clientId: undefined })];
    expect(one.clientId).toMatch(/^[A-Za-z0-9._-]{1,64}$/);
    expect(one.clientId).not.toBe(other.clientId);
  });

  it("that is lost is opened again after a growing random wait, with a new token each time", async () => {
    const wire = new FakeWire();
    let tokens = 0;
    const signals = wire.client({ token: () => `token ${++tokens}` });
    signals.open();
    const waits: number[] = [];
    for (let index = 0; index < 9; index += 1) {
      await wire.opened();
      waits.push(await lose(wire));
    }

    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
    expect(wire.sockets.map(({ url }) => url.searchParams.get("token"))).toEqual(
      Array.from({ length: 10 }, (_, index) => `token ${index + 1}`),
    );
  });

  it("waits any part of its time, so that a crowd does not come back at once", async () => {
    for (const chance of [0, 0.5]) {
      const wire = new FakeWire();
      wire.random = () => chance;
      wire.client().open();
      await wire.opened();
      await wire.socket.happen("error");
      await wire.clock.advance(500 * chance);
      expect(wire.sockets).toHaveLength(2);
    }
  });

  it("that lasted starts from the shortest wait", async () => {
    const wire = new FakeWire();
    wire.client().open();
    for (const wait of [1, 2, 4]) {
      await wire.opened();
      await wire.clock.advance(29_999);
      expect(await lose(wire)).toBe(wait);
    }
    await wire.opened();
    await wire.clock.advance(30_000);
    expect(await lose(wire)).toBe(1);
  });

  it.each(["online", "visible", "return"] as const)(
    "that waits is opened at once when the page says %s",
    async (change) => {
      const wire = new FakeWire();
      wire.client().open();
      await wire.opened();
      await wire.socket.happen("close");
      await wire.happen("hidden");
      expect(wire.sockets).toHaveLength(1);
      await wire.happen(change);
      await wire.opened();
      await wire.clock.advance(60_000);
      expect(wire.sockets).toHaveLength(2);
    },
  );

  it("that can't have a token waits like others", async () => {
    const wire = new FakeWire();
    let good = false;
    const signals = wire.client({ token: () => (good ? "secret" : Promise.reject(new Error("signed out"))) });
    signals.open();
    await wire.clock.advance(0);
    expect(signals.state).toBe("waiting");
    good = true;
    await wire.clock.advance(500);
    await wire.opened();
    expect(signals.state).toBe("open");
  });

  it("that does not open is given up after ten seconds", async () => {
    const wire = new FakeWire();
    const signals = wire.client();
    signals.open();
    await wire.clock.advance(9_999);
    expect(signals.state).toBe("connecting");
    await wire.clock.advance(1);
    expect(signals.state).toBe("waiting");
    expect(wire.socket.closed).toBe(true);
  });

  it("on which nothing happens for four minutes is asked, and given up without an answer", async () => {
    const wire = new FakeWire();
    const signals = wire.client();
    signals.open();
    const socket = await wire.opened();
    await wire.clock.advance(200_000);
    await socket.say(live("/a", 1));
    await wire.clock.advance(239_999);
    expect(socket.said).toEqual([]);
    await wire.clock.advance(1);
    expect(socket.said).toEqual(["ping"]);
    await socket.say({ type: "pong" });
    await wire.clock.advance(240_000);
    expect(socket.said).toEqual(["ping", "ping"]);
    await wire.clock.advance(9_999);
    expect(signals.state).toBe("open");
    await wire.clock.advance(1);
    expect([signals.state, socket.closed]).toEqual(["waiting", true]);
  });

  it("that may have died unnoticed is asked when the network is back", async () => {
    const wire = new FakeWire();
    const signals = wire.client();
    signals.open();
    const socket = await wire.opened();
    await wire.happen("online");
    expect(socket.said).toEqual(["ping"]);
    await wire.clock.advance(10_000);
    expect(signals.state).toBe("waiting");
  });

  it("that was given up is not heard any more", async () => {
    const wire = new FakeWire();
    const signals = wire.client();
    const seen: unknown[] = [];
    signals.on("/a", (value) => seen.push(value));
    const old = await wire.opened();
    await old.happen("close");
    await wire.clock.advance(500);
    await wire.opened();
    await old.snapshot("/a", [kept("/a", 1)]);
    await old.happen("close");
    expect([seen, signals.state]).toEqual([[], "open"]);
  });

  it("that is closed while its token is fetched closes its socket", async () => {
    const wire = new FakeWire();
    let give: (token: string) => void = () => undefined;
    const signals = wire.client({ token: () => new Promise((resolve) => (give = resolve)) });
    signals.open();
    signals.close();
    give("secret");
    await wire.clock.advance(60_000);
    expect(wire.sockets.map(({ closed }) => closed)).toEqual([true]);
    expect(wire.clock.waiting).toBe(0);
  });

  it("takes no notice of what it does not know", async () => {
    const wire = new FakeWire();
    const signals = wire.client();
    signals.open();
    const socket = await wire.opened();
    for (const text of ["", "{", "7", "null", '{"type":"news"}', '{"type":"answer","ref":99,"status":200}']) {
      await socket.happen("message", text);
    }
    expect(signals.state).toBe("open");
  });
});
