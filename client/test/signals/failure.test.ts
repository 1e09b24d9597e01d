import { describe, expect, it } from "vitest";
import type { Environment } from "../../src/environment/environment.js";
import { nodeEnvironment } from "../../src/environment/node.js";
import { TiebreakError } from "../../src/signals/index.js";
import { problem } from "../fakes/backend/answers.js";
import type { Fate, Received } from "../fakes/backend/backend.js";
import { client, eventually, failureOf, openBackend, openClient } from "../fakes/backend/start.js";
import { FakeClock } from "../fakes/clock.js";

/** A real network, and timers moved by hand. */
function byHand(): { clock: FakeClock; environment: Environment } {
  const clock = new FakeClock();
  const after: Environment["after"] = (millis, action) => clock.after(millis, action);
  return { clock, environment: { ...nodeEnvironment(), now: () => clock.now(), after, random: () => 0.999 } };
}

/** The first fates given, then all is well. */
function inTurn(...fates: Fate[]): (request: Received) => Fate {
  return () => fates.shift() ?? "answered";
}

function shorterThan(millis: number): number {
  return expect.toSatisfy((wait: number) => wait < millis) as number;
}

describe("a refusal", () => {
  it.each([
    [400, "invalid-request", "INVALID", { field: "/value" }],
    [401, "unauthenticated", "DENIED", {}],
    [403, "forbidden", "DENIED", {}],
    [404, "not-found", "NOT_FOUND", {}],
    [405, "method-not-allowed", "INVALID", {}],
    [413, "too-large", "TOO_LARGE", {}],
    [423, "locked", "LOCKED", { fence: 3 }],
    [428, "precondition-required", "INVALID", {}],
    [429, "throttled", "UNAVAILABLE", {}],
    [500, "internal", "OUTCOME_UNKNOWN", {}],
    [503, "unavailable", "UNAVAILABLE", {}],
    [503, "outcome-unknown", "OUTCOME_UNKNOWN", {}],
  ] as const)("(%i, %s) is an error of its own kind, over both ways", async (status, type, code, fields) => {
    const backend = await openBackend();
    backend.fate = () => problem(status, type, fields);
    for (const signals of [client(backend), await openClient(backend)]) {
      const failure = await failureOf(signals.set("/a", 1));
      expect(failure).toBeInstanceOf(TiebreakError);
      expect(failure).toMatchObject({ code, status, requestId: "r-1", message: `It is ${type}.`, ...fields });
    }
  });

  it.each([
    [problem(422, "rejected", { code: "no-sum" }), "no-sum"],
    [problem(422, "key-reused"), "key-reused"],
  ])("by a rule says which", async (answer, reason) => {
    const backend = await openBackend();
    backend.fate = () => answer;
    expect(await failureOf(client(backend).set("/a", 1))).toMatchObject({ code: "REJECTED", reason });
  });

  it("for now says when to come back", async () => {
    const backend = await openBackend();
    backend.fate = () => ({ ...problem(429, "throttled"), headers: { "retry-after": "7" } });
    expect(await failureOf(client(backend).get("/a"))).toMatchObject({ code: "UNAVAILABLE", retryAfter: 7_000 });
  });

  it.each([502, 503, 504])("(%i) of a gateway may have happened if it was a write", async (status) => {
    const backend = await openBackend();
    backend.fate = () => ({ status, body: { message: "Service Unavailable" } });
    const signals = client(backend);
    expect(await failureOf(signals.set("/a", 1))).toMatchObject({ code: "OUTCOME_UNKNOWN", status });
    expect(await failureOf(signals.get("/a"))).toMatchObject({ code: "UNAVAILABLE", status });
  });
});

