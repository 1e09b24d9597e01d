import type { Cancel } from "../../src/environment/environment.js";

interface Timer {
  readonly at: number;
  readonly action: () => void;
}

/** A clock that moves only when told to. */
export class FakeClock {
  #now = 0;
  readonly #timers = new Set<Timer>();

  now(): number {
    return this.#now;
  }

  /** How many timers wait. */
  get waiting(): number {
    return this.#timers.size;
  }

  /** Milliseconds until the next timer. */
  get next(): number | undefined {
    const times = [...this.#timers].map(({ at }) => at - this.#now);
    return times.length === 0 ? undefined : Math.min(...times);
  }

  after(millis: number, action: () => void): Cancel {
    const timer = { at: this.#now + Math.max(0, millis), action };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Moves on, timer by timer, and lets everything that follows from each happen. */
  async advance(millis: number): Promise<void> {
    const end = this.#now + millis;
    await settle();
    for (let next = this.#next(end); next; next = this.#next(end)) {
      this.#timers.delete(next);
      this.#now = next.at;
      next.action();
      await settle();
    }
    this.#now = end;
  }

  #next(end: number): Timer | undefined {
    return [...this.#timers].filter((timer) => timer.at <= end).sort((one, other) => one.at - other.at)[0];
  }
}

/** Lets promises that are already decided have their effects. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
