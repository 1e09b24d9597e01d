import type { TiebreakError } from "../api/errors.js";
import { failureOf } from "../api/problems.js";
import { REPEAT_BASE, REPEAT_CAP } from "../api/timing.js";
import { fullJitter } from "../api/waiting.js";
import type { Cancel, Environment } from "../environment/environment.js";
import { ConflictError } from "./conflict-error.js";
import type { Answer, BundleMessage, EventMessage, Incoming, Live, Snapshot } from "./protocol.js";
import { Recent } from "./recent.js";
import type { Seen } from "./seen.js";
import { EVENTS_KEPT } from "./timing.js";
import { type Listening, Watch } from "./watch.js";

/** All patterns this client listens to; each is subscribed to once, and again on each new connection. */
export class Subscriptions {
  readonly #watches = new Map<string, Watch>();
  /** Bundles of which only some parts came so far. */
  readonly #parts = new Map<string, readonly Live[]>();
  readonly #events = new Recent(EVENTS_KEPT);
  #retries: Cancel[] = [];
  #ids = 0;

  /** `send` does nothing while there is no connection. */
  constructor(
    private readonly send: (text: string) => void,
    private readonly seen: Seen,
    private readonly environment: Environment,
  ) {}

  add(pattern: string, listening: Listening): Cancel {
    const watch = this.#watches.get(pattern) ?? this.#begin(pattern);
    watch.join(listening);
    return () => {
      watch.leave(listening);
      if (watch.deserted && this.#watches.get(pattern) === watch) {
        this.#watches.delete(pattern);
        this.#say({ action: "unsubscribe", id: watch.id });
      }
    };
  }

  /** There is a new connection, which knows nothing of the one before. */
  opened(): void {
    this.#parts.clear();
    this.#cancelRetries();
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
    this.#watches.clear();
    this.#cancelRetries();
  }

  #begin(pattern: string): Watch {
    this.#ids += 1;
    const watch = new Watch(this.#ids, pattern);
    this.#watches.set(pattern, watch);
    this.#subscribe(watch);
    return watch;
  }

  #subscribe(watch: Watch): void {
    watch.begin();
    this.#say({ action: "subscribe", pattern: watch.pattern, id: watch.id });
  }

  #say(message: object): void {
    this.send(JSON.stringify(message));
  }

  #withId(id: unknown): Watch | undefined {
    return [...this.#watches.values()].find((watch) => watch.id === id);
  }

  #snapshot({ id, items, more }: Snapshot): void {
    for (const item of items) {
      this.seen.note(item);
    }
    this.#withId(id)?.snapshot(items, more !== true);
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
    error.code === "UNAVAILABLE" ? this.#again(watch) : this.#end(watch, error);
  }

  #again(watch: Watch): void {
    const wait = fullJitter(this.#retries.length, REPEAT_BASE, REPEAT_CAP, this.environment);
    const retry = () => this.#watches.get(watch.pattern) === watch && this.#subscribe(watch);
    this.#retries.push(this.environment.after(wait, retry));
  }

  #cancelRetries(): void {
    for (const cancel of this.#retries) {
      cancel();
    }
    this.#retries = [];
  }

  #end(watch: Watch, error: TiebreakError): void {
    this.#watches.delete(watch.pattern);
    watch.refused(error);
  }
}
