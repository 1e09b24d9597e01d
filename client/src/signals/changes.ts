import type { TiebreakError } from "../api/errors.js";
import type { Lock, Value } from "./types.js";

/** What is known about a value that is shown. */
export interface SignalMeta {
  readonly revision: number;
  /** Absent if the value was removed while the connection was down. */
  readonly writer?: string;
  /** Milliseconds since 1970; absent like `writer`. */
  readonly timestamp?: number;
  readonly lock?: Lock;
  /** Whether it replaced another writer's value which its own writer had not seen. */
  readonly conflict: boolean;
  /** Whose value it replaced; absent if there was none, and in a snapshot. */
  readonly previousWriter?: string;
  readonly previousRevision?: number;
  /** Whether it was there already, and did not change just now. */
  readonly snapshot: boolean;
  /** Whether it was removed; the value is `undefined` then. */
  readonly deleted: boolean;
  /** The bundle it was part of. All values of a bundle are shown in one go. */
  readonly bundleId?: string;
  readonly eventId?: undefined;
}

/** What is known about an event; its address has no value. */
export interface EventMeta {
  readonly revision?: undefined;
  readonly conflict: false;
  readonly snapshot: false;
  readonly deleted: false;
  readonly eventId: string;
  readonly target: string;
  readonly writer: string;
  /** ISO 8601. */
  readonly at: string;
}

/** Told of a value or an event. `meta.eventId` tells them apart. */
export type Listener = (value: Value, address: string, meta: SignalMeta | EventMeta) => void;

/** A value as it is shown. */
export interface Change {
  readonly address: string;
  readonly value: Value;
  readonly meta: SignalMeta;
}

/** Two writers changed a value at the same time, and one of them did not know of the other. */
export interface Conflict {
  readonly address: string;
  /** What is there now. */
  readonly value: Value;
  readonly revision: number;
  readonly timestamp: number;
  readonly writer: string;
  /** Whose value was replaced unseen; absent if the backend names nobody. */
  readonly previousWriter?: string;
  readonly previousRevision: number;
}

export interface ListenOptions {
  /** Told if the subscription is refused; it is over then. Absent: the client's `onError`. */
  readonly onError?: ((error: TiebreakError) => void) | undefined;
}
