import { api } from "./api.js";
import { el, say } from "./dom.js";
import { count, duration } from "./format.js";
import { parked } from "./parked.js";
import { heading, showNotice, timeOf } from "./parts.js";
import { isPassing } from "./refusals.js";
import { repeat } from "./repeat.js";
import { table } from "./table.js";

/** How far behind a view may be before it is worth a look, in milliseconds. */
const SLOW = 5_000;

/** The views of the ledger: how far behind they are, and what waits in them. */
export function views(main, _, { signal, tell }) {
  const notice = el("div", {});
  const list = viewTable();
  const waiting = el("div", { class: "waiting" });
  const nothing = el("p", { class: "quiet" }, "Nothing waits in any view.");
  const all = el("div", { hidden: true }, el("section", { class: "card" }, list.element), nothing, waiting);
  const shown = new Map();
  main.replaceChildren(
    heading("Views"),
    el(
      "p",
      { class: "quiet lead" },
      "What is read is projected from the ledger a moment later. A stream that cannot be applied waits here, and all others go on.",
    ),
    notice,
    all,
  );

  async function refresh() {
    try {
      const { items } = await api.views(signal);
      list.show(items);
      for (const { view } of items.filter((one) => !shown.has(one.view))) {
        shown.set(view, parked(view, { signal, tell }));
        waiting.append(shown.get(view).element);
      }
      await Promise.all([...shown.values()].map((one) => one.refresh()));
      nothing.hidden = [...shown.values()].some(({ element }) => !element.hidden);
      showNotice(notice, undefined, tell);
      all.hidden = false;
    } catch (refused) {
      return signal.aborted || failed(refused);
    }
  }

  function failed(refused) {
    showNotice(notice, refused, tell);
    all.hidden ||= !isPassing(refused);
    return false;
  }

  repeat(refresh, { seconds: () => 10, signal });
}

function viewTable() {
  return table({
    caption: "Views",
    columns: [
      { name: "view", label: "View", cell: ({ view }) => view },
      { name: "lag", label: "Behind", cell: lagCell },
      { name: "newest", label: "Newest command in it", cell: ({ lag }) => timeOf(lag?.newest) },
      { name: "looked", label: "Looked at", cell: ({ lag }) => timeOf(lag?.at) },
      { name: "generation", label: "Generation read", cell: ({ serving }) => count(serving) },
      { name: "building", label: "Being built", cell: buildingCell },
    ],
    keyOf: ({ view }) => view,
  });
}

function lagCell({ lag }) {
  if (!lag) {
    return "nothing yet";
  }
  const isSlow = lag.behindMillis > SLOW;
  return el("span", { class: isSlow ? "lag slow" : "lag" }, duration(lag.behindMillis), isSlow && " – slow");
}

function buildingCell({ building }) {
  if (!building) {
    return "–";
  }
  const cell = el("span", {});
  say(
    cell,
    `generation ${building.generation}, ${building.phase}: ${count(building.commands)} commands, ${count(building.parked)} waiting`,
  );
  return cell;
}
