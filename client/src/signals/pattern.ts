/**
 * Whether an address is one of a pattern's: `*` is exactly one segment, `**` none or more, and everything else itself.
 */
export function matcher(pattern: string): (address: string) => boolean {
  const parts = pattern.split("/").slice(1);
  return (address) => matches(parts, address.split("/").slice(1));
}

function matches(parts: readonly string[], segments: readonly string[]): boolean {
  const [part, ...rest] = parts;
  if (part === undefined) {
    return segments.length === 0;
  }
  if (part === "**") {
    return segments.some((_, index) => matches(rest, segments.slice(index))) || matches(rest, []);
  }
  return segments.length > 0 && (part === "*" || part === segments[0]) && matches(rest, segments.slice(1));
}
