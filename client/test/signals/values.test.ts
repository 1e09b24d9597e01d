import { describe, expect, it, vi } from "vitest";
import { connect } from "../../src/signals/index.js";
import { client, eventually, failureOf, openBackend, openClient } from "../fakes/backend/start.js";

describe("a shared value", () => {
  it("is set and read, and undefined where there is none", async () => {
    const signals = client(await openBackend(), { clientId: "left" });
    expect(await signals.get("/room/lamp")).toBeUndefined();

    const result = await signals.set("/room/lamp", { on: true });
    expect(result).toMatchObject({
      value: { on: true },
      revision: 1,
      writer: "dev/left",
      applied: true,
      conflict: false,
    });
    expect(await signals.get("/room/lamp")).toMatchObject({ address: "/room/lamp", value: { on: true }, revision: 1 });
  });

  it("goes over HTTP while no socket is open, and over the socket while one is", async () => {
    const backend = await openBackend();
    const signals = await openClient(backend, { clientId: "left" });
    await signals.set("/a", 1);
    await client(backend).set("/a", 2);

    expect(backend.said).toEqual(["socket set /a", "http PUT /a"]);
    expect(await signals.get("/a")).toMatchObject({ revision: 2 });
  });

  it("too large for a message goes over HTTP", async () => {
    const backend = await openBackend();
    const signals = await openClient(backend, { clientId: "left" });
    const set = (length: number) => signals.set("/a", "ä".repeat(length));
    const around = JSON.stringify({ action: "set", address: "/a", value: "", ref: 1 }).length;
    await set((32_768 - around) / 2);
    await set((32_768 - around) / 2 + 1);

    expect(backend.said).toEqual(["socket set /a", "http PUT /a"]);
  });

  it.each(["a", "", "/", "/a/", "/a/../b"])(
    "can't have the address %j, which would lead elsewhere",
    async (address) => {
      const backend = await openBackend();
      expect(await failureOf(client(backend).set(address, 1))).toMatchObject({ code: "INVALID" });
      expect(backend.received).toEqual([]);
    },
  );

  it("is removed, and goes on counting", async () => {
    const signals = client(await openBackend());
    await signals.set("/a", 1);
    expect(await signals.remove("/a", { revision: 1 })).toMatchObject({ revision: 2, deleted: true });
    expect(await signals.get("/a")).toBeUndefined();
    expect(await signals.set("/a", 1)).toMatchObject({ revision: 3 });
  });

  it("is told with the revision its writer saw last, so that a conflict is one", async () => {
    const backend = await openBackend();
    const [left, right] = [client(backend, { clientId: "left" }), client(backend, { clientId: "right" })];
    await left.set("/a", 1);
    await right.get("/a");
    expect(await right.set("/a", 2)).toMatchObject({ conflict: false });
    expect(await left.set("/a", 3)).toMatchObject({ conflict: true });
    expect(await left.set("/a", 4)).toMatchObject({ conflict: false });

    const bases = backend.received.filter(({ what }) => what.startsWith("PUT")).map(({ body }) => body);
    expect(bases).toEqual([{ value: 1 }, { value: 2, base: 1 }, { value: 3, base: 1 }, { value: 4, base: 3 }]);
  });

  it("is based on what was seen when it was asked for, not when its turn came", async () => {
    const backend = await openBackend();
    const signals = client(backend, { clientId: "left" });
    await signals.set("/a", 1);
    const first = signals.set("/a", 2);
    const second = signals.set("/a", 3);
    await Promise.all([first, second]);

    expect(backend.received.map(({ body }) => (body as { base?: number }).base)).toEqual([undefined, 1, 1]);
  });

  it.each(["a snapshot", "a message"])("is based on what %s has shown", async (shown) => {
    const backend = await openBackend();
    const [left, right] = [client(backend, { clientId: "left" }), client(backend, { clientId: "right" })];
    const values: unknown[] = [];
    if (shown === "a snapshot") {
      await right.set("/a", 1);
    }
    left.on("/**", (value) => values.push(value));
    await eventually(() => expect(backend.said).toContain("socket subscribe /**"));
    if (shown === "a message") {
      await right.set("/a", 1);
    }
    await eventually(() => expect(values).toEqual([1]));
    expect(await left.set("/a", 2)).toMatchObject({ conflict: false });
    expect(backend.received.at(-1)?.body).toMatchObject({ base: 1 });
  });

  it("with a revision, or a base of its own, needs no other", async () => {
    const backend = await openBackend();
    const signals = client(backend);
    await signals.set("/a", 1, { revision: 0 });
    await signals.set("/a", 1, { revision: 1 });
    await signals.set("/a", 1, { base: 0 });

    expect(backend.received.map(({ body }) => body)).toEqual([
      { value: 1, revision: 0 },
      { value: 1, revision: 1 },
      { value: 1, base: 0 },
    ]);
  });

  it("of a stale revision is a conflict that says what is there, and whose it is", async () => {
    const backend = await openBackend();
    const [left, right] = [client(backend, { clientId: "left" }), client(backend, { clientId: "right" })];
    await left.set("/a", 1);
    await right.set("/a", 2);
    const failure = await failureOf(left.set("/a", 3, { revision: 1 }));

    expect(failure).toMatchObject({
      code: "CONFLICT",
      name: "ConflictError",
      status: 409,
      expectedRevision: 1,
      currentRevision: 2,
      current: { value: 2, writer: "dev/right" },
      rival: { actor: "dev/right", version: 2 },
      conflictId: "c-2",
    });
    // It has been seen now.
    expect(await left.set("/a", 4)).toMatchObject({ conflict: false });
  });

  it("can be read by pattern, page by page, with a figure of all", async () => {
    const signals = client(await openBackend());
    for (const [index, name] of ["a", "b", "c", "d", "e"].entries()) {
      await signals.set(`/client/${name}/volume`, index);
    }
    const { items, reduced } = await signals.query("/client/*/volume", { reduce: "max" });
    expect(items.map(({ value }) => value)).toEqual([0, 1, 2, 3, 4]);
    expect(reduced).toBe(4);
    expect(await signals.query("/none/**")).toEqual({ items: [] });
  });

  it("can be read with others at one moment", async () => {
    const signals = client(await openBackend());
    await signals.set("/a", 1);
    await signals.set("/b", 2);
    const found = await signals.snapshot(["/a", "/b", "/none"]);
    expect([...found].map(([address, { value }]) => [address, value])).toEqual([
      ["/a", 1],
      ["/b", 2],
    ]);
  });
});

