import type { Environment } from "../environment/environment.js";

/** Milliseconds, of a header in seconds or with a date (RFC 9110, 10.2.3); absent if it can't be read. */
export function retryAfter(header: string | null, environment: Environment): number | undefined {
  if (header === null) {
    return undefined;
  }
  const millis = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - environment.epoch();
  return Number.isNaN(millis) ? undefined : Math.max(0, millis);
}
