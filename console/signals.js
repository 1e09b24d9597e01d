import { api, Refused } from "./api.js";
import { el, say } from "./dom.js";
import { count, counted } from "./format.js";
import { showNotice } from "./parts.js";
import { isPassing } from "./refusals.js";
import { linkTo } from "./router.js";
import { changeList, valueTable } from "./signal-tables.js";
import { listen } from "./socket.js";
import { Watched } from "./watched.js";

const SHOWN = 200;
const PAGES = 5;
const POLL_MILLIS = 5_000;
/** How long a socket may take before the values are asked for instead. */
const PATIENCE_MILLIS = 2_000;

/** A pattern to watch: its values, and what changes, as it happens. */
export function signals(pattern, { signal, tell, isPaused, whenResumed }) {
  const box = el("input", {
    id: "pattern",
    type: "text",
    value: pattern,
    required: true,
    pattern: "/.*",
    autocomplete: "off",
    spellcheck: "false",
    "aria-describedby": "pattern-note",
  });
  const form = el(
    "form",
    { class: "look-up" },
    el("label", { for: "pattern" }, "Pattern"),
    box,
    el("button", { type: "submit" }, "Watch"),
  );
  const state = el("p", { class: "line-state" }, "Connecting …");
  const notice = el("div", {});
  const values = valueTable();
  const left = el("p", { class: "quiet", hidden: true });
  const changes = changeList();
  const note = el("p", { id: "pattern-note", class: "quiet" }, "* is one segment, ** is none or more.");
  let line;
  let draw;

  function watch(next) {
    line?.abort();
    line = new AbortController();
    const ended = AbortSignal.any([signal, line.signal]);
    const watched = new Watched();
    draw = drawing(() => show(watched), isPaused, ended);
    follow(next, watched, { draw, refused: (refused) => showNotice(notice, refused, tell), showState }, ended);
    draw();
  }

  function show(watched) {
    values.show(watched.first(SHOWN));
    changes.show(watched.changes);
    const more = watched.values.size - SHOWN;
    left.hidden = more <= 0;
    say(
      left,
      `${counted(more, "more value")} ${more === 1 ? "is" : "are"} not listed. Narrow the pattern to see them.`,
    );
  }

  function showState(isOpen) {
    state.classList.toggle("open", isOpen);
    say(
      state,
      isOpen
        ? "Live: changes come as they happen."
        : `No socket: asks every ${count(POLL_MILLIS / 1000)} s, and goes on trying.`,
    );
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    history.replaceState(null, "", linkTo("live", [], { pattern: box.value }));
    watch(box.value);
    tell(`Watching ${box.value}.`);
  });
  watch(pattern);
  whenResumed(() => draw());
  return el(
    "section",
    { class: "card signals", "aria-labelledby": "signals-title" },
    el("h2", { id: "signals-title" }, "Signals"),
    form,
    note,
    state,
    notice,
    el("div", { class: "beside" }, el("div", {}, values.element, left), changes.element),
  );
}

/** At most once a frame, however much comes in, and not while it is paused. */
function drawing(show, isPaused, ended) {
  let planned = false;
  return () => {
    if (!planned) {
      planned = true;
      setTimeout(() => {
        planned = false;
        ended.aborted || isPaused() || show();
      }, 50);
    }
  };
}

/** Listens, and asks again and again while there is no socket. */
function follow(pattern, watched, { draw, refused, showState }, ended) {
  let timer = setTimeout(poll, PATIENCE_MILLIS);
  let isOpen = false;

  async function poll() {
    showState(false);
    try {
      const items = await valuesOf(pattern, ended);
      isOpen || watched.snapshot(items);
      refused(undefined);
      draw();
    } catch (failure) {
      ended.aborted || refused(failure);
      if (!ended.aborted && !isPassing(failure)) {
        return;
      }
    }
    isOpen || ended.aborted || plan(POLL_MILLIS);
  }

  function plan(millis) {
    clearTimeout(timer);
    timer = setTimeout(poll, millis);
  }

  ended.addEventListener("abort", () => clearTimeout(timer));
  listen(
    pattern,
    {
      state(next) {
        const was = isOpen;
        isOpen = next === "open";
        isOpen ? clearTimeout(timer) : was && plan(PATIENCE_MILLIS);
        isOpen && showState(true);
      },
      snapshot(items) {
        watched.snapshot(items);
        refused(undefined);
        draw();
      },
      change(message) {
        watched.change(message);
        draw();
      },
      problem: (status, body) => refused(new Refused(status, body ?? {}, `signals:read:${pattern}`)),
    },
    ended,
  );
}

async function valuesOf(pattern, signal) {
  let all = [];
  let cursor;
  for (let page = 0; page < PAGES && (page === 0 || cursor !== undefined); page += 1) {
    const { items, next } = await api.signals(pattern, { limit: 100, cursor }, signal);
    all = [...all, ...items];
    cursor = next;
  }
  return all;
}
