import { el, say } from "./dom.js";
import { ENCOUNTERS, iconOf } from "./encounters.js";
import { count, counted, share } from "./format.js";

const BIG = ["retried", "permanent"];
const HOW_BAD = { retried: "Warning", permanent: "Error" };

/** The score: what was retried against what was refused for good, and the rest beside it. */
export function summary() {
  const numbers = new Map();
  const big = BIG.map((name) => figureOf(encounter(name), numbers));
  const rest = ENCOUNTERS.filter(({ name }) => !BIG.includes(name)).map((one) => figureOf(one, numbers));
  const bar = el(
    "div",
    { class: "balance" },
    BIG.map((name) => el("span", { class: name })),
  );
  const balance = el("p", { class: "balance-says" });
  const merged = el("p", { class: "merged", hidden: true });
  const element = el(
    "section",
    { class: "score card", "aria-labelledby": "score-title" },
    el("h2", { id: "score-title", class: "unseen" }, "In sum"),
    el("dl", { class: "big-figures" }, big),
    el("div", { class: "balanced" }, bar, balance),
    el("dl", { class: "figures" }, rest),
    merged,
  );
  return {
    element,
    show({ summary: counts, targets, targetsOmitted = 0 }) {
      for (const [name, place] of numbers) {
        say(place, count(counts[name] ?? 0));
      }
      showBalance(bar, balance, counts);
      showMerged(merged, targets, targetsOmitted);
    },
  };
}

function encounter(name) {
  return ENCOUNTERS.find((one) => one.name === name);
}

function figureOf({ name, label, means }, numbers) {
  const number = el("span", { class: "number" }, "–");
  numbers.set(name, number);
  const bad = HOW_BAD[name] && el("span", { class: "how-bad" }, HOW_BAD[name]);
  return el(
    "div",
    { class: `figure ${name}` },
    el("dt", {}, iconOf(name), label, bad),
    el("dd", {}, number, el("span", { class: "means" }, means)),
  );
}

function showBalance(bar, balance, { retried, permanent }) {
  const all = retried + permanent;
  bar.hidden = all === 0;
  for (const [index, number] of [retried, permanent].entries()) {
    bar.children[index].style.flexGrow = number;
    bar.children[index].hidden = number === 0;
  }
  const nothing = "No write met another one.";
  say(balance, all === 0 ? nothing : `${share(retried, all)} of these conflicts were solved without the caller`);
}

function showMerged(place, targets, omitted) {
  const patched = targets.filter(({ operation }) => operation === "PatchItem");
  const refused = patched.reduce((sum, { counts }) => sum + counts.permanent, 0);
  const merged = patched.reduce((sum, { wouldHaveMerged = 0 }) => sum + wouldHaveMerged, 0);
  place.hidden = refused === 0;
  const where = omitted > 0 ? " at the keys listed below" : "";
  const what = `${count(merged)} of ${counted(refused, "refused PATCH", "refused PATCHes")}${where} (${share(merged, refused)})`;
  const advice =
    merged > 0
      ? "These PATCHes touched other fields than their rivals: send “rebase”: true."
      : "None of them sent fields its rival had left alone.";
  place.replaceChildren(el("strong", {}, "Would have merged: "), `${what}. ${advice}`);
}
