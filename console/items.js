import { api } from "./api.js";
import { el, say } from "./dom.js";
import { count, counted } from "./format.js";
import { emptiness, foreign, heading, showNotice, timeOf } from "./parts.js";
import { linkTo, segment } from "./router.js";
import { table } from "./table.js";

const PAGE = 50;

/** The types there are, and the items of one whose ids begin with something. */
export async function items(main, { parts: [type], query }, { signal, tell }) {
  const notice = el("div", {});
  const types = el("nav", { class: "types", "aria-label": "Types" });
  const place = el("div", {});
  main.replaceChildren(heading("Items"), notice, types, place);
  try {
    const { items: all } = await api.itemTypes(signal);
    types.replaceChildren(...all.map((one) => typeLink(one, type)));
    const chosen = type ?? all[0]?.type;
    if (chosen === undefined) {
      place.replaceChildren(
        emptiness(
          "There are no items yet.",
          el(
            "span",
            {},
            "Run ",
            el("code", {}, "scripts/demo"),
            ", or POST one to ",
            el("code", {}, "/v1/items/note"),
            ".",
          ),
        ),
      );
    } else {
      await showType(place, chosen, query.get("prefix") ?? "", { signal, notice, tell });
    }
  } catch (refused) {
    signal.aborted || showNotice(notice, refused, tell);
  }
}

function typeLink({ type, items: number, changedAt }, chosen) {
  return el(
    "a",
    { class: "type", href: linkTo("items", [type]), "aria-current": type === chosen && "true" },
    el("span", { class: "name" }, foreign(type)),
    el("span", { class: "quiet" }, counted(number, "item"), ", changed ", timeOf(changedAt)),
  );
}

async function showType(place, type, prefix, { signal, notice, tell }) {
  let read = [];
  let next;
  let asked = prefix;
  const box = el("input", { id: "prefix", type: "search", value: prefix, autocomplete: "off", spellcheck: "false" });
  const form = el(
    "form",
    { class: "look-up" },
    el("label", { for: "prefix" }, "Ids that begin with"),
    box,
    el("button", { type: "submit", class: "plain" }, "List"),
  );
  const rows = itemTable(type, () => more());
  const none = el("p", { class: "quiet", hidden: true });

  async function more() {
    try {
      const page = await api.items(type, { prefix: asked, limit: PAGE, cursor: next }, signal);
      read = [...read, ...page.items];
      next = page.next;
      rows.show(read, next !== undefined);
      none.hidden = read.length > 0;
      say(none, asked === "" ? "There are none now." : "None begins like that.");
      showNotice(notice, undefined, tell);
    } catch (refused) {
      signal.aborted || showNotice(notice, refused, tell);
    }
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    [asked, read, next] = [box.value, [], undefined];
    history.replaceState(null, "", linkTo("items", [type], { prefix: asked }));
    await more();
    tell(`${counted(read.length, "item")}${next ? " and more" : ""}.`);
  });
  place.replaceChildren(el("section", { class: "card" }, form, rows.element, none));
  await more();
}

function itemTable(type, onMore) {
  return table({
    caption: `Items of type ${type}`,
    columns: [
      { name: "id", label: "Id", cell: ({ id }) => el("a", { href: linkTo("item", [type, id]) }, foreign(id)) },
      { name: "name", label: "Name", cell: ({ name }) => foreign(name, 60) },
      { name: "version", label: "Version", number: true, cell: ({ version }) => count(version) },
      { name: "by", label: "Changed by", cell: ({ updatedBy }) => foreign(updatedBy, 40) },
      { name: "at", label: "Changed", cell: ({ updatedAt }) => timeOf(updatedAt) },
    ],
    keyOf: ({ id }) => segment(id),
    stampOf: ({ id, version }) => `${version} ${id}`,
    onMore,
  });
}
