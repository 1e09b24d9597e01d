import { el, say, svg } from "./dom.js";
import { cut, moment } from "./format.js";
import { explained } from "./refusals.js";
import { linkToTarget } from "./router.js";
import { token } from "./token.js";

/** What a page begins with. The heading takes the focus when somebody comes here. */
export function heading(text, ...beside) {
  return el("div", { class: "heading" }, el("h1", { tabindex: "-1" }, text), ...beside);
}

/** Text of somebody else: it may be long, and run from right to left. */
export function foreign(text, most = 80) {
  const whole = String(text);
  const short = cut(whole, most);
  return el("bdi", { class: "foreign", title: short === whole ? undefined : whole }, short);
}

/** The same of ids and values. */
export function code(text, most = 80) {
  return el("code", {}, foreign(text, most));
}

/** What conflicts were about, leading to its page if it has one. */
export function linkedKey(target, most) {
  const href = linkToTarget(target);
  return href ? el("a", { href }, foreign(target.key, most)) : foreign(target.key, most);
}

/** A moment here, and exactly for whoever points at it. */
export function timeOf(at) {
  return at === undefined ? "–" : el("time", { datetime: at, title: at }, moment(at));
}

/** A button that takes a text along; there is none where a browser lets nobody, as on pages that came over plain http. */
export function copying(text, what) {
  if (!navigator.clipboard) {
    return undefined;
  }
  const word = el("span", {}, "Copy");
  const button = el("button", { type: "button", class: "copy" }, word, el("span", { class: "unseen" }, ` the ${what}`));
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text);
    say(word, "Copied");
    setTimeout(() => say(word, "Copy"), 2_000);
  });
  return button;
}

/** Names and what belongs to them; pairs without a value are left out. */
export function facts(pairs) {
  const there = pairs.filter(([, value]) => value !== undefined && value !== "");
  return el(
    "dl",
    { class: "facts" },
    there.map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value))),
  );
}

/** One of several, as radio buttons that look like one switch. `chosen` is told the value. */
export function choice(legend, name, options, value, chosen) {
  const inputs = options.map(([text, label]) =>
    el("label", {}, el("input", { type: "radio", name, value: text, checked: text === value }), el("span", {}, label)),
  );
  const group = el("fieldset", { class: "choice" }, el("legend", { class: "unseen" }, legend), inputs);
  group.addEventListener("change", (event) => chosen(event.target.value));
  return group;
}

/** Why something is not there, in words, and where a token can be given if one would help. */
export function noticeOf(refused) {
  const { title, text, wantsToken } = explained(refused, token.text !== undefined);
  const button = el(
    "button",
    { type: "button", onclick: () => document.getElementById("who").click() },
    "Give a token",
  );
  return el("div", { class: "notice" }, el("h2", {}, title), el("p", {}, text), wantsToken && button);
}

/** Puts a notice into its place, or takes it away; one that is there already stays. */
export function showNotice(place, refused, tell) {
  const stamp = refused ? `${refused.status} ${refused.message}` : "";
  if (place.dataset.stamp !== stamp) {
    place.dataset.stamp = stamp;
    place.replaceChildren(...(refused ? [noticeOf(refused)] : []));
    refused && tell(explained(refused, token.text !== undefined).title);
  }
}

/** Two lines that go on beside each other: nothing met. */
function tie() {
  return svg("svg", { viewBox: "0 0 64 32", "aria-hidden": "true" }, svg("path", { d: "M4 10h56M4 22h56" }));
}

/** What stands where nothing is to be shown. */
export function emptiness(title, ...texts) {
  return el(
    "div",
    { class: "emptiness" },
    tie(),
    el("p", { class: "big" }, title),
    texts.map((text) => el("p", {}, text)),
  );
}

/** Shows what takes a while to make, unless something newer was asked for meanwhile. */
export function heldIn(place) {
  let newest = 0;
  return async (make) => {
    newest += 1;
    const own = newest;
    const made = await make();
    if (own === newest) {
      place.replaceChildren(...[made].flat());
    }
  };
}
