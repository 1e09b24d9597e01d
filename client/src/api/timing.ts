/** A call that has no answer by then, in milliseconds, is given up. */
export const TIMEOUT = 10_000;

/** The bound of the first random wait before a call is repeated; it doubles with every further one. */
export const REPEAT_BASE = 500;

/** No random wait before a repeat is longer. */
export const REPEAT_CAP = 30_000;

/** The same for a write that met another one: that is over soon. */
export const CONFLICT_BASE = 50;
export const CONFLICT_CAP = 2_000;

/** The longest `Retry-After` that is believed. */
export const RETRY_AFTER_CAP = 300_000;
