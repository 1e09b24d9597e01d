/** How often a page is told again, in milliseconds; each time up to a tenth more or less. */
export const HEARTBEAT = 30_000;

/** The same path of the same tab is never told twice within this time. */
export const DEBOUNCE = 5_000;

/** A wish that could not be told yet is announced again this often, so that it is not taken for a dead tab's. */
export const RENEWAL = 15_000;

/** A call that has no answer by then has failed. */
export const TIMEOUT = 10_000;

/** After a failure nothing is sent for this long, whatever the dice say. */
export const BACKOFF_FLOOR = 5_000;

/** The random part of the first wait after a failure; it doubles with every further one. */
export const BACKOFF_BASE = 5_000;

/** No wait after a failure is longer, unless the backend asks for it. */
export const BACKOFF_CAP = 300_000;

/** The longest `Retry-After` that is believed. */
export const RETRY_AFTER_CAP = 86_400_000;

/** A page that was left sooner, before it could be counted, was passed through and not shown. */
export const SHOWN = 1_000;

/** What a leaving tab asks the others to wait for, so that its last call stays alone. */
export const LAST_CALL = 1_000;

/** As many views a tab keeps for a backend that can't be reached; older ones are forgotten. */
export const VIEWS_KEPT = 20;

/** The time to the next heartbeat: a crowd that came at once does not come in step. */
export function nextHeartbeat(random: number): number {
  return HEARTBEAT * (0.9 + 0.2 * random);
}
