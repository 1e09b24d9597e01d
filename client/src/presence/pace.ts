import type { Environment } from "../environment/environment.js";
import type { Answer } from "./backend.js";
import { BACKOFF_BASE, BACKOFF_CAP, BACKOFF_FLOOR, RETRY_AFTER_CAP } from "./timing.js";

/** When the backend may be called again. Each tab keeps it, so that a new sender goes on where the last one was. */
export class Pace {
  #failures = 0;
  #until = Number.NEGATIVE_INFINITY;

  constructor(private readonly environment: Environment) {}

  get failures(): number {
    return this.#failures;
  }

  /** Milliseconds until the next call; 0 if it may be made now. */
  wait(): number {
    return Math.max(0, this.#until - this.environment.now());
  }

  /** Takes an answer into account. */
  heed(answer: Answer): void {
    if (answer.kind === "accepted") {
      this.#failures = 0;
      return;
    }
    this.#failures += 1;
    this.pause(this.#waitAfter(answer), this.#failures);
  }

  /** Waits at least that long. */
  pause(millis: number, failures: number): void {
    this.#failures = failures;
    this.#until = Math.max(this.#until, this.environment.now() + millis);
  }

  #waitAfter(answer: Exclude<Answer, { kind: "accepted" }>): number {
    if (answer.kind !== "unavailable") {
      return BACKOFF_CAP * (0.8 + 0.2 * this.environment.random());
    }
    const bound = Math.min(BACKOFF_CAP - BACKOFF_FLOOR, BACKOFF_BASE * 2 ** (this.#failures - 1));
    const jittered = BACKOFF_FLOOR + this.environment.random() * bound;
    return answer.retryAfter === undefined ? jittered : Math.min(answer.retryAfter, RETRY_AFTER_CAP) + jittered;
  }
}
