import type { TiebreakError } from "../api/errors.js";
import { failureOf } from "../api/problems.js";
import { REPEAT_BASE, REPEAT_CAP } from "../api/timing.js";
import { fullJitter } from "../api/waiting.js";
import type { Cancel, Environment } from "../environment/environment.js";
import { ConflictError } from "./conflict-error.js";
import type { Answer, BundleMessage, EventMessage, Incoming, Live, Snapshot } from "./protocol.js";
import { Recent } from "./recent.js";
import type { Seen } from "./seen.js";
import { EVENTS_KEPT, SNAPSHOT_PATIENCE } from "./timing.js";
import { type Listening, Watch } from "./watch.js";

/** All patterns this client listens to; each is subscribed to once, and again on each new connection. */
export class Subscriptions {
  readonly #watches = new Map<string, Watch>();
  /** Bundles of which only some parts came so far. */
  readonly #parts = new Map<string, readonly Live[]>();
  readonly #events = new Recent(EVENTS_KEPT);
  /** What ends the wait until a subscription is asked for again. */
  readonly #due = new Map<Watch, Cancel>();
  #refusals = 0;
  #ids = 0;

  /** `send` returns false while there is no connection. */
  constructor(
    private readonly send: (text: string) => boolean,
    private readonly seen: Seen,
    private readonly environment: Environment,
  ) {}

  add(pattern: string, listening: Listening): Cancel {
    const watch = this.#watches.get(pattern) ?? this.#begin(pattern);
    watch.join(listening);
    return () => {
      watch.leave(listening);
      if (watch.deserted && this.#watches.get(pattern) === watch) {
        this.#forget(watch);
        this.#say({ action: "unsubscribe", id: watch.id });
      }
    };
  }

  /** There is a new connection, which knows nothing of the one before. */
  opened(): void {
    this.#parts.clear();
    this.#refusals = 0;
    for (const watch of this.#watches.values()) {
      this.#subscribe(watch);
    }
  }

  /** Takes what is about subscriptions. */
  heard(message: Incoming): void {
    switch (message.type) {
      case "snapshot":
        this.#snapshot(message);
        break;
      case "signal":
        this.#changed([message]);
        break;
      case "bundle":
        this.#bundled(message);
        break;
      case "event":
        this.#happened(message);
        break;
      case "answer":
        this.#refused(message);
    }
  }

  clear(): void {
    for (const watch of [...this.#watches.values()]) {
      this.#forget(watch);
    }
  }

  #begin(pattern: string): Watch {
    const watch = new Watch(pattern);
    this.#watches.set(pattern, watch);
    this.#subscribe(watch);
    return watch;
  }

  /** Each attempt has an id of its own: pages that are late belong to no newer one. */
  #subscribe(watch: Watch): void {
    this.#ids += 1;
    watch.begin(this.#ids);
    if (this.#say({ action: "subscribe", pattern: watch.pattern, id: watch.id })) {
      this.#awaitSnapshot(watch);
    }
  }

  /** A page, the first or another, or all of it anew. */
  #awaitSnapshot(watch: Watch): void {
    this.#after(SNAPSHOT_PATIENCE, watch, () => {
      this.#say({ action: "unsubscribe", id: watch.id });
      this.#subscribe(watch);
    });
  }

  #after(millis: number, watch: Watch, action: () => void): void {
    this.#settle(watch);
    this.#due.set(watch, this.environment.after(millis, action));
  }

  #settle(watch: Watch): void {
    this.#due.get(watch)?.();
    this.#due.delete(watch);
  }

  #forget(watch: Watch): void {
    this.#watches.delete(watch.pattern);
    this.#settle(watch);
  }

  #say(message: object): boolean {
    return this.send(JSON.stringify(message));
  }

  #withId(id: unknown): Watch | undefined {
    return [...this.#watches.values()].find((watch) => watch.id === id);
  }

  #snapshot({ id, items, more }: Snapshot): void {
    for (const item of items) {
      this.seen.note(item);
    }
    const watch = this.#withId(id);
    if (watch) {
      more ? this.#awaitSnapshot(watch) : this.#settle(watch);
      watch.snapshot(items, more !== true);
    }
  }

  #changed(lives: readonly Live[], bundleId?: string): void {
    for (const live of lives) {
      this.seen.note(live);
    }
    for (const watch of [...this.#watches.values()]) {
      watch.changed(lives, bundleId);
    }
  }

  /** Shown when it is whole, or not at all: what is missing then is in the snapshot of the next connection. */
  #bundled({ bundleId, signals, more }: BundleMessage): void {
    const all = [...(this.#parts.get(bundleId) ?? []), ...signals];
    if (more) {
      this.#parts.set(bundleId, all);
    } else {
      this.#parts.delete(bundleId);
      this.#changed(all, bundleId);
    }
  }

  #happened(event: EventMessage): void {
    if (!this.#events.isNew(event.eventId)) {
      return;
    }
    for (const watch of [...this.#watches.values()].filter(({ matches }) => matches(event.address))) {
      watch.happened(event);
    }
  }

  /** A subscription that was refused is over, unless it was only refused for now. */
  #refused({ ref, id, status, body }: Answer): void {
    // What has a `ref` answers a request: subscriptions are sent without.
    const watch = ref === undefined ? this.#withId(id) : undefined;
    if (!watch) {
      return;
    }
    const error = failureOf({ status, body }, "read", (message, problem) => new ConflictError(message, problem));
    error.code === "UNAVAILABLE" ? this.#againLater(watch) : this.#end(watch, error);
  }

  #againLater(watch: Watch): void {
    const wait = fullJitter(this.#refusals, REPEAT_BASE, REPEAT_CAP, this.environment);
    this.#refusals += 1;
    this.#after(wait, watch, () => this.#subscribe(watch));
  }

  #end(watch: Watch, error: TiebreakError): void {
    this.#forget(watch);
    watch.refused(error);
  }
}
