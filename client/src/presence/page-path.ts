const LONGEST = 512;

/**
 * The path as the backend takes it: at most 512 UTF-16 units, no pair cut in two, no half pair.
 * Absent if it does not start with `/`: no page then.
 */
export function pagePath(path: string | undefined): string | undefined {
  if (typeof path !== "string" || !path.startsWith("/")) {
    return undefined;
  }
  const whole = path.replace(/\p{Surrogate}/gu, "\ufffd");
  return whole.slice(0, isHighSurrogate(whole.charCodeAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
