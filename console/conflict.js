import { api } from "./api.js";
import { el } from "./dom.js";
import { emptiness, heading, noticeOf } from "./parts.js";
import { recordOf } from "./record.js";
import { linkTo, visit } from "./router.js";

/** One conflict: who met whom, over what. Without an id, where to put one. */
export async function conflict(main, { parts: [id] }, { signal, tell }) {
  const place = el("div", { class: "record" }, id && el("p", { class: "quiet" }, "Looking it up …"));
  main.replaceChildren(heading("Conflict record"), lookUp(id), place);
  if (!id) {
    return;
  }
  try {
    const record = await api.conflict(id, signal);
    place.replaceChildren(...recordOf(record, signal));
    tell("The record is there.");
  } catch (refused) {
    signal.aborted || place.replaceChildren(refused.status === 404 ? absent() : noticeOf(refused));
  }
}

function lookUp(id = "") {
  const box = el("input", {
    id: "conflict-id",
    type: "text",
    value: id,
    autocomplete: "off",
    spellcheck: "false",
    required: true,
  });
  const form = el(
    "form",
    { class: "look-up card" },
    el("label", { for: "conflict-id" }, "Conflict id, as a caller was told it"),
    box,
    el("button", { type: "submit" }, "Look it up"),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    visit(linkTo("conflict", [box.value.trim()]));
  });
  return form;
}

function absent() {
  return emptiness(
    "There is no record with this id.",
    "A record is there some seconds after the caller was told, and is kept 72 h.",
    "Look at the id again: it has 26 letters and digits, a hyphen, and 16 more.",
  );
}
