const KEPT = 30;

/** The shared values of a pattern as far as they are known, and what changed last. */
export class Watched {
  values = new Map();
  /** Newest first: `{signal, seen}`, where `seen` is a number that grows. */
  changes = [];
  #seen = 0;
  #isWhole = false;

  /** All there is now. What is newer than what was known counts as a change; who was overtaken is not known of it. */
  snapshot(items) {
    const before = this.values;
    this.values = new Map(items.map((signal) => [signal.address, signal]));
    if (this.#isWhole) {
      const newer = items.filter(({ address, revision }) => !(before.get(address)?.revision >= revision));
      const removed = [...before.keys()].filter((address) => !this.values.has(address));
      for (const signal of [...newer, ...removed.map((address) => ({ address, deleted: true }))]) {
        this.#note(signal);
      }
    }
    this.#isWhole = true;
  }

  /** A change; one that is not newer than what is known is a repeat. */
  change(signal) {
    const { address, revision, deleted } = signal;
    if (this.values.get(address)?.revision >= revision) {
      return;
    }
    deleted ? this.values.delete(address) : this.values.set(address, signal);
    this.#note(signal);
  }

  /** The first values by address. */
  first(most) {
    return [...this.values.values()].sort((one, other) => (one.address < other.address ? -1 : 1)).slice(0, most);
  }

  #note(signal) {
    this.#seen += 1;
    this.changes = [{ signal, seen: this.#seen }, ...this.changes].slice(0, KEPT);
  }
}

/** Whether a lock is still in force. */
export function isHeld(lock, now = Date.now()) {
  return lock !== undefined && Date.parse(lock.expiresAt) > now;
}
