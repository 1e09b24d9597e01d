import type { TiebreakError } from "../api/errors.js";
import type { Change, EventMeta } from "./changes.js";
import { matcher } from "./pattern.js";
import type { EventMessage, Live } from "./protocol.js";
import { report } from "./report.js";
import { liveChange, removedMeanwhile, signalOf, snapshotChange } from "./showing.js";
import type { Signal, Value } from "./types.js";

/** Whoever listens to a pattern. */
export interface Listening {
  changed(change: Change): void;
  /** All of a bundle that was new, after `changed` was told each. */
  bundled?(changes: readonly Change[], bundleId: string): void;
  happened?(value: Value, address: string, meta: EventMeta): void;
  refused(error: TiebreakError): void;
}

interface Known {
  readonly revision: number;
  /** Absent while there is no value. */
  readonly signal?: Signal;
}

/** What one pattern shows, and to whom. No revision of an address is shown twice, or after a newer one. */
export class Watch {
  readonly matches: (address: string) => boolean;
  /** Removed addresses stay: a late message about them must not bring them back. */
  readonly #known = new Map<string, Known>();
  /** Shown before this subscription, and not heard of on it: removed meanwhile, if the snapshot ends without them. */
  #unheard = new Set<string>();
  readonly #listening = new Set<Listening>();
  /** Those that have been shown what was known when they came, and are told all that changes. */
  readonly #joined = new Set<Listening>();
  #id = 0;

  constructor(readonly pattern: string) {
    this.matches = matcher(pattern);
  }

  /** Of its newest subscription. */
  get id(): number {
    return this.#id;
  }

  get deserted(): boolean {
    return this.#listening.size === 0;
  }

  /** Shows the newcomer what is known so far, once its caller has the function that ends it. */
  join(listening: Listening): void {
    this.#listening.add(listening);
    queueMicrotask(() => {
      if (!this.#listening.has(listening)) {
        return;
      }
      this.#joined.add(listening);
      for (const { signal } of [...this.#known.values()]) {
        if (signal) {
          this.#tell([listening], (one) => one.changed(snapshotChange(signal)));
        }
      }
    });
  }

  leave(listening: Listening): void {
    this.#listening.delete(listening);
    this.#joined.delete(listening);
  }

  /** A new subscription: its snapshot is compared with what is shown. */
  begin(id: number): void {
    this.#id = id;
    const present = [...this.#known].filter(([, { signal }]) => signal !== undefined);
    this.#unheard = new Set(present.map(([address]) => address));
  }

  /** A page of a snapshot. */
  snapshot(items: readonly Signal[], isLast: boolean): void {
    for (const signal of items) {
      this.#unheard.delete(signal.address);
      if (this.#isNews(signal)) {
        this.#known.set(signal.address, { revision: signal.revision, signal });
        this.#show(snapshotChange(signal));
      }
    }
    if (isLast) {
      this.#showRemoved();
    }
  }

  /** What changed at one moment. */
  changed(lives: readonly Live[], bundleId?: string): void {
    const changes = lives.filter((live) => this.matches(live.address)).flatMap((live) => this.#take(live, bundleId));
    for (const change of changes) {
      this.#show(change);
    }
    if (bundleId !== undefined && changes.length > 0) {
      this.#tell(this.#joined, (one) => one.bundled?.(changes, bundleId));
    }
  }

  happened({ value, address, eventId, target, writer, at }: EventMessage): void {
    const meta: EventMeta = { eventId, target, writer, at, conflict: false, snapshot: false, deleted: false };
    this.#tell(this.#joined, (one) => one.happened?.(value, address, meta));
  }

  refused(error: TiebreakError): void {
    this.#tell(this.#listening, (one) => one.refused(error));
  }

  #take(live: Live, bundleId: string | undefined): Change[] {
    const shown = this.#known.get(live.address)?.signal;
    if (!this.#isNews(live)) {
      return [];
    }
    const { address, revision } = live;
    this.#unheard.delete(address);
    this.#known.set(address, live.deleted ? { revision } : { revision, signal: signalOf(live) });
    // Nobody has to be told that something unknown is gone.
    return live.deleted && !shown ? [] : [liveChange(live, bundleId)];
  }

  #isNews({ address, revision }: { address: string; revision: number }): boolean {
    return revision > (this.#known.get(address)?.revision ?? -1);
  }

  #showRemoved(): void {
    for (const address of this.#unheard) {
      const revision = this.#known.get(address)?.revision ?? 0;
      this.#known.set(address, { revision });
      this.#show(removedMeanwhile(address, revision));
    }
    this.#unheard.clear();
  }

  #show(change: Change): void {
    this.#tell(this.#joined, (one) => one.changed(change));
  }

  /** A listener that fails keeps nobody else from listening. */
  #tell(listening: Iterable<Listening>, tell: (one: Listening) => void): void {
    for (const one of [...listening]) {
      try {
        if (this.#listening.has(one)) {
          tell(one);
        }
      } catch (failure) {
        report(failure);
      }
    }
  }
}
