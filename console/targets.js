import { grouped } from "./buckets.js";
import { el, say, svg } from "./dom.js";
import { ENCOUNTERS, GROUPINGS, iconOf } from "./encounters.js";
import { count, counted } from "./format.js";
import { foreign, linkedKey, timeOf } from "./parts.js";
import { linkTo } from "./router.js";
import { table } from "./table.js";

const SHOWN = 2;
const GROUPS = GROUPINGS.outcomes;
const OTHERS = ENCOUNTERS.filter(({ name }) => GROUPS.at(-1).of.includes(name));

/** The keys that met the most, worst first as the backend orders them. */
export function targets() {
  const omitted = el("p", { class: "quiet omitted", hidden: true });
  const rows = table({
    caption: "Worst keys",
    columns: [
      { name: "key", label: "Key", isText: true, sortBy: ({ key }) => key, cell: keyCell },
      {
        name: "operation",
        label: "Operation",
        isText: true,
        sortBy: ({ operation }) => operation,
        cell: ({ operation }) => operation,
      },
      tally("permanent", "Permanent"),
      tally("retried", "Retried"),
      { name: "others", label: "Others", sortBy: othersOf, cell: othersCell },
      { name: "merge", label: "Would merge", number: true, sortBy: mergeable, cell: mergeCell },
      { name: "fields", label: "Fields", cell: fieldsCell },
      { name: "writers", label: "Writers", cell: ({ writers = [] }) => listed(writers.map((one) => [one])) },
      {
        name: "attempts",
        label: "Attempts",
        number: true,
        sortBy: ({ maxAttempts }) => maxAttempts,
        cell: ({ maxAttempts }) => count(maxAttempts),
      },
      { name: "last", label: "Last", sortBy: ({ lastAt }) => lastAt, cell: lastCell },
    ],
    keyOf: ({ kind, key, operation }) => JSON.stringify([kind, key, operation]),
  });
  return {
    element: el("section", { class: "card targets" }, rows.element, omitted),
    show({ targets: all, targetsOmitted = 0 }) {
      const most = Math.max(0, ...all.map(({ counts }) => totalOf(counts)));
      rows.show(all.map((target) => ({ ...target, most })));
      omitted.hidden = targetsOmitted === 0;
      say(
        omitted,
        `${counted(targetsOmitted, "more key")} met less and ${targetsOmitted === 1 ? "is" : "are"} not listed; the sums above have them all.`,
      );
    },
  };
}

function mergeable({ wouldHaveMerged = 0 }) {
  return wouldHaveMerged;
}

function mergeCell({ wouldHaveMerged }) {
  return wouldHaveMerged === undefined ? el("span", { class: "none" }, "–") : tallied(wouldHaveMerged);
}

function tally(name, label) {
  const of = ({ counts }) => counts[name] ?? 0;
  return { name, label, number: true, sortBy: of, cell: (row) => [of(row) > 0 && iconOf(name), tallied(of(row))] };
}

function tallied(number) {
  return el("span", { class: number === 0 && "none" }, count(number));
}

function keyCell(target) {
  return [el("span", { class: "kind" }, target.kind), " ", linkedKey(target), barsOf(target)];
}

/** How much it met beside the one that met the most; the columns say the same in numbers. */
function barsOf({ counts, most }) {
  const { parts } = grouped(counts, GROUPS);
  let from = 0;
  const bars = parts.map((part, index) => {
    const bar = { x: `${(from / most) * 100}%`, width: `${(part / most) * 100}%`, height: 4 };
    from += part;
    return svg("rect", { ...bar, class: `bar ${GROUPS[index].name}` });
  });
  return svg("svg", { class: "bars", "aria-hidden": "true" }, bars);
}

function totalOf(counts) {
  return grouped(counts, GROUPS).total;
}

function othersOf({ counts }) {
  return grouped(counts, GROUPS).parts.at(-1);
}

function othersCell({ counts }) {
  const met = OTHERS.filter(({ name }) => counts[name] > 0);
  const chips = met.map(({ name, label }) =>
    el(
      "span",
      { class: "met", title: label },
      iconOf(name),
      el("span", { class: "unseen" }, `${label}: `),
      count(counts[name]),
    ),
  );
  return met.length > 0 ? chips : tallied(0);
}

function fieldsCell({ fields = [] }) {
  return listed(fields.map(({ field, count: times }) => [field, ` ×${count(times)}`]));
}

/** The first ones, and the others where one asks for them. */
function listed(pairs) {
  const items = pairs.map(([text, beside = ""]) => el("li", {}, foreign(text, 40), beside));
  const rest = items.slice(SHOWN);
  const first = el("ul", { class: "plainly" }, items.slice(0, SHOWN));
  const others =
    rest.length > 0 &&
    el("details", {}, el("summary", {}, `${count(rest.length)} more`), el("ul", { class: "plainly" }, rest));
  return pairs.length === 0 ? "–" : [first, others];
}

function lastCell({ lastAt, lastConflictId, key }) {
  const record =
    lastConflictId &&
    el(
      "a",
      { href: linkTo("conflict", [lastConflictId]), "aria-label": `record of the last conflict of ${key}` },
      "record",
    );
  return [timeOf(lastAt), " ", record];
}
