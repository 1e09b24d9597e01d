import type { TiebreakError } from "../api/errors.js";
import type { Token } from "../api/token.js";
import type { Cancel, Environment, Fetch } from "../environment/environment.js";
import type { Change, Conflict, Listener, ListenOptions } from "./changes.js";
import type { ConnectionState } from "./connection.js";
import type { Socket } from "./line.js";
import type {
  BundleOptions,
  BundleResult,
  EmitOptions,
  EventStatus,
  Lease,
  Operation,
  QueryResult,
  Reduction,
  Removal,
  SetOptions,
  SetResult,
  Signal,
  Value,
  WriteOptions,
} from "./types.js";
import type { Transform } from "./update.js";

/** What a client of shared values needs to know. */
export interface SignalsOptions {
  /** The backend's origin, for example `https://api.example.org`; a stage path may follow. */
  readonly url: string;
  /** Where sockets are opened, for example `wss://live.example.org/live`. Absent: `/live` at `url`, as the local run has it. */
  readonly socketUrl?: string | undefined;
  /**
   * The bearer token, or a function that is asked for it before each call and each connection: the backend closes a
   * socket when its token is over. A function that rejects counts as an unreachable backend.
   */
  readonly token?: Token | undefined;
  /** Tells windows of one actor apart, 1 to 64 of `A-Za-z0-9._-`. Absent: a new one, so that each client is a writer. */
  readonly clientId?: string | undefined;
  /** Told of subscriptions that are refused and have no `onError` of their own. Absent: thrown where nobody catches it. */
  readonly onError?: ((error: TiebreakError) => void) | undefined;
  /** Sends the calls instead of the global `fetch`. */
  readonly fetch?: Fetch | undefined;
  /** Makes the sockets. Absent: the global one, which Node has from version 22 on. */
  readonly WebSocket?: (new (url: string) => Socket) | undefined;
  /** Clock, timers, randomness and page, for tests and unusual hosts. Absent: those of the browser or Node. */
  readonly environment?: Environment | undefined;
}

/**
 * Shared values, addressed like `/room/7/lamp`. Every method may be used on its own, without the object.
 *
 * Calls reject with a `TiebreakError`; decide by its `code`. Patterns are addresses in which `*` is exactly one segment
 * and `**` none or more.
 */
export interface Signals {
  /** The id this client writes under: its writer is `actor/clientId`. */
  readonly clientId: string;
  /** Of the socket; `closed` also before the first `on`. */
  readonly state: ConnectionState;
  /** Told each new state. Returns what ends that. */
  onState(listener: (state: ConnectionState) => void): Cancel;

  /** The value now, asked over HTTP; `undefined` if there is none. */
  get(address: string): Promise<Signal | undefined>;
  /** All values a pattern means, page by page; they need not be of one moment. With `reduce` also one figure of them. */
  query(pattern: string, options?: { readonly reduce?: Reduction | undefined }): Promise<QueryResult>;
  /** Up to 100 values as they were at one moment, by address; absent ones are missing. */
  snapshot(addresses: readonly string[]): Promise<Map<string, Signal>>;

  /**
   * Sets a value; `undefined` only with `lock` or `unlock`, and leaves it as it is. It goes over the socket if that is
   * open and the message has at most 32 KB, else over HTTP.
   */
  set(address: string, value: Value, options?: SetOptions): Promise<SetResult>;
  /** Removes a value, and with it this client's lock. Its revision goes on counting if it is written again. */
  remove(address: string, options?: Pick<SetOptions, "revision" | "fence" | "once">): Promise<Removal>;
  /**
   * Sets what `transform` makes of the newest value and, when somebody else came first, does so again after a short random
   * wait. Resolves to `undefined` if `transform` did; rejects with the last `ConflictError` after `attempts`, 8 if absent.
   */
  updateWithRetry<T = Value>(
    address: string,
    transform: Transform<T>,
    options?: { readonly attempts?: number | undefined },
  ): Promise<SetResult | undefined>;
  /**
   * Takes the lock, or keeps it for longer: 30 seconds, or 1 to 300. `LockedError` if another writer has it. A lock taken
   * over the socket is given back when the socket closes.
   */
  lock(address: string, options?: { readonly ttlSeconds?: number | undefined } & WriteOptions): Promise<Lease>;
  /** Gives the lock back, after setting the value if one is given. */
  unlock(
    address: string,
    options?: { readonly value?: Value } & Pick<SetOptions, "fence" | "once">,
  ): Promise<SetResult>;
  /** Locks, does something, and unlocks, whatever came of it. */
  withLock<T>(
    address: string,
    action: (lease: Lease) => Promise<T>,
    options?: { readonly ttlSeconds?: number | undefined },
  ): Promise<T>;

  /** All or nothing; an error's `failedIndex` says which operation stood in the way. */
  bundle(operations: readonly Operation[], options?: BundleOptions): Promise<BundleResult>;
  /** Cancels a bundle that was to happen later; `RejectedError` if it has happened. */
  cancelBundle(id: string): Promise<BundleResult>;
  /** Tells the address's authority, or its listeners, that something happened, and resolves to the event's id. */
  emit(address: string, value: Value, options?: EmitOptions): Promise<string>;
  /** What became of an event; `undefined` if there is none. */
  event(id: string): Promise<EventStatus | undefined>;

  /** Opens the socket, as the first `on` does. */
  open(): void;
  /**
   * Tells `listener` the values a pattern means as they are, then each that changes, and events. No revision of an address
   * is told twice or after a newer one, also across connections; one that was removed is told as `undefined`. Returns
   * what ends it. All listeners to one pattern share a subscription.
   */
  on(pattern: string, listener: Listener, options?: ListenOptions): Cancel;
  /** Tells all of a bundle's values that a pattern means at once, after each was told to `on`. */
  onBundle(
    pattern: string,
    listener: (changes: readonly Change[], bundleId: string) => void,
    options?: ListenOptions,
  ): Cancel;
  /** Tells only where a writer replaced another one's value without having seen it. */
  onConflict(pattern: string, listener: (conflict: Conflict) => void, options?: ListenOptions): Cancel;
  /** Ends socket, subscriptions and repeats. What is called afterwards fails with `ClosedError`. */
  close(): void;
}
