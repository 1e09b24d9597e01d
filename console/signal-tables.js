import { el, reconcile } from "./dom.js";
import { count } from "./format.js";
import { brief } from "./json.js";
import { code, foreign, timeOf } from "./parts.js";
import { table } from "./table.js";
import { isHeld } from "./watched.js";

/** The values of a pattern, by address. */
export function valueTable() {
  return table({
    caption: "Values now",
    columns: [
      { name: "address", label: "Address", cell: ({ address }) => code(address) },
      { name: "value", label: "Value", cell: ({ value }) => code(brief(value), 60) },
      { name: "revision", label: "Revision", number: true, cell: ({ revision }) => count(revision) },
      { name: "writer", label: "Writer", cell: ({ writer }) => foreign(writer, 40) },
      { name: "at", label: "Written", cell: ({ timestamp }) => timeOf(timeIn(timestamp)) },
      { name: "lock", label: "Lock", cell: lockCell },
    ],
    keyOf: ({ address }) => address,
    stampOf: (signal) => JSON.stringify([signal, isHeld(signal.lock)]),
  });
}

function lockCell({ lock }) {
  return isHeld(lock) ? ["held by ", foreign(lock.holder, 40), " until ", timeOf(lock.expiresAt)] : "–";
}

function timeIn(millis) {
  return millis === undefined ? undefined : new Date(millis).toISOString();
}

/** What changed, newest first. Who overtook somebody without having seen it stands out. */
export function changeList() {
  const list = el("ol", { class: "changes", "aria-label": "Changes, newest first" });
  const none = el("p", { class: "quiet" }, "Nothing has changed since you look.");
  return {
    element: el("div", {}, el("h3", {}, "Changes"), none, list),
    show(changes) {
      none.hidden = changes.length > 0;
      reconcile(
        list,
        changes.map(({ signal, seen }) => ({ key: String(seen), stamp: "", make: () => changeOf(signal) })),
      );
    },
  };
}

function changeOf({ address, value, deleted, writer, timestamp, meta, lock }) {
  const became = deleted ? el("em", {}, "removed") : code(brief(value), 60);
  const by = writer && [" by ", foreign(writer, 40)];
  return el(
    "li",
    { class: meta?.conflict && "conflict" },
    meta?.conflict && el("strong", { class: "clash" }, "Conflict "),
    code(address),
    " → ",
    became,
    by,
    meta?.conflict
      ? [", who had not seen what ", foreign(meta.previousWriter ?? "somebody", 40), " wrote"]
      : over(meta, writer),
    isHeld(lock) && [", locked by ", foreign(lock.holder, 40)],
    timestamp !== undefined && [" ", timeOf(timeIn(timestamp))],
  );
}

function over(meta, writer) {
  return meta?.previousWriter && meta.previousWriter !== writer
    ? [", after ", foreign(meta.previousWriter, 40)]
    : undefined;
}
