import { maybe, type Problem, TiebreakError } from "../api/errors.js";
import type { Signal } from "./types.js";

/** The command that came first. */
export interface Rival {
  readonly actor: string;
  readonly commandId: string;
  /** ISO 8601. */
  readonly at: string;
  /** The revision it made. */
  readonly version: number;
}

/** The value has another revision than the one expected. Nothing was changed: look at `current` and decide again. */
export class ConflictError extends TiebreakError {
  override readonly name = "ConflictError";
  readonly code = "CONFLICT";
  readonly expectedRevision: number;
  /** 0 if there is no value. */
  readonly currentRevision: number;
  /** The value now; absent if there is none. */
  readonly current: Signal | undefined;
  /** Who came first; absent if nobody ever wrote. */
  readonly rival: Rival | undefined;
  /** The record operators find it under. */
  readonly conflictId: string | undefined;

  constructor(message: string, problem: Problem) {
    super(message, problem);
    this.expectedRevision = Number(problem.expectedRevision);
    this.currentRevision = Number(problem.currentRevision);
    this.current = problem.current as Signal | undefined;
    this.rival = problem.rival as Rival | undefined;
    this.conflictId = maybe(problem.conflictId, "string");
  }
}
