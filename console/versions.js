import { api, Refused } from "./api.js";

const PAGE = 50;

/** The versions of an item, read page by page, and what it was at each of them, read once. */
export class Versions {
  /** Newest first, as far as they were read. */
  read = [];
  #next;
  #states = new Map();

  constructor(type, id, signal) {
    this.type = type;
    this.id = id;
    this.signal = signal;
  }

  get newest() {
    return this.read[0]?.version ?? 0;
  }

  get hasOlder() {
    return this.read.length === 0 || this.#next !== undefined;
  }

  async older() {
    const { items, next } = await api.history(this.type, this.id, { limit: PAGE, cursor: this.#next }, this.signal);
    this.read.push(...items);
    this.#next = next;
  }

  /** The item at a version; `undefined` where it is deleted, or version 0. */
  at(version) {
    if (version === 0) {
      return Promise.resolve(undefined);
    }
    if (!this.#states.has(version)) {
      const reading = this.#stateAt(version);
      reading.catch(() => this.#states.delete(version));
      this.#states.set(version, reading);
    }
    return this.#states.get(version);
  }

  async #stateAt(version) {
    try {
      return await api.item(this.type, this.id, { version }, this.signal);
    } catch (refused) {
      if (refused instanceof Refused && refused.status === 404) {
        return undefined;
      }
      throw refused;
    }
  }

  /** The version in force at a moment in milliseconds; 0 before the first. Reads back as far as that takes. */
  async inForceAt(millis) {
    for (;;) {
      const entry = this.read.find(({ at }) => Date.parse(at) <= millis);
      if (entry || !this.hasOlder) {
        return entry?.version ?? 0;
      }
      await this.older();
    }
  }
}
