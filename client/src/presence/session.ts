import type { Environment } from "../environment/environment.js";

const KEY = "tiebreak.session";

/** The session all tabs of this browser share: the one given, the one kept, or a new one. */
export function sessionOf(given: string | undefined, environment: Environment): string {
  if (isId(given)) {
    return given;
  }
  const kept = environment.storage.get(KEY);
  if (isId(kept)) {
    return kept;
  }
  const made = environment.id();
  environment.storage.set(KEY, made);
  // Read again: where another tab wrote in this moment, both go on with what is there.
  return environment.storage.get(KEY) ?? made;
}

/** The id this tab had on its last page, or a new one. */
export function tabOf(environment: Environment): string {
  const kept = environment.page.takeTabId();
  return isId(kept) ? kept : environment.id();
}

function isId(value: string | undefined): value is string {
  return typeof value === "string" && value.length >= 1 && value.length <= 64;
}
