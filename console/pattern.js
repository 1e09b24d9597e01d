/** Whether an address is one of a pattern's: `*` is exactly one segment, `**` none or more, and everything else itself. */
export function matcher(pattern) {
  const wanted = pattern.split("/").slice(1);
  return (address) => matches(wanted, address.split("/").slice(1));
}

function matches([part, ...others], segments) {
  if (part === undefined) {
    return segments.length === 0;
  }
  if (part === "**") {
    return segments.some((_, index) => matches(others, segments.slice(index))) || matches(others, []);
  }
  return segments.length > 0 && (part === "*" || part === segments[0]) && matches(others, segments.slice(1));
}
