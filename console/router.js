const PAGES = new Set(["items", "item", "conflict", "live", "views"]);

/** The page an address means: `{page, parts, query}`. What no page has is `unknown`. */
export function routeOf(hash) {
  const [path, search = ""] = cutOnce(hash.replace(/^#/, ""), "?");
  const query = new URLSearchParams(search);
  const [first = "", ...rest] = path.split("/").slice(1);
  try {
    const parts = rest.filter((part) => part !== "").map(decodeURIComponent);
    return { page: first === "" ? "overview" : PAGES.has(first) ? first : "unknown", parts, query };
  } catch {
    return { page: "unknown", parts: [], query };
  }
}

/** The address of a page. What is `undefined` in `query` is left out. */
export function linkTo(page, parts = [], query = {}) {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== "");
  const search = given.length > 0 ? `?${new URLSearchParams(given)}` : "";
  return `#/${[page === "overview" ? "" : page, ...parts.map(segment)].join("/")}${search}`;
}

/** Text as one part of a path, whatever Unicode is in it. */
export function segment(text) {
  // Halves of surrogate pairs have no UTF-8, and encoding them throws.
  return encodeURIComponent(String(text).replace(/\p{Surrogate}/gu, "\uFFFD"));
}

/** The page of what conflicts were about; `undefined` where it has none, as a bundle by its id. */
export function linkToTarget({ kind, key }) {
  if (kind === "item") {
    return linkTo("item", cutOnce(key, "/"));
  }
  return key.startsWith("/") ? linkTo("live", [], { pattern: key }) : undefined;
}

/** Where somebody wants to go who typed this: an address, an item as `type/id`, or else the id of a conflict. */
export function destinationOf(typed) {
  const text = typed.trim();
  if (text.startsWith("/")) {
    return linkTo("live", [], { pattern: text });
  }
  return text.includes("/") ? linkTo("item", cutOnce(text, "/")) : linkTo("conflict", [text]);
}

/** Goes there, and where one is there already looks again. */
export function visit(link) {
  if (location.hash === link) {
    dispatchEvent(new Event("hashchange"));
  }
  location.hash = link;
}

function cutOnce(text, mark) {
  const at = text.indexOf(mark);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