describe("the writes of a client", () => {
  it("to one address go out one after the other, also over both ways", async () => {
    const backend = await openBackend();
    const signals = await openClient(backend, { clientId: "left" });
    const large = "x".repeat(40_000);
    await Promise.all([signals.set("/a", 1), signals.set("/a", large), signals.remove("/a"), signals.set("/a", 4)]);

    expect(backend.said).toEqual(["socket set /a", "http PUT /a", "http DELETE /a", "socket set /a"]);
    expect(await signals.get("/a")).toMatchObject({ value: 4, revision: 4 });
  });

  it("to one address go on after one that failed, and others don't wait", async () => {
    const backend = await openBackend();
    const signals = await openClient(backend, { clientId: "left" });
    const failing = failureOf(signals.set("/a", 1, { revision: 7 }));
    const next = signals.set("/a", 2);
    const other = signals.set("/b", 3);
    expect(backend.said).toEqual([]);
    await Promise.all([failing, next, other]);

    expect(backend.said).toEqual(["socket set /a", "socket set /b", "socket set /a"]);
  });

  it("wait for a bundle that is about their address", async () => {
    const backend = await openBackend();
    const signals = await openClient(backend, { clientId: "left" });
    const first = signals.set("/a", 1);
    const bundle = signals.bundle([{ set: ["/a", 2] }, { set: ["/b", 2] }], { id: "scene" });
    const last = signals.set("/b", 3);
    expect((await bundle).results).toEqual([
      { address: "/a", revision: 2 },
      { address: "/b", revision: 1 },
    ]);
    await Promise.all([first, last]);

    expect(backend.said).toEqual(["socket set /a", "socket bundle", "socket set /b"]);
  });
});

