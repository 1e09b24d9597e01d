import { api } from "./api.js";
import { steps } from "./buckets.js";
import { chart } from "./chart.js";
import { el } from "./dom.js";
import { ENCOUNTERS, GROUPINGS } from "./encounters.js";
import { count, span } from "./format.js";
import { choice, emptiness, heading, showNotice } from "./parts.js";
import { pauseButton } from "./pause.js";
import { isPassing } from "./refusals.js";
import { repeat } from "./repeat.js";
import { linkTo } from "./router.js";
import { summary } from "./summary.js";
import { table } from "./table.js";
import { targets } from "./targets.js";

/** By name: how it is called, how long it is, how often it is asked for and how long its steps are, in seconds. */
const RANGES = {
  "15m": ["15 min", 900, 5, 60],
  "1h": ["1 h", 3_600, 5, 60],
  "6h": ["6 h", 21_600, 10, 300],
  "24h": ["24 h", 86_400, 30, 3_600],
  "72h": ["72 h", 259_200, 30, 3_600],
};
const KINDS = [
  ["", "All"],
  ["item", "Items"],
  ["signal", "Signals"],
];

/** Conflicts over time, in sum, and by key. */
export function overview(main, { query }, { signal, tell }) {
  const asked = {
    range: query.get("range") in RANGES ? query.get("range") : "1h",
    kind: KINDS.some(([kind]) => kind === query.get("kind")) ? query.get("kind") : "",
    by: query.get("by") in GROUPINGS ? query.get("by") : "encounters",
  };
  const parts = {
    notice: el("div", {}),
    score: summary(),
    chart: chart(signal),
    steps: stepTable(),
    targets: targets(),
    empty: el("div", {}),
  };
  const pause = pauseButton(tell, (isPaused) => refreshing.pause(isPaused));
  /** What was answered, for which range and kind. */
  let held;
  /** What somebody chose and is to be told the figures of. */
  let untold;

  const ranges = choice(
    "Range",
    "range",
    Object.entries(RANGES).map(([name, [label]]) => [name, label]),
    asked.range,
    (range) => ask({ range }, `Range ${RANGES[range][0]}`),
  );
  const kinds = choice("Kind", "kind", KINDS, asked.kind, (kind) =>
    ask({ kind }, kind === "" ? "Items and signals" : `Only ${kind}s`),
  );
  const groupings = choice(
    "Stacked by",
    "by",
    [
      ["encounters", "All six"],
      ["outcomes", "Retried · permanent"],
    ],
    asked.by,
    (by) => {
      remember({ by });
      show();
    },
  );

  main.replaceChildren(
    heading("Conflicts", el("div", { class: "controls" }, ranges, kinds, pause)),
    parts.notice,
    parts.empty,
    el(
      "div",
      { class: "filled", hidden: true },
      parts.score.element,
      timeCard(parts, groupings),
      parts.targets.element,
    ),
  );

  function remember(change) {
    Object.assign(asked, change);
    history.replaceState(null, "", linkTo("overview", [], asked));
  }

  function ask(change, told) {
    remember(change);
    untold = told;
    refreshing.now();
  }

  async function refresh() {
    const { range, kind } = asked;
    try {
      held = { range, kind, answer: await api.conflicts({ from: beginOf(range), kind }, signal) };
      showNotice(parts.notice, undefined, tell);
      show();
    } catch (refused) {
      return signal.aborted || failed(refused);
    }
  }

  function failed(refused) {
    showNotice(parts.notice, refused, tell);
    if (!isPassing(refused) || !fits()) {
      parts.empty.replaceChildren();
      main.querySelector(".filled").hidden = true;
    }
    return false;
  }

  /** Somebody may have asked for something else while it was on its way. */
  function fits() {
    return held?.range === asked.range && held.kind === asked.kind;
  }

  function show() {
    if (fits()) {
      draw(held.answer);
      untold && tell(`${untold}: ${inWords(held.answer.summary)}`);
      untold = undefined;
    }
  }

  function draw(answer) {
    const nothing = answer.targets.length === 0 && answer.series.length === 0;
    main.querySelector(".filled").hidden = nothing;
    parts.empty.replaceChildren(...(nothing ? [nothingIn(asked.range)] : []));
    const columns = steps(answer);
    parts.score.show(answer);
    parts.chart.show(columns, GROUPINGS[asked.by]);
    parts.steps.show(columns.filter(({ counts }) => Object.keys(counts).length > 0).reverse());
    parts.targets.show(answer);
  }

  const refreshing = repeat(refresh, { seconds: () => RANGES[asked.range][2], signal });
}

/** From a whole step on, so that the first column is no shorter than the others. */
function beginOf(range) {
  const [, seconds, , step] = RANGES[range];
  const millis = step * 1000;
  return new Date(Math.ceil((Date.now() - seconds * 1000) / millis) * millis).toISOString();
}

function inWords(sums) {
  return `${count(sums.retried)} retried, ${count(sums.permanent)} permanent`;
}

function timeCard(parts, groupings) {
  const title = el("h2", { id: "time-title" }, "Over time");
  const alternative = el("details", {}, el("summary", {}, "As a table"), parts.steps.element);
  return el(
    "section",
    { class: "card time", "aria-labelledby": "time-title" },
    el("div", { class: "card-head" }, title, groupings),
    parts.chart.element,
    alternative,
  );
}

function stepTable() {
  return table({
    caption: "Steps in which something happened, newest first",
    columns: [
      { name: "step", label: "When", cell: ({ from, to }) => span(from, to) },
      ...ENCOUNTERS.map(({ name, label }) => ({
        name,
        label,
        number: true,
        cell: ({ counts }) => count(counts[name] ?? 0),
      })),
    ],
    keyOf: ({ from }) => String(from),
  });
}

function nothingIn(range) {
  const [label] = RANGES[range];
  const demo = el(
    "span",
    {},
    "To see some, run ",
    el("code", {}, "scripts/demo"),
    ", or let two writers send the same version.",
  );
  const wider = el("a", { href: linkTo("overview", [], { range: "72h" }) }, "Look at the last 72 h");
  return emptiness(`No write met another one in the last ${label}.`, demo, range !== "72h" && wider);
}
