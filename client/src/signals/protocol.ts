import type { Lock, Signal, Value } from "./types.js";

/** The longest message the backend takes, in bytes. */
export const LONGEST = 32_768;

export type Id = string | number;

/** A value that changed. */
export interface Live {
  readonly address: string;
  readonly value?: Value;
  readonly deleted?: boolean;
  readonly revision: number;
  readonly timestamp: number;
  readonly writer: string;
  readonly lock?: Lock;
  readonly meta?: {
    readonly conflict: boolean;
    readonly previousWriter: string | null;
    readonly previousRevision: number;
  };
}

export interface Answer {
  readonly type: "answer";
  readonly ref?: Id;
  /** Of the subscription that was refused. */
  readonly id?: Id;
  readonly status: number;
  readonly body?: unknown;
}

export interface Snapshot {
  readonly type: "snapshot";
  readonly id: Id;
  readonly items: readonly Signal[];
  readonly more?: boolean;
}

export interface BundleMessage {
  readonly type: "bundle";
  readonly bundleId: string;
  readonly signals: readonly Live[];
  readonly more?: boolean;
}

export interface EventMessage {
  readonly type: "event";
  readonly eventId: string;
  readonly address: string;
  readonly target: string;
  readonly value: Value;
  readonly writer: string;
  readonly at: string;
}

/** What the backend sends. */
export type Incoming =
  | Answer
  | Snapshot
  | ({ readonly type: "signal" } & Live)
  | BundleMessage
  | EventMessage
  | { readonly type: "pong" };

/** A message; `undefined` if it is none, which newer backends may send. */
export function incoming(text: unknown): Incoming | undefined {
  try {
    const message: unknown = JSON.parse(String(text));
    return typeof message === "object" && message !== null && "type" in message ? (message as Incoming) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the backend takes a message of this text over the socket. */
export function fits(text: string): boolean {
  // No character has more than 3 bytes for each of its UTF-16 units, so most texts need not be encoded.
  return text.length * 3 <= LONGEST || new TextEncoder().encode(text).length <= LONGEST;
}
