// Tells the backend which pretend page this tab shows, and shows what it counted, every two seconds.
import { createTracker } from "/client/index.js";

const EVERY = 2_000;
const shown = (id) => document.getElementById(id);
const given = new URLSearchParams(location.search);
const visitor = given.get("visitor") ?? undefined;
const tracker = createTracker({ url: location.origin, path: given.get("page") ?? "/", sessionId: visitor });

function show(path) {
  tracker.setPath(path);
  shown("path").textContent = path;
  for (const link of document.querySelectorAll("nav a")) {
    const target = new URL(link.href).searchParams.get("page");
    link.toggleAttribute("aria-current", target === path);
    if (target === path) {
      link.setAttribute("aria-current", "page");
    }
  }
}

function here() {
  return new URLSearchParams(location.search).get("page") ?? "/";
}

document.querySelector("nav").addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (link && !event.metaKey && !event.ctrlKey) {
    event.preventDefault();
    const next = new URL(link.href);
    if (visitor) {
      next.searchParams.set("visitor", visitor);
    }
    history.pushState(null, "", next);
    show(here());
  }
});
addEventListener("popstate", () => show(here()));

async function ask(path) {
  const answer = await fetch(path);
  if (!answer.ok) {
    throw new Error(`status ${answer.status}`);
  }
  return answer.json();
}

function row(page, sessions) {
  const line = document.createElement("tr");
  for (const text of [page.path, sessions, page.views, page.visitors]) {
    line.insertCell().textContent = text;
  }
  return line;
}

async function refresh() {
  const status = shown("status");
  try {
    const [active, stats] = await Promise.all([ask("/v1/presence/active"), ask("/v1/presence/stats?limit=100")]);
    shown("active").textContent = active.active;
    shown("views").textContent = stats.totalViews;
    shown("visitors").textContent = stats.uniqueVisitors;
    shown("since").textContent = new Date(stats.since).toLocaleString();
    shown("since").dateTime = stats.since;
    const sessions = new Map(active.paths.map((one) => [one.path, one.sessions]));
    shown("pages").replaceChildren(...stats.pages.map((page) => row(page, sessions.get(page.path) ?? 0)));
    say(status, "Figures are some seconds old.", false);
  } catch {
    say(status, "The backend does not answer. Start it with scripts/run; this page goes on asking.", true);
  }
}

/** Only what is new, so that nobody is told the same again every two seconds. */
function say(status, text, trouble) {
  if (status.textContent !== text) {
    status.textContent = text;
    status.classList.toggle("trouble", trouble);
  }
}

const another = new URL("?", location.href);
another.searchParams.set("visitor", crypto.randomUUID());
shown("another").href = another;
shown("visitor").textContent = tracker.sessionId.slice(0, 8);
show(here());
refresh();
setInterval(() => document.hidden || refresh(), EVERY);
