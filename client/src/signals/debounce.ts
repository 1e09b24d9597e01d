import type { Cancel, Environment } from "../environment/environment.js";
import { environmentAtWork } from "../environment/here.js";
import type { SetOptions, SetResult, Value } from "./types.js";

type Set = (address: string, value: Value, options?: SetOptions) => Promise<SetResult>;

/** Sets the newest value once nobody has changed it for a while. */
export interface Debounced {
  /**
   * Replaces the value that waits for this address, and starts the wait anew. Resolves with the answer to the value that
   * was sent in the end, which may be a newer one; with `undefined` if it was cancelled. Rejects as `set` does.
   */
  (address: string, value: Value, options?: SetOptions): Promise<SetResult | undefined>;
  /** Sends what waits now. Resolves once all of it is answered, well or not. */
  flush(): Promise<void>;
  /** Forgets what waits. */
  cancel(): void;
}

interface Waiting {
  readonly value: Value;
  readonly options: SetOptions | undefined;
  readonly stop: Cancel;
  readonly outcome: Outcome;
}

/**
 * For typed input: calls `set` with an address's newest value after `millis` milliseconds without a newer one, and at once
 * when the page is left.
 */
export function debounce(set: Set, millis = 300, environment: Environment = environmentAtWork()): Debounced {
  const pauses = new Pauses(set, millis, environment);
  return Object.assign((address: string, value: Value, options?: SetOptions) => pauses.put(address, value, options), {
    flush: () => pauses.flush(),
    cancel: () => pauses.cancel(),
  });
}

/** The values that wait, by address. */
class Pauses {
  readonly #waiting = new Map<string, Waiting>();
  #unwatch: Cancel = () => undefined;

  constructor(
    private readonly set: Set,
    private readonly millis: number,
    private readonly environment: Environment,
  ) {}

  put(address: string, value: Value, options: SetOptions | undefined): Promise<SetResult | undefined> {
    if (this.#waiting.size === 0) {
      this.#unwatch = this.environment.page.watch((change) => change === "leave" && this.flush());
    }
    const before = this.#waiting.get(address);
    before?.stop();
    const outcome = before?.outcome ?? new Outcome();
    const stop = this.environment.after(this.millis, () => this.#send(address));
    this.#waiting.set(address, { value, options, stop, outcome });
    return outcome.promise;
  }

  async flush(): Promise<void> {
    await Promise.allSettled([...this.#waiting.keys()].map((address) => this.#send(address)));
  }

  cancel(): void {
    for (const address of [...this.#waiting.keys()]) {
      this.#take(address)?.outcome.resolve(undefined);
    }
  }

  #send(address: string): Promise<unknown> | undefined {
    const taken = this.#take(address);
    taken?.outcome.resolve(this.set(address, taken.value, taken.options));
    return taken?.outcome.promise;
  }

  #take(address: string): Waiting | undefined {
    const waiting = this.#waiting.get(address);
    waiting?.stop();
    this.#waiting.delete(address);
    if (this.#waiting.size === 0) {
      this.#unwatch();
    }
    return waiting;
  }
}

/** What all calls that wait for the same write are told. */
class Outcome {
  resolve: (result: SetResult | undefined | Promise<SetResult>) => void = () => undefined;
  readonly promise = new Promise<SetResult | undefined>((resolve) => {
    this.resolve = resolve;
  });
}
