import { el } from "./dom.js";
import { badge } from "./encounters.js";
import { lane } from "./lane.js";
import { code, foreign, linkedKey, timeOf } from "./parts.js";
import { detailsOf, differenceOf, hasBothVersions, numberOf } from "./record-details.js";

/** What is told of a conflict, in sections. */
export function recordOf(record, signal) {
  const { kind, encounter, operation, at, standsFor } = record;
  return [
    standsFor &&
      el(
        "p",
        { class: "notice stands-for" },
        "In a storm not every record is kept. This one, ",
        code(record.conflictId),
        ", is of the nearest conflict of the same key and stands for ",
        code(standsFor),
        ".",
      ),
    el(
      "section",
      { class: "card", "aria-labelledby": "met" },
      el("p", { class: "what" }, badge(encounter), ` ${operation}, `, timeOf(at)),
      el("h2", { id: "met", class: "key" }, el("span", { class: "kind" }, kind), " ", linkedKey(record, 200)),
      meeting(record),
      record.current > record.expected && lane({ ...record, number: numberOf(kind) }),
      hasBothVersions(record) && differenceOf(record, signal),
    ),
    el(
      "section",
      { class: "card", "aria-labelledby": "details" },
      el("h2", { id: "details" }, "Details"),
      detailsOf(record),
    ),
  ].filter(Boolean);
}

function meeting({ kind, writers: [refused, other], rival, encounter, expected, current }) {
  const number = numberOf(kind);
  const holds = encounter === "lockRefused";
  const winner = rival?.actor ?? other;
  return el(
    "div",
    { class: "meeting" },
    side(
      "refused",
      "Refused",
      refused,
      expected === undefined ? "did not say what it expected" : `wrote for ${number} ${expected}`,
    ),
    el("p", { class: "versus", "aria-hidden": "true" }, holds ? "locked out by" : "met"),
    winner &&
      side(
        "winner",
        holds ? "Holds the lock" : "Was first",
        winner,
        holds ? "until it gives it back, or its lease is over" : wrote(rival, current, number),
      ),
  );
}

function wrote(rival, current, number) {
  if (rival?.version === undefined) {
    return current === undefined ? "wrote before" : `it was ${number} ${current}`;
  }
  return [`wrote ${number} `, String(rival.version), rival.at && ", ", rival.at && timeOf(rival.at)];
}

function side(name, title, writer, did) {
  return el(
    "div",
    { class: `side ${name}` },
    el("p", { class: "quiet" }, title),
    el("p", { class: "writer" }, foreign(writer ?? "unknown", 60)),
    el("p", {}, did),
  );
}
