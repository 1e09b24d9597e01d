import {
  DeniedError,
  InvalidError,
  LockedError,
  maybe,
  NotFoundError,
  OutcomeUnknownError,
  type Problem,
  RejectedError,
  type TiebreakError,
  TooLargeError,
  UnavailableError,
} from "./errors.js";

/** An answer, over HTTP or the socket. */
export interface Reply {
  readonly status: number;
  /** What was sent as JSON; `undefined` if it was none. */
  readonly body: unknown;
  /** Milliseconds. */
  readonly retryAfter?: number | undefined;
}

/** Makes the conflict of an item or of a shared value. */
export type ConflictReader = (message: string, problem: Problem) => TiebreakError;

/** Whether the call changes something: an unclear failure of a write may have happened all the same. */
export type Effect = "read" | "write";

/** What a reply that is no success means. */
export function failureOf(reply: Reply, effect: Effect, conflict: ConflictReader): TiebreakError {
  const problem = problemOf(reply);
  const kind = problem.type?.split("/").at(-1);
  const message = problem.detail ?? problem.title ?? `status ${reply.status}`;
  switch (reply.status) {
    case 401:
    case 403:
      return new DeniedError(message, problem);
    case 404:
      return new NotFoundError(message, problem);
    case 409:
    case 412:
      return kind === "already-run" ? new RejectedError(message, problem, kind) : conflict(message, problem);
    case 413:
      return new TooLargeError(message, problem);
    case 422:
      return new RejectedError(message, problem, maybe(problem.code, "string") ?? kind);
    case 423:
      return new LockedError(message, problem);
    case 408:
    case 429:
      return new UnavailableError(message, problem, reply.retryAfter);
  }
  if (reply.status < 500) {
    return new InvalidError(message, problem);
  }
  // Only our own word for it means that nothing happened; gateways say 503 as well.
  return effect === "read" || kind === "unavailable"
    ? new UnavailableError(message, problem, reply.retryAfter)
    : new OutcomeUnknownError(message, problem);
}

function problemOf({ status, body }: Reply): Problem {
  return { ...(typeof body === "object" && body !== null && body), status };
}
