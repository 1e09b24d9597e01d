import { maybe, type Problem, TiebreakError } from "../api/errors.js";
import type { Item } from "./types.js";

/** The command that came first. */
export interface Rival {
  readonly actor: string;
  readonly commandId: string;
  /** ISO 8601. */
  readonly at: string;
  /** The version it made. */
  readonly version: number;
}

/** The item has another version than the one expected. Nothing was changed: look at `latest` and decide again. */
export class ConflictError extends TiebreakError {
  override readonly name = "ConflictError";
  readonly code = "CONFLICT";
  readonly expectedVersion: number;
  /** 0 if there is no item. */
  readonly currentVersion: number;
  /** The item now; absent if there is none. */
  readonly latest: Item | undefined;
  /** JSON pointers (`/attributes/phone`) to what differs between the version expected and now. */
  readonly changedFields: readonly string[];
  /** Who made the version after the one expected; absent if nobody did. */
  readonly rival: Rival | undefined;
  /** The record operators find it under. */
  readonly conflictId: string | undefined;

  constructor(message: string, problem: Problem) {
    super(message, problem);
    this.expectedVersion = Number(problem.expectedVersion);
    this.currentVersion = Number(problem.currentVersion);
    this.latest = problem.current as Item | undefined;
    this.changedFields = (problem.changedFields ?? []) as readonly string[];
    this.rival = problem.rival as Rival | undefined;
    this.conflictId = maybe(problem.conflictId, "string");
  }
}
