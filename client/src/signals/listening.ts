import type { TiebreakError } from "../api/errors.js";
import type { Change, Conflict, Listener } from "./changes.js";
import { report } from "./report.js";
import type { Listening } from "./watch.js";

/** Told of values and events, or of nothing, and of refusals. */
export function listening(
  listener: Listener | undefined,
  onError: ((error: TiebreakError) => void) | undefined = report,
): Listening {
  return {
    changed: ({ value, address, meta }) => listener?.(value, address, meta),
    happened: (value, address, meta) => listener?.(value, address, meta),
    refused: (error) => onError(error),
  };
}

/** Told only of values that replaced one which their writer had not seen. */
export function conflicts(met: (conflict: Conflict) => void): Listener {
  return (value, address, meta) => {
    if (meta.eventId === undefined && meta.conflict) {
      met(conflictOf({ value, address, meta }));
    }
  };
}

function conflictOf({ value, address, meta }: Change): Conflict {
  const { revision, timestamp = 0, writer = "", previousWriter, previousRevision = 0 } = meta;
  return { address, value, revision, timestamp, writer, previousRevision, ...(previousWriter && { previousWriter }) };
}
