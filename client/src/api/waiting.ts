import type { Environment } from "../environment/environment.js";
import { UnavailableError } from "./errors.js";
import { REPEAT_BASE, REPEAT_CAP, RETRY_AFTER_CAP } from "./timing.js";

/** Milliseconds to wait after so many failures: anything up to a bound that doubles, so that a crowd spreads out. */
export function fullJitter(failures: number, base: number, cap: number, environment: Environment): number {
  return environment.random() * Math.min(cap, base * 2 ** failures);
}

/** Waits; no longer than until `stop` is aborted. */
export function sleep(millis: number, environment: Environment, stop?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      cancel();
      stop?.removeEventListener("abort", done);
      resolve();
    };
    const cancel = environment.after(millis, done);
    stop?.addEventListener("abort", done);
  });
}

/** Repeats a call that may be made twice until its outcome is known, or `stop` is aborted; then the last failure stands. */
export async function untilKnown<T>(call: () => Promise<T>, environment: Environment, stop?: AbortSignal): Promise<T> {
  for (let failures = 0; ; failures += 1) {
    try {
      return await call();
    } catch (failure) {
      if (!isOpen(failure) || stop?.aborted) {
        throw failure;
      }
      const asked = failure instanceof UnavailableError ? Math.min(failure.retryAfter ?? 0, RETRY_AFTER_CAP) : 0;
      await sleep(asked + fullJitter(failures, REPEAT_BASE, REPEAT_CAP, environment), environment, stop);
      if (stop?.aborted) {
        throw failure;
      }
    }
  }
}

/** Whether a repeat may have another end. A defect (500) has none. */
function isOpen(failure: unknown): boolean {
  const { code, status } = failure as { code?: unknown; status?: unknown };
  return (code === "UNAVAILABLE" || code === "OUTCOME_UNKNOWN") && status !== 500;
}
