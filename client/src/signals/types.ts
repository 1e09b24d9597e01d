/** Any JSON. */
export type Value = unknown;

/** Who may write a value alone, and until when. */
export interface Lock {
  /** The writer that holds it. */
  readonly holder: string;
  /** ISO 8601. Nobody tells when it is over: see to it with a timer. */
  readonly expiresAt: string;
  /** Grows with each grant. */
  readonly fence: number;
}

/** A shared value as it was at one moment. */
export interface Signal {
  readonly address: string;
  readonly value: Value;
  /** Grows with every accepted command, locks included, and never falls. */
  readonly revision: number;
  /** Milliseconds since 1970. */
  readonly timestamp: number;
  /** An actor, or `actor/clientId`. */
  readonly writer: string;
  readonly lock?: Lock;
}

/** Only this client's writes to one address wait for each other; different addresses don't. */
export interface WriteOptions {
  /**
   * `true`, or a key of your own (1 to 255 printable ASCII characters): the write takes effect once, however often it has
   * to be repeated, and is repeated until its answer is known or the client is closed. It costs the backend 4 write units
   * instead of 1. Without it a write is sent once, and a lost answer is an `OutcomeUnknownError`.
   */
  readonly once?: boolean | string | undefined;
}

export interface SetOptions extends WriteOptions {
  /** The revision that has to be there, 0 for none; else a `ConflictError`. */
  readonly revision?: number | undefined;
  /** When the writer wrote it, in milliseconds since 1970: the newest wins, and a late one is answered `applied: false`. */
  readonly timestamp?: number | undefined;
  /** The revision the writer last saw. Absent: the newest this client has seen when `set` is called. */
  readonly base?: number | undefined;
  /** Takes the lock, or keeps it for longer. */
  readonly lock?: boolean | undefined;
  /** Gives the lock back, after the value was written. */
  readonly unlock?: boolean | undefined;
  /** How long the lock lasts after this write: 1 to 300, and 30 if absent. */
  readonly lockTtlSeconds?: number | undefined;
  /** Refuses the write if this is not the newest fence. */
  readonly fence?: number | undefined;
}

export interface SetResult extends Signal {
  /** False if the value lost by the address's rule; then all else is what is there instead. */
  readonly applied: boolean;
  /** Whether it replaced another writer's value which this client had not seen. */
  readonly conflict: boolean;
}

export interface Removal {
  readonly address: string;
  readonly revision: number;
  readonly timestamp: number;
  readonly writer: string;
}

/** A lock this client has. */
export interface Lease {
  readonly address: string;
  /** Hand it to everything that is written under this lock. */
  readonly fence: number;
  /** ISO 8601; every write of the holder moves it. */
  readonly expiresAt: string;
  /** What is locked; null if there was nothing. */
  readonly value: Value;
  readonly revision: number;
}

export interface SetOperation {
  readonly set: readonly [address: string, value: Value];
  readonly revision?: number | undefined;
  readonly lock?: boolean | undefined;
  readonly unlock?: boolean | undefined;
  readonly fence?: number | undefined;
}

export interface EmitOperation {
  readonly emit: readonly [address: string, value: Value];
}

/** A part of a bundle; each is about another address. */
export type Operation = SetOperation | EmitOperation;

export interface BundleOptions extends WriteOptions {
  /** The same bundle again under its id has no second effect for 24 hours. Made if absent. */
  readonly id?: string | undefined;
  /** When it is to happen, at most a year off; at once if absent. */
  readonly at?: Date | undefined;
}

export interface BundleResult {
  readonly bundleId: string;
  readonly status: "done" | "scheduled" | "refused" | "cancelled";
  /** Of one that is done, in the order of its operations. */
  readonly results?: readonly { readonly address: string; readonly revision?: number; readonly eventId?: string }[];
  /** Of one that is or was scheduled: when, ISO 8601. */
  readonly at?: string;
}

export interface EmitOptions extends WriteOptions {
  /** Events of one target are handled one at a time, in order. Absent: the address. */
  readonly target?: string | undefined;
}

export interface EventStatus {
  readonly eventId: string;
  readonly address: string;
  readonly target: string;
  readonly value: Value;
  readonly writer: string;
  readonly at: string;
  readonly status: "accepted" | "delivered" | "handled" | "failed";
  /** What its authority did, or why it did not. */
  readonly result?: Value;
}

export type Reduction = "max" | "min" | "sum" | "avg" | "count";

export interface QueryResult {
  readonly items: Signal[];
  /** Only with `reduce`; null where there is nothing to reduce. */
  readonly reduced?: number | null;
}
