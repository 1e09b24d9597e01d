import { differences, fieldsOf } from "./diff.js";
import { el } from "./dom.js";
import { count } from "./format.js";
import { brief } from "./json.js";
import { code } from "./parts.js";

const SIGNS = { added: "+", removed: "−", changed: "~" };
const LONG = 2_000;

/** The fields of an item; those that differ from the version before are marked. */
export function fieldTable(item, before, caption) {
  const changed = new Map(differences(before, item).map((one) => [one.pointer, one.change]));
  const rows = [...fieldsOf(item)].map(([pointer, value]) => {
    const change = before && changed.get(pointer);
    return el("tr", { class: change }, nameCell(pointer, change), el("td", {}, shownValue(value)));
  });
  return el("table", { class: "fields" }, el("caption", {}, caption), headOf("Field", "Value"), el("tbody", {}, rows));
}

/** What tells two versions apart, field by field, with both values. */
export function differenceTable(before, after, [from, to]) {
  const rows = differences(before, after).map(({ pointer, change, ...values }) =>
    el(
      "tr",
      { class: change },
      nameCell(pointer, change),
      sideCell("old", from, "before" in values, values.before),
      sideCell("new", to, "after" in values, values.after),
    ),
  );
  const caption = `Version ${from} against version ${to}: ${tallyOf(rows.length)}`;
  const table = el(
    "table",
    { class: "fields difference" },
    el("caption", {}, caption),
    headOf("Field", `Version ${from}`, `Version ${to}`),
    el("tbody", {}, rows),
  );
  return rows.length > 0 ? table : el("p", { class: "quiet" }, `${caption}.`);
}

function tallyOf(number) {
  return number === 0 ? "no field differs" : number === 1 ? "1 field differs" : `${count(number)} fields differ`;
}

function headOf(...labels) {
  return el(
    "thead",
    {},
    el(
      "tr",
      {},
      labels.map((label) => el("th", { scope: "col" }, label)),
    ),
  );
}

function nameCell(pointer, change) {
  const sign = change && [
    el("span", { class: "sign", "aria-hidden": "true" }, SIGNS[change]),
    el("span", { class: "unseen" }, `${change}: `),
  ];
  return el("th", { scope: "row" }, sign, code(pointer, 120));
}

function sideCell(name, version, isThere, value) {
  return el(
    "td",
    { class: name, "data-label": `Version ${version}` },
    isThere ? shownValue(value) : el("span", { class: "quiet" }, "not there"),
  );
}

function shownValue(value) {
  const text = brief(value);
  const short = code(text, LONG);
  return text.length <= LONG
    ? short
    : el("details", {}, el("summary", {}, `${count(text.length)} signs`), el("code", {}, text));
}
