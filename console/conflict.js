import { api } from "./api.js";
import { el } from "./dom.js";
import { badge } from "./encounters.js";
import { lane } from "./lane.js";
import { code, copying, emptiness, facts, foreign, heading, noticeOf, timeOf } from "./parts.js";
import { linkTo, linkToTarget } from "./router.js";

/** One conflict: who met whom, over what. Without an id, where to put one. */
export async function conflict(main, { parts: [id] }, { signal, tell }) {
  const place = el("div", { class: "record" }, id && el("p", { class: "quiet" }, "Looking it up …"));
  main.replaceChildren(heading("Conflict record"), lookUp(id), place);
  if (!id) {
    return;
  }
  try {
    const record = await api.conflict(id, signal);
    place.replaceChildren(...sections(record));
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
    location.hash = linkTo("conflict", [box.value.trim()]);
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

function sections(record) {
  const { kind, key, encounter, operation, at, standsFor } = record;
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
      el(
        "h2",
        { id: "met", class: "key" },
        el("span", { class: "kind" }, kind),
        " ",
        el("a", { href: linkToTarget(record) }, foreign(key, 200)),
      ),
      meeting(record),
      record.expected !== undefined && record.current !== undefined && lane({ ...record, number: numberOf(kind) }),
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

/** What counts the writes of it. */
function numberOf(kind) {
  return kind === "item" ? "version" : "revision";
}

function wrote(rival, current, number) {
  return rival?.version === undefined
    ? `it was ${number} ${current}`
    : [`wrote ${number} `, String(rival.version), rival.at && ", ", rival.at && timeOf(rival.at)];
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

function detailsOf(record) {
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
    ["Difference", differenceLink(record)],
    ["Would have merged", mergeAdvice(record, wouldHaveMerged)],
    ["Attempts", String(record.attempts)],
    ["The other's command", rival?.commandId && copied(rival.commandId, "command id")],
    ["Conflict", copied(record.conflictId, "conflict id")],
    ["Request", record.requestId && copied(record.requestId, "request id")],
    ["Trace", record.traceId && copied(record.traceId, "trace id")],
  ]);
}

function copied(text, what) {
  return [code(text, 60), " ", copying(text, what)];
}

function differenceLink({ kind, key, expected, current }) {
  const hasBoth = kind === "item" && expected >= 1 && current > expected;
  const parts = [key.slice(0, key.indexOf("/")), key.slice(key.indexOf("/") + 1)];
  return hasBoth
    ? el(
        "a",
        { href: linkTo("item", parts, { from: expected, to: current }) },
        `Version ${expected} against ${current}`,
      )
    : undefined;
}

function mergeAdvice({ operation }, would) {
  if (operation !== "PatchItem" || would === undefined) {
    return undefined;
  }
  return would ? "Yes: with “rebase”: true it would have been accepted." : "No: it touched a field that had changed.";
}
