import { el } from "./dom.js";
import { differenceTable } from "./fields.js";
import { heldIn, noticeOf } from "./parts.js";

/** The difference between two versions, chosen by number. `show(from, to)` chooses; `changed` is told what one typed. */
export function compare(versions, changed) {
  const from = numberBox("from", "From version", 0);
  const to = numberBox("to", "to version", 1);
  const place = el("div", {});
  const form = el(
    "form",
    { class: "versions-of" },
    from.label,
    to.label,
    el("button", { type: "submit", class: "plain" }, "Compare"),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    changed(from.box.valueAsNumber, to.box.valueAsNumber);
  });
  const latest = heldIn(place);
  return {
    element: el(
      "section",
      { class: "card compare", "aria-labelledby": "compare-title" },
      el("h2", { id: "compare-title" }, "Difference"),
      form,
      place,
    ),
    async show(older, newer) {
      for (const [{ box }, number] of [
        [from, older],
        [to, newer],
      ]) {
        box.max = versions.newest;
        box.value = number;
      }
      await latest(async () => {
        try {
          const [before, after] = await Promise.all([versions.at(older), versions.at(newer)]);
          return differenceTable(before, after, [older, newer]);
        } catch (refused) {
          return noticeOf(refused);
        }
      });
    },
  };
}

function numberBox(name, text, min) {
  const box = el("input", { type: "number", name, min, required: true, inputmode: "numeric" });
  return { box, label: el("label", {}, text, " ", box) };
}
