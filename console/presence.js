import { api } from "./api.js";
import { el, say } from "./dom.js";
import { count } from "./format.js";
import { foreign, showNotice, timeOf } from "./parts.js";
import { repeat } from "./repeat.js";
import { table } from "./table.js";

/** Who is here, on which page, and what was viewed. */
export function presence({ signal, tell, isPaused, whenResumed }) {
  const figures = { active: el("dd", {}, "–"), views: el("dd", {}, "–"), visitors: el("dd", {}, "–") };
  const notice = el("div", {});
  const since = el("p", { class: "quiet" });
  const rows = pageTable();
  const seen = el("div", {}, figureList(figures), rows.element, since);

  async function refresh() {
    if (isPaused()) {
      return;
    }
    try {
      const [active, statistics] = await Promise.all([api.active(signal), api.statistics({ limit: 100 }, signal)]);
      say(figures.active, count(active.active));
      say(figures.views, count(statistics.totalViews));
      say(figures.visitors, count(statistics.uniqueVisitors));
      rows.show(joined(active.paths, statistics.pages));
      since.replaceChildren(
        "Counted since ",
        timeOf(statistics.since),
        statistics.next ? "; the 100 pages viewed most." : ".",
      );
      showNotice(notice, undefined, tell);
      seen.hidden = false;
    } catch (refused) {
      return signal.aborted || failed(refused);
    }
  }

  function failed(refused) {
    showNotice(notice, refused, tell);
    seen.hidden = true;
    return false;
  }

  const refreshing = repeat(refresh, { seconds: () => 5, signal });
  whenResumed(refreshing.now);
  return el(
    "section",
    { class: "card presence", "aria-labelledby": "presence-title" },
    el("h2", { id: "presence-title" }, "Presence"),
    notice,
    seen,
  );
}

function figureList({ active, views, visitors }) {
  const named = [
    ["here now", active],
    ["views", views],
    ["visitors", visitors],
  ];
  return el(
    "dl",
    { class: "figures" },
    named.map(([name, value]) => el("div", { class: "figure" }, el("dt", {}, name), value)),
  );
}

/** One row a path: where somebody is first, then what was viewed most. */
export function joined(paths, pages) {
  const rows = new Map(pages.map((page) => [page.path, { ...page, sessions: 0 }]));
  for (const { path, sessions } of paths) {
    rows.set(path, { views: 0, visitors: 0, path, ...rows.get(path), sessions });
  }
  return [...rows.values()].sort((one, other) => other.sessions - one.sessions || other.views - one.views);
}

function pageTable() {
  const numbers = [
    ["sessions", "Here now"],
    ["views", "Views"],
    ["visitors", "Visitors"],
  ];
  return table({
    caption: "Pages",
    columns: [
      { name: "path", label: "Path", cell: ({ path }) => foreign(path) },
      ...numbers.map(([name, label]) => ({
        name,
        label,
        number: true,
        sortBy: (row) => row[name],
        cell: (row) => count(row[name]),
      })),
    ],
    keyOf: ({ path }) => path,
  });
}
