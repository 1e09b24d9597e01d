import { CONFLICT_BASE, CONFLICT_CAP } from "../api/timing.js";
import { fullJitter, sleep } from "../api/waiting.js";
import type { Environment } from "../environment/environment.js";
import { ConflictError } from "./conflict-error.js";
import type { SetOptions, SetResult, Signal, Value } from "./types.js";

/** Makes a new value of the one there is, `undefined` if there is none. Returns `undefined` to leave it as it is. */
export type Transform<T = Value> = (
  value: T | undefined,
  signal: Signal | undefined,
) => T | undefined | Promise<T | undefined>;

/** The two calls an update is made of. */
export interface Store {
  get(address: string): Promise<Signal | undefined>;
  set(address: string, value: Value, options: SetOptions): Promise<SetResult>;
}

/** Sets what `transform` makes of the newest value, and does so again while others come first. */
export async function update<T>(
  store: Store,
  address: string,
  transform: Transform<T>,
  attempts: number,
  environment: Environment,
): Promise<SetResult | undefined> {
  let signal = await store.get(address);
  for (let failures = 0; ; failures += 1) {
    const value = await transform(signal?.value as T | undefined, signal);
    if (value === undefined) {
      return undefined;
    }
    try {
      return await store.set(address, value, { revision: signal?.revision ?? 0 });
    } catch (failure) {
      if (!(failure instanceof ConflictError) || failures + 1 >= attempts) {
        throw failure;
      }
      // The answer says what is there now: it need not be read again.
      signal = failure.current;
      await sleep(fullJitter(failures, CONFLICT_BASE, CONFLICT_CAP, environment), environment);
    }
  }
}
