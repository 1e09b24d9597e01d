// A form that saves exactly the version it shows. When somebody was faster it shows both, and the user decides.
import { ConflictError, createItems } from "/client/items/index.js";
import { changes, FIELDS, fieldOf } from "./fields.js";
import { rowOf } from "./rows.js";

const TYPE = "contact";
const shown = (id) => document.getElementById(id);
const given = new URLSearchParams(location.search);
const id = given.get("id") ?? "demo";
const items = createItems({ url: location.origin });

/** The version the form was filled with. */
let base;

for (const { pointer, label } of FIELDS) {
  const field = document.createElement("div");
  field.className = "field";
  const caption = Object.assign(document.createElement("label"), { textContent: label, htmlFor: pointer });
  field.append(caption, Object.assign(document.createElement("input"), { id: pointer, name: pointer }));
  shown("fields").append(field);
}

/** What stands in the form, by pointer. */
function typed() {
  return Object.fromEntries(FIELDS.map(({ pointer }) => [pointer, shown(pointer).value]));
}

function fill(item, values = {}) {
  base = item;
  for (const { pointer } of FIELDS) {
    shown(pointer).value = values[pointer] ?? fieldOf(item, pointer);
  }
  shown("save").disabled = false;
}

async function load() {
  try {
    fill(
      (await items.getItem(TYPE, id, { consistent: true })) ??
        (await items.createItem(TYPE, { id, name: "Ann Example" })),
    );
    say(`This is version ${base.version}, by ${base.updatedBy}.`);
  } catch (error) {
    if (error instanceof ConflictError) {
      // Another window made it in this moment.
      return load();
    }
    trouble(error);
  }
}

async function save() {
  const patch = changes(base, typed());
  if (!patch) {
    return say("There is nothing to save.");
  }
  try {
    fill(await items.patchItem(TYPE, id, base.version, patch, { once: true }));
    shown("conflict").hidden = true;
    say(`Saved as version ${base.version}.`);
  } catch (error) {
    error instanceof ConflictError ? choose(error) : trouble(error);
  }
}

/** Shows what changed meanwhile beside what was typed. */
function choose({ latest, changedFields, rival }) {
  if (!latest) {
    return say("Not saved: somebody deleted it. Reload to begin anew.", true);
  }
  const mine = typed();
  const fields = FIELDS.filter(({ pointer }) => changedFields.includes(pointer));
  shown("conflict-title").textContent = `Not saved: ${rival?.actor ?? "somebody"} was faster`;
  shown("rows").replaceChildren(...fields.map((field) => rowOf(field, mine[field.pointer], base, latest)));
  shown("conflict").hidden = false;
  say(`Not saved: it is version ${latest.version} now, and yours was made from version ${base.version}.`, true);
  shown("conflict-title").focus();
  shown("choices").onsubmit = (event) => {
    event.preventDefault();
    const choices = new FormData(event.target);
    const theirs = fields.filter(({ pointer }) => choices.get(pointer) === "theirs");
    fill(latest, { ...mine, ...Object.fromEntries(theirs.map(({ pointer }) => [pointer, fieldOf(latest, pointer)])) });
    shown("conflict").hidden = true;
    shown("save").focus();
    save();
  };
}

function trouble(error) {
  const unreachable = error.code === "UNAVAILABLE" && error.status === undefined;
  say(unreachable ? "The backend does not answer. Start it with scripts/run." : `Not done: ${error.message}.`, true);
}

function say(text, isTrouble = false) {
  shown("status").textContent = text;
  shown("status").classList.toggle("trouble", isTrouble);
}

shown("contact").addEventListener("submit", (event) => {
  event.preventDefault();
  save();
});
const another = new URL("?", location.href);
another.searchParams.set("id", id);
shown("another").href = another;
shown("id").textContent = id;
load();
