import { describe, expect, it } from "vitest";
import { client, failureOf, openBackend } from "../fakes/backend/start.js";

describe("updateWithRetry", () => {
  it("sets what is made of the newest value, and makes it where there is none", async () => {
    const backend = await openBackend();
    const signals = client(backend);
    const increment = () => signals.updateWithRetry("/count", (value) => Number(value ?? 0) + 1);
    expect(await increment()).toMatchObject({ value: 1, revision: 1 });
    expect(await increment()).toMatchObject({ value: 2, revision: 2 });
    expect(backend.received.map(({ body }) => body)).toEqual([
      undefined,
      { value: 1, revision: 0 },
      undefined,
      { value: 2, revision: 1 },
    ]);
  });

  it("does it again when somebody else came first, without reading again", async () => {
    const backend = await openBackend();
    const [left, right] = [client(backend, { clientId: "left" }), client(backend, { clientId: "right" })];
    await left.set("/list", []);
    let attempts = 0;
    const result = await left.updateWithRetry("/list", async (value, signal) => {
      attempts += 1;
      if (attempts === 1) {
        await right.set("/list", ["right"]);
      }
      expect(signal?.writer).toBe(attempts === 1 ? "dev/left" : "dev/right");
      return [...(value as string[]), "left"];
    });
    expect(result).toMatchObject({ value: ["right", "left"], revision: 3 });
    expect(backend.said.filter((what) => what.startsWith("http GET"))).toHaveLength(1);
  });

  it("loses nothing when many do it at once", async () => {
    const backend = await openBackend();
    const clients = Array.from({ length: 6 }, () => client(backend));
    await Promise.all(
      clients.map((one) => one.updateWithRetry("/sum", (value) => Number(value ?? 0) + 1, { attempts: 50 })),
    );
    expect(await clients[0]?.get("/sum")).toMatchObject({ value: 6 });
  });

  it("gives up after as many attempts as it has", async () => {
    const backend = await openBackend();
    const [left, right] = [client(backend), client(backend)];
    let attempts = 0;
    const update = left.updateWithRetry(
      "/a",
      async () => {
        attempts += 1;
        await right.set("/a", attempts);
        return "mine";
      },
      { attempts: 3 },
    );
    expect(await failureOf(update)).toMatchObject({ code: "CONFLICT", expectedRevision: 2, currentRevision: 3 });
    expect(attempts).toBe(3);
  });

  it("leaves the value as it is if nothing is to be changed", async () => {
    const backend = await openBackend();
    expect(await client(backend).updateWithRetry("/a", () => undefined)).toBeUndefined();
    expect(backend.received).toHaveLength(1);
  });
});
