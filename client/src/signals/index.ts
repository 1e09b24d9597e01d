export {
  ClosedError,
  type Code,
  DeniedError,
  InvalidError,
  LockedError,
  NotFoundError,
  OutcomeUnknownError,
  RejectedError,
  TiebreakError,
  TooLargeError,
  UnavailableError,
} from "../api/errors.js";
export type { Token } from "../api/token.js";
export type { Change, Conflict, EventMeta, Listener, ListenOptions, SignalMeta } from "./changes.js";
export { ConflictError, type Rival } from "./conflict-error.js";
export { connect } from "./connect.js";
export type { ConnectionState } from "./connection.js";
export { type Debounced, debounce } from "./debounce.js";
export type { Socket } from "./line.js";
export type { Signals, SignalsOptions } from "./signals.js";
export type * from "./types.js";
export type { Transform } from "./update.js";
