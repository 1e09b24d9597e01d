import { afterEach, vi } from "vitest";
import { WebSocket } from "ws";
import { connect, type Signals, type SignalsOptions } from "../../../src/signals/index.js";
import { FakeBackend } from "./backend.js";

const endings: (() => unknown)[] = [];

afterEach(async () => {
  for (const end of endings.splice(0).reverse()) {
    await end();
  }
});

/** A backend for one test. */
export async function openBackend(now?: () => number): Promise<FakeBackend> {
  const backend = new FakeBackend(now);
  await backend.open();
  endings.push(() => backend.close());
  return backend;
}

/** A client of it, closed with the test. */
export function client(backend: FakeBackend, options: Partial<SignalsOptions> = {}): Signals {
  const signals = connect({ url: backend.url, WebSocket, ...options });
  endings.push(() => signals.close());
  return signals;
}

/** The same, with an open socket. */
export async function openClient(backend: FakeBackend, options: Partial<SignalsOptions> = {}): Promise<Signals> {
  const signals = client(backend, options);
  signals.open();
  await eventually(() => signals.state === "open" || fail("not open"));
  return signals;
}

/** Asks for a claim until it holds; real sockets take a moment. */
export function eventually<T>(claim: () => T): Promise<T> {
  return vi.waitFor(claim, { timeout: 5_000, interval: 2 });
}

/** The failure a promise rejects with. */
export async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => fail(`it succeeded with ${JSON.stringify(value)}`),
    (failure: unknown) => failure,
  );
}

function fail(why: string): never {
  throw new Error(why);
}
