import type { Change } from "./changes.js";
import type { Live } from "./protocol.js";
import type { Signal } from "./types.js";

/** What a message says is there now. */
export function signalOf({ address, value, revision, timestamp, writer, lock }: Live): Signal {
  return { address, value, revision, timestamp, writer, ...(lock && { lock }) };
}

/** A value that was there already. */
export function snapshotChange({ address, value, revision, writer, timestamp, lock }: Signal): Change {
  const meta = { revision, writer, timestamp, conflict: false, snapshot: true, deleted: false };
  return { address, value, meta: { ...meta, ...(lock && { lock }) } };
}

/** A value of which only that it is gone is known. */
export function removedMeanwhile(address: string, revision: number): Change {
  return { address, value: undefined, meta: { revision, conflict: false, snapshot: true, deleted: true } };
}

/** A value that changed just now. */
export function liveChange(live: Live, bundleId: string | undefined): Change {
  const { address, value, revision, writer, timestamp, lock, deleted = false } = live;
  const { conflict = false, previousWriter, previousRevision } = live.meta ?? {};
  const meta = {
    revision,
    writer,
    timestamp,
    conflict,
    snapshot: false,
    deleted,
    ...(lock && { lock }),
    ...(previousWriter && { previousWriter }),
    ...(previousRevision !== undefined && { previousRevision }),
    ...(bundleId !== undefined && { bundleId }),
  };
  return { address, value: deleted ? undefined : value, meta };
}
