/** What kind of failure it was: decide by this, and not by a message. */
export type Code =
  | "CONFLICT"
  | "LOCKED"
  | "DENIED"
  | "INVALID"
  | "NOT_FOUND"
  | "TOO_LARGE"
  | "REJECTED"
  | "UNAVAILABLE"
  | "OUTCOME_UNKNOWN"
  | "CLOSED";

/** A problem document (RFC 9457) as the backend sent it, or what little is known of a failure without one. */
export interface Problem {
  readonly type?: string;
  readonly title?: string;
  readonly status?: number;
  readonly detail?: string;
  readonly requestId?: string;
  readonly [field: string]: unknown;
}

/** A call that did not do what it was to do. */
export abstract class TiebreakError extends Error {
  abstract readonly code: Code;
  /** The HTTP status; absent if there was no answer. */
  readonly status: number | undefined;
  /** Names the call in the backend's logs; absent if no backend answered. */
  readonly requestId: string | undefined;
  /** Of several operations: which one was refused, counted from 0. The others did not happen either. */
  readonly failedIndex: number | undefined;

  constructor(message: string, problem: Problem = {}, options?: ErrorOptions) {
    super(message, options);
    this.status = problem.status;
    this.requestId = problem.requestId;
    this.failedIndex = maybe(problem.failedIndex, "number");
  }
}

/** Somebody else holds the lock, or the `fence` sent is not the newest. Nothing was changed. */
export class LockedError extends TiebreakError {
  override readonly name = "LockedError";
  readonly code = "LOCKED";
  /** The writer that holds it; absent if nobody does and only the fence was wrong. */
  readonly holder: string | undefined;
  /** When the lease ends if it is not extended. */
  readonly expiresAt: Date | undefined;
  /** The newest fence. */
  readonly fence: number | undefined;
  readonly conflictId: string | undefined;

  constructor(message: string, problem: Problem) {
    super(message, problem);
    const expiresAt = maybe(problem.expiresAt, "string");
    this.holder = maybe(problem.holder, "string");
    this.expiresAt = expiresAt === undefined ? undefined : new Date(expiresAt);
    this.fence = maybe(problem.fence, "number");
    this.conflictId = maybe(problem.conflictId, "string");
  }
}

/** The token is missing or over (401), or it does not give this right (403). */
export class DeniedError extends TiebreakError {
  override readonly name = "DeniedError";
  readonly code = "DENIED";
}

/** The request breaks a rule of the API; it will never be accepted. */
export class InvalidError extends TiebreakError {
  override readonly name = "InvalidError";
  readonly code = "INVALID";
  /** A JSON pointer into the body, `body` for all of it, or the name of a header or parameter. */
  readonly field: string | undefined;

  constructor(message: string, problem: Problem) {
    super(message, problem);
    this.field = maybe(problem.field, "string");
  }
}

/** There is no such thing. */
export class NotFoundError extends TiebreakError {
  override readonly name = "NotFoundError";
  readonly code = "NOT_FOUND";
}

/** More than the backend takes: split it. */
export class TooLargeError extends TiebreakError {
  override readonly name = "TooLargeError";
  readonly code = "TOO_LARGE";
}

/** A business rule says no. */
export class RejectedError extends TiebreakError {
  override readonly name = "RejectedError";
  readonly code = "REJECTED";
  /** Which rule: the problem's own `code`, or `key-reused`, `already-run`. */
  readonly reason: string | undefined;

  constructor(message: string, problem: Problem, reason: string | undefined) {
    super(message, problem);
    this.reason = reason;
  }
}

/** Not now (429, 503), or nobody could be reached. Nothing happened; the same call may succeed later. */
export class UnavailableError extends TiebreakError {
  override readonly name = "UnavailableError";
  readonly code = "UNAVAILABLE";
  /** Milliseconds after which to try again; absent if the backend named none. */
  readonly retryAfter: number | undefined;

  constructor(message: string, problem?: Problem, retryAfter?: number, options?: ErrorOptions) {
    super(message, problem, options);
    this.retryAfter = retryAfter;
  }
}

/**
 * The answer to a write got lost: it may have happened or not. Read before you write again, or write with `once` in the
 * first place: then it is repeated until the answer is known, and takes effect once.
 */
export class OutcomeUnknownError extends TiebreakError {
  override readonly name = "OutcomeUnknownError";
  readonly code = "OUTCOME_UNKNOWN";
}

/** This client was closed. The call was not sent. */
export class ClosedError extends TiebreakError {
  override readonly name = "ClosedError";
  readonly code = "CLOSED";
}

interface Types {
  string: string;
  number: number;
}

/** A field of a problem if it has that type. */
export function maybe<T extends keyof Types>(value: unknown, type: T): Types[T] | undefined {
  return typeof value === type ? (value as Types[T]) : undefined;
}
