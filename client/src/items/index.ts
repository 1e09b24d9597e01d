export {
  type Code,
  DeniedError,
  InvalidError,
  NotFoundError,
  OutcomeUnknownError,
  RejectedError,
  TiebreakError,
  TooLargeError,
  UnavailableError,
} from "../api/errors.js";
export type { Token } from "../api/token.js";
export { ConflictError, type Rival } from "./conflict-error.js";
export { createItems } from "./create-items.js";
export { type Items, type ItemsOptions, type UpdateOptions, VERSION_FIRST, VERSION_LATEST } from "./items.js";
export type * from "./types.js";
