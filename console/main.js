import { askForToken, showBearer } from "./bearer.js";
import { conflict } from "./conflict.js";
import { el, say } from "./dom.js";
import { item } from "./item.js";
import { items } from "./items.js";
import { live } from "./live.js";
import { offer } from "./offer.js";
import { overview } from "./overview.js";
import { emptiness, heading } from "./parts.js";
import { destinationOf, routeOf, visit } from "./router.js";
import { takeToken } from "./token.js";
import { views } from "./views.js";

const PAGES = { overview, conflict, item, items, live, views, unknown };
/** The part of the navigation a page belongs to. */
const PART = { conflict: "overview", item: "items" };

const shown = (id) => document.getElementById(id);
const main = shown("main");
let ending = new AbortController();

function unknown(place) {
  place.replaceChildren(
    heading("Nothing here"),
    emptiness("There is no such page.", el("a", { href: "#/" }, "To the conflicts")),
  );
}

/** Shows the page of the address. Everything the one before it did ends. */
function go(isFirst = false) {
  ending.abort();
  ending = new AbortController();
  const route = routeOf(location.hash);
  markPart(PART[route.page] ?? route.page);
  PAGES[route.page](main, route, { signal: ending.signal, tell });
  const title = main.querySelector("h1");
  document.title = `${title.textContent} – Tiebreak console`;
  if (!isFirst) {
    scrollTo(0, 0);
    title.focus({ preventScroll: true });
  }
}

function markPart(part) {
  for (const link of document.querySelectorAll("nav [data-page]")) {
    link.dataset.page === part ? link.setAttribute("aria-current", "page") : link.removeAttribute("aria-current");
  }
}

/** Says something to those who do not see it; only what somebody did, or what went wrong. */
function tell(text) {
  say(shown("told"), text);
}

addEventListener("hashchange", () => {
  offer(takeToken(), () => go());
  go();
});
shown("skip").addEventListener("click", (event) => {
  // The address says which page this is.
  event.preventDefault();
  main.focus();
});
shown("find").addEventListener("submit", (event) => {
  event.preventDefault();
  visit(destinationOf(shown("sought").value));
});
shown("who").addEventListener("click", () => askForToken(() => go()));
say(shown("zone"), ` (${Intl.DateTimeFormat().resolvedOptions().timeZone})`);
offer(takeToken(), () => go());
showBearer();
go(true);
