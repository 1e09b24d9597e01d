/**
 * Reads JSON so that numbers keep all their digits: those that a JavaScript number cannot hold stay as they were written,
 * as far as the browser can do that.
 */
export function parse(text) {
  return JSON.parse(text, (_, value, context) =>
    typeof value === "number" && isInexact(value, context?.source) ? JSON.rawJSON(context.source) : value,
  );
}

function isInexact(value, source) {
  return source !== undefined && typeof JSON.rawJSON === "function" && String(value) !== source;
}

/** Whether it has fields of its own to look into. */
export function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !JSON.isRawJSON?.(value);
}

/** The same text for the same value, in whatever order its fields came. */
export function canonical(value) {
  return JSON.stringify(value, (_, inner) =>
    isObject(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}

/** A value for people, on one line. */
export function brief(value) {
  return value === undefined ? "" : JSON.stringify(value);
}