describe("an answer that gets lost", () => {
  it("leaves a write unknown, and it is sent once", async () => {
    const backend = await openBackend();
    backend.fate = () => "lost";
    expect(await failureOf(client(backend).set("/a", 1))).toMatchObject({ code: "OUTCOME_UNKNOWN" });
    const signals = await openClient(backend);
    expect(await failureOf(signals.set("/a", 2))).toMatchObject({ code: "OUTCOME_UNKNOWN" });
    expect(backend.said).toEqual(["http PUT /a", "socket set /a"]);
  });

  it("makes a read fail for now", async () => {
    const backend = await openBackend();
    backend.fate = () => "lost";
    expect(await failureOf(client(backend).get("/a"))).toMatchObject({ code: "UNAVAILABLE" });
  });

  it("to a write with `once` is asked for again until it is known, and the write happens once", async () => {
    const backend = await openBackend();
    const { clock, environment } = byHand();
    const signals = client(backend, { environment });
    backend.fate = inTurn("lost", problem(503, "unavailable"), { status: 504 });
    const setting = signals.set("/a", 1, { once: true });
    const waits: number[] = [];
    for (const calls of [1, 2, 3]) {
      // A call that is on its way waits for ten seconds; what is less is the time until the next one.
      await eventually(() => expect([backend.received.length, clock.next ?? 0]).toEqual([calls, shorterThan(10_000)]));
      waits.push(Math.round(clock.next ?? 0));
      await clock.advance(clock.next ?? 0);
    }
    expect(waits).toEqual([500, 999, 1_998]);
    expect(await setting).toMatchObject({ revision: 1 });
    const keys = new Set(backend.received.map(({ key }) => key));
    expect([backend.received.length, keys.size]).toEqual([4, 1]);
    expect([...keys][0]).toMatch(/^[\x21-\x7e]{1,255}$/);
  });

  it("over a socket that broke is asked for over HTTP, under the key that was given", async () => {
    const backend = await openBackend();
    const { clock, environment } = byHand();
    const signals = await openClient(backend, { environment });
    backend.fate = inTurn("lost");
    const setting = signals.set("/a", 1, { once: "order-4711" });
    await eventually(() => expect(signals.state).toBe("waiting"));
    backend.refuses = () => true;
    await clock.advance(600);

    expect(await setting).toMatchObject({ revision: 1 });
    expect(backend.received.map(({ over, key }) => [over, key])).toEqual([
      ["socket", "order-4711"],
      ["http", "order-4711"],
    ]);
  });

  it("after ten seconds is lost, over both ways", async () => {
    for (const open of [client, openClient]) {
      const backend = await openBackend();
      const { clock, environment } = byHand();
      const signals = await open(backend, {
        environment,
        fetch: (_, { signal }) => new Promise((_, reject) => signal?.addEventListener("abort", reject)),
      });
      backend.fate = () => ({ status: 204 });
      const outcome = failureOf(signals.set("/a", 1));
      await clock.advance(9_999);
      expect(await Promise.race([outcome, "waiting"])).toBe("waiting");
      await clock.advance(1);
      expect(await outcome).toMatchObject({ code: "OUTCOME_UNKNOWN" });
    }
  });

  it("does not make a defect be asked for again", async () => {
    const backend = await openBackend();
    backend.fate = () => problem(500, "internal");
    expect(await failureOf(client(backend).set("/a", 1, { once: true }))).toMatchObject({ code: "OUTCOME_UNKNOWN" });
    expect(backend.received).toHaveLength(1);
  });

  it("stays unknown when the client is closed", async () => {
    const backend = await openBackend();
    const { clock, environment } = byHand();
    const signals = client(backend, { environment });
    backend.fate = () => "lost";
    const outcome = failureOf(signals.set("/a", 1, { once: true }));
    await eventually(() => expect([backend.received.length, clock.next]).toEqual([1, shorterThan(10_000)]));
    signals.close();
    expect(await outcome).toMatchObject({ code: "OUTCOME_UNKNOWN" });
    expect(clock.waiting).toBe(0);
    expect(await failureOf(signals.set("/a", 1))).toMatchObject({ code: "CLOSED" });
    expect(() => signals.on("/a", () => undefined)).toThrow("closed");
  });
});

describe("a token", () => {
  it("is asked for each call, and once more after a 401", async () => {
    const backend = await openBackend();
    backend.fate = ({ token }) => (token === "old" ? problem(401, "unauthenticated") : "answered");
    let asked = 0;
    const signals = client(backend, { token: () => (++asked === 1 ? "old" : `new ${asked}`) });
    await signals.set("/a", 1);
    await signals.get("/a");
    expect(backend.received.map(({ token }) => token)).toEqual(["old", "new 2", "new 3"]);
  });

  it("that can't be had means that nothing happened", async () => {
    const backend = await openBackend();
    const signals = client(backend, { token: () => Promise.reject(new Error("signed out")) });
    expect(await failureOf(signals.set("/a", 1))).toMatchObject({
      code: "UNAVAILABLE",
      cause: { message: "signed out" },
    });
    expect(backend.received).toEqual([]);
  });
});
