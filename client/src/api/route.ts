import { InvalidError } from "./errors.js";

/** `/v1/items/a%40b/c` of its segments. Throws if one of them would lead to another route. */
export function pathOf(...segments: readonly string[]): string {
  for (const segment of segments) {
    // URLs take dots for steps, also encoded ones.
    if (segment === "" || segment === "." || segment === "..") {
      throw new InvalidError(`"${segment}" can be no part of an address or an id`, {});
    }
  }
  return `/v1/${segments.map(encodeURIComponent).join("/")}`;
}

/** `?a=1&b=2` of what is there. */
export function queryOf(parameters: Readonly<Record<string, string | number | boolean | undefined>>): string {
  const present = Object.entries(parameters).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams(present.map(([name, value]) => [name, String(value)])).toString();
  return query === "" ? "" : `?${query}`;
}