describe("a lock", () => {
  it("is a lease with a fence, and keeps others out until it is given back", async () => {
    const backend = await openBackend();
    const [left, right] = [client(backend, { clientId: "left" }), client(backend, { clientId: "right" })];
    await left.set("/a", 1);
    const lease = await left.lock("/a", { ttlSeconds: 60 });
    expect(lease).toMatchObject({ address: "/a", fence: 1, revision: 2, value: 1 });
    const failure = await failureOf(right.set("/a", 2));
    expect(failure).toMatchObject({
      code: "LOCKED",
      name: "LockedError",
      holder: "dev/left",
      fence: 1,
      conflictId: "c-1",
    });
    expect(failure).toHaveProperty("expiresAt", new Date(lease.expiresAt));

    expect(await left.unlock("/a", { value: 3, fence: lease.fence })).toMatchObject({ value: 3 });
    expect((await right.lock("/a")).fence).toBe(2);
    expect(await failureOf(left.set("/a", 4, { fence: lease.fence }))).toMatchObject({ code: "LOCKED" });
  });

  it("around a piece of work is given back, whatever comes of it", async () => {
    const backend = await openBackend();
    const [left, right] = [client(backend, { clientId: "left" }), client(backend, { clientId: "right" })];
    const work = left.withLock("/a", async ({ fence }) => {
      expect(await failureOf(right.set("/a", 1))).toMatchObject({ code: "LOCKED" });
      await left.set("/a", 2, { fence });
      throw new Error("no more paper");
    });
    expect(await failureOf(work)).toMatchObject({ message: "no more paper" });
    expect(await right.set("/a", 3)).toMatchObject({ applied: true });
  });
});

describe("bundles and events", () => {
  it("say which operation stood in the way", async () => {
    const signals = client(await openBackend());
    const failure = await failureOf(signals.bundle([{ set: ["/a", 1] }, { set: ["/b", 1], revision: 4 }]));
    expect(failure).toMatchObject({ code: "CONFLICT", failedIndex: 1 });
    expect(await signals.get("/a")).toBeUndefined();
  });

  it("can be for later, and cancelled", async () => {
    const backend = await openBackend();
    const signals = client(backend);
    const at = new Date(Date.UTC(2030, 0, 1));
    const { bundleId, status } = await signals.bundle([{ set: ["/a", 1] }], { at });
    expect(status).toBe("scheduled");
    expect(await signals.cancelBundle(bundleId)).toMatchObject({ status: "cancelled", at: at.toISOString() });
    const failure = await failureOf(signals.cancelBundle("other"));
    expect(failure).toMatchObject({ code: "REJECTED", reason: "already-run" });
  });

  it("are emitted, and asked for", async () => {
    const signals = client(await openBackend(), { clientId: "left" });
    const id = await signals.emit("/bell", "ding", { target: "door" });
    expect(await signals.event(id)).toMatchObject({ status: "delivered", target: "door", writer: "dev/left" });
    expect(await signals.event("none")).toBeUndefined();
  });
});

describe("a host without sockets", () => {
  it("is told so when one is needed, and can do all else", async () => {
    vi.stubGlobal("WebSocket", undefined);
    const backend = await openBackend();
    const signals = connect({ url: backend.url });
    await signals.set("/a", 1);
    expect(() => signals.on("/a", () => undefined)).toThrow(/WebSocket/);
    expect(() => connect({ url: "nowhere" })).toThrow(TypeError);
  });
});
