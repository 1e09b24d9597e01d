import { el } from "./dom.js";
import { differenceTable } from "./fields.js";
import { code, copying, facts } from "./parts.js";
import { linkTo } from "./router.js";
import { Versions } from "./versions.js";

/** All of a record that can be put in a word or two. */
export function detailsOf(record) {
  const { kind, changedFields = [], expected, current, wouldHaveMerged, rival } = record;
  const number = numberOf(kind);
  return facts([
    ["Told", `status ${record.status}`],
    [`Expected ${number}`, expected === undefined ? undefined : String(expected)],
    [`${number[0].toUpperCase()}${number.slice(1)} then`, current === undefined ? undefined : String(current)],
    [
      "Fields changed between",
      changedFields.length > 0
        ? el(
            "ul",
            {},
            changedFields.map((field) => el("li", {}, code(field))),
          )
        : undefined,
    ],
    ["Difference", hasBothVersions(record) ? differenceLink(record) : undefined],
    ["Would have merged", mergeAdvice(record, wouldHaveMerged)],
    ["Attempts", String(record.attempts)],
    ["The other’s command", rival?.commandId && copied(rival.commandId, "command id")],
    ["Conflict", copied(record.conflictId, "conflict id")],
    ["Request", record.requestId && copied(record.requestId, "request id")],
    ["Trace", record.traceId && copied(record.traceId, "trace id")],
  ]);
}

function copied(text, what) {
  return [code(text, 60), " ", copying(text, what)];
}

function differenceLink({ key, expected, current }) {
  return el(
    "a",
    { href: linkTo("item", pathOf(key), { from: expected, to: current }) },
    `Version ${expected} against ${current}`,
  );
}

/** What counts the writes of it. */
export function numberOf(kind) {
  return kind === "item" ? "version" : "revision";
}

/** Whether both states can be read: the one that was expected, and the one that was there. */
export function hasBothVersions({ kind, expected, current }) {
  return kind === "item" && expected >= 1 && current > expected;
}

/** What had changed from the one to the other; nothing for whoever may not read it. */
export function differenceOf({ key, expected, current }, signal) {
  const place = el("div", { class: "meanwhile" });
  const versions = new Versions(...pathOf(key), signal);
  Promise.all([versions.at(expected), versions.at(current)]).then(
    ([before, after]) => place.replaceChildren(differenceTable(before, after, [expected, current])),
    () => place.remove(),
  );
  return place;
}

function pathOf(key) {
  const at = key.indexOf("/");
  return [key.slice(0, at), key.slice(at + 1)];
}

function mergeAdvice({ operation }, would) {
  if (operation !== "PatchItem" || would === undefined) {
    return undefined;
  }
  return would ? "Yes: with “rebase”: true it would have been accepted." : "No: it touched a field that had changed.";
}
