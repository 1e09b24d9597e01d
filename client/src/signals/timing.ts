/** A connection on which nothing happened for this long is asked whether it lives; the gateway closes it after 10 minutes. */
export const IDLE = 240_000;

/** A connection that does not answer by then is given up; so is one that does not open. */
export const PATIENCE = 10_000;

/** A subscription without a snapshot by then is asked for again: a gateway may have lost it without a word. */
export const SNAPSHOT_PATIENCE = 20_000;

/** The bound of the first random wait before connecting again; it doubles with every further failure. */
export const RECONNECT_BASE = 500;

/** No wait before connecting again is longer. A connection that lasted as long was none that failed. */
export const RECONNECT_CAP = 30_000;

/** As many events are remembered, so that a repeated one is told once. */
export const EVENTS_KEPT = 1_000;
