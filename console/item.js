import { compare } from "./compare.js";
import { el } from "./dom.js";
import { count } from "./format.js";
import { code, copying, emptiness, foreign, noticeOf, timeOf } from "./parts.js";
import { past } from "./past.js";
import { linkTo } from "./router.js";
import { table } from "./table.js";
import { Versions } from "./versions.js";

/** An item's versions, what differs between two of them, and what it was at any moment. */
export async function item(main, { parts: [type = "", id = ""], query }, { signal, tell }) {
  const place = el("div", { class: "item" }, el("p", { class: "quiet" }, "Reading its versions …"));
  const type_ = el("a", { class: "kind", href: linkTo("items", [type]) }, foreign(type));
  main.replaceChildren(el("div", { class: "heading" }, el("h1", { tabindex: "-1" }, foreign(id, 256)), type_), place);
  const versions = new Versions(type, id, signal);
  try {
    await versions.older();
  } catch (refused) {
    signal.aborted || place.replaceChildren(refused.status === 404 ? absent(type) : noticeOf(refused));
    return;
  }
  const asked = { from: numberIn(query, "from"), to: numberIn(query, "to") };
  showVersions(place, versions, asked, tell);
}

function numberIn(query, name) {
  const number = Number(query.get(name));
  return query.has(name) && Number.isInteger(number) && number >= 0 ? number : undefined;
}

function absent(type) {
  return emptiness(
    "There is no such item, and never was.",
    el("a", { href: linkTo("items", [type]) }, `Look at the items of type ${type}`),
  );
}

function showVersions(place, versions, asked, tell) {
  const list = versionTable(versions, choose, async () => {
    await versions.older();
    showList();
  });
  const difference = compare(versions, choose);
  const state = past(versions);
  const known = (version, otherwise) => Math.min(version ?? otherwise, versions.newest);
  let chosen = { from: known(asked.from, Math.max(0, versions.newest - 1)), to: known(asked.to, versions.newest) };

  function showList() {
    list.show(
      versions.read.map((entry) => ({ ...entry, ...chosen })),
      versions.hasOlder,
    );
  }

  async function choose(from, to) {
    chosen = { from, to };
    history.replaceState(null, "", linkTo("item", [versions.type, versions.id], chosen));
    showList();
    await Promise.all([difference.show(from, to), state.show(to)]);
    difference.element.scrollIntoView({ block: "nearest" });
    tell(`Version ${from} against version ${to}.`);
  }

  place.replaceChildren(
    el(
      "div",
      { class: "through-time" },
      el("div", { class: "states" }, difference.element, state.element),
      list.element,
    ),
  );
  showList();
  difference.show(chosen.from, chosen.to);
  state.show(chosen.to);
}

function versionTable(versions, choose, onMore) {
  const rows = table({
    caption: `Versions, newest first (${count(versions.newest)})`,
    columns: [
      { name: "version", label: "Version", cell: ({ version }) => `v${version}` },
      { name: "command", label: "Command", cell: commandCell },
      { name: "actor", label: "Who", cell: ({ actor }) => foreign(actor, 40) },
      { name: "at", label: "When", cell: ({ at }) => timeOf(at) },
      { name: "pick", label: "Show", cell: pickCell },
    ],
    keyOf: ({ version }) => String(version),
    onMore,
  });

  function commandCell({ command, commandId }) {
    const id = el("div", { class: "command-id" }, code(commandId, 11), " ", copying(commandId, "command id"));
    return [command, id];
  }

  function pickCell({ version, from, to }) {
    const isShown = from === version - 1 && to === version;
    const change = el(
      "button",
      {
        type: "button",
        class: "plain small",
        "aria-pressed": String(isShown),
        "aria-label": `Change of version ${version}`,
      },
      "Change",
    );
    const since = el(
      "button",
      { type: "button", class: "plain small", "aria-label": `Since then: from version ${version}` },
      "Since then",
    );
    change.addEventListener("click", () => choose(version - 1, version));
    since.addEventListener("click", () => choose(version, versions.newest));
    return [change, " ", version < versions.newest && since];
  }

  return { ...rows, element: el("section", { class: "card versions" }, rows.element) };
}
