import { api } from "./api.js";
import { el } from "./dom.js";
import { foreign, timeOf } from "./parts.js";
import { explained } from "./refusals.js";
import { linkTo } from "./router.js";
import { table } from "./table.js";
import { token } from "./token.js";

const PAGE = 50;

/** The streams that wait in a view, each with a button to let it go on. */
export function parked(view, { signal, tell }) {
  const none = el("p", { class: "quiet" }, "Nothing waits.");
  const results = el("ul", { class: "results" });
  let pages = 1;
  const rows = table({
    caption: `Waiting in ${view}`,
    columns: [
      {
        name: "stream",
        label: "Item",
        cell: ({ type, id }) => el("a", { href: linkTo("item", [type, id]) }, foreign(`${type}/${id}`)),
      },
      { name: "version", label: "Stopped at", cell: ({ version }) => `v${version}` },
      { name: "reason", label: "Reason", cell: ({ reason }) => foreign(reason, 200) },
      { name: "at", label: "Since", cell: ({ at }) => timeOf(at) },
      { name: "act", label: "Redrive", cell: redriveCell },
    ],
    keyOf,
    onMore: () => {
      pages += 1;
      return refresh();
    },
  });

  const title = el("h2", {}, "Waiting in ", el("code", {}, view));
  const element = el("section", { class: "card parked" }, title, results, none, rows.element);

  async function refresh() {
    const { items, next } = await firstPages(view, pages, signal);
    rows.show(items, next !== undefined);
    rows.element.hidden = items.length === 0;
    none.hidden = items.length > 0;
    // Of what waits nowhere, one line for all views is enough; what somebody did here stays to be read.
    element.hidden = items.length === 0 && results.children.length === 0;
  }

  function redriveCell({ type, id }) {
    const button = el("button", { type: "button", class: "small", "aria-label": `Redrive ${type}/${id}` }, "Redrive");
    button.addEventListener("click", async () => {
      button.disabled = true;
      report(`${type}/${id}`, await redrive(view, type, id, signal));
      button.disabled = false;
      refresh().catch(() => undefined);
    });
    return button;
  }

  function report(stream, { text, isDone }) {
    const place = el("li", { class: isDone ? "done" : "failed" }, el("strong", {}, foreign(stream)), ": ", text);
    results.prepend(place);
    results.children[5]?.remove();
    tell(`${stream}: ${text}`);
  }

  return { element, refresh };
}

function keyOf({ type, id }) {
  return `${type}/${id}`;
}

async function firstPages(view, pages, signal) {
  let all = [];
  let cursor;
  for (let page = 0; page < pages && (page === 0 || cursor !== undefined); page += 1) {
    const { items, next } = await api.parked(view, { limit: PAGE, cursor }, signal);
    all = [...all, ...items];
    cursor = next;
  }
  return { items: all, next: cursor };
}

async function redrive(view, type, id, signal) {
  try {
    const { version } = await api.redrive(view, type, id, signal);
    return { text: `it goes on, and is at version ${version}.`, isDone: true };
  } catch (refused) {
    return { text: refusalOf(refused), isDone: false };
  }
}

function refusalOf(refused) {
  const { status, problem } = refused;
  if (problem?.code === "still-parked") {
    return `it still waits. ${problem.reason}`;
  }
  if (status === 404) {
    return "it does not wait any more.";
  }
  const { title, text } = explained(refused, token.text !== undefined);
  return `${title}. ${text}`;
}
