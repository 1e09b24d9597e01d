import { el, say } from "./dom.js";
import { fieldTable } from "./fields.js";
import { foreign, heldIn, noticeOf, timeOf } from "./parts.js";

/** The item as it was: a slider over its versions, and a moment to choose. */
export function past(versions) {
  const slider = el("input", { id: "past-version", type: "range", min: 1, step: 1 });
  const picked = el("output", { for: "past-version" });
  const clock = el("input", { id: "past-moment", type: "datetime-local", step: 1 });
  const place = el("div", {});
  const latest = heldIn(place);

  function show(version) {
    slider.max = versions.newest;
    slider.value = version;
    say(picked, version === 0 ? "before its first version" : `version ${version} of ${versions.newest}`);
    slider.setAttribute("aria-valuetext", picked.textContent);
    return latest(() => stateOf(versions, version));
  }

  slider.addEventListener("input", () => show(slider.valueAsNumber));
  clock.addEventListener("change", async () => {
    const millis = new Date(clock.value).getTime();
    if (!Number.isNaN(millis)) {
      try {
        await show(await versions.inForceAt(millis));
      } catch (refused) {
        place.replaceChildren(noticeOf(refused));
      }
    }
  });

  return {
    element: el(
      "section",
      { class: "card past", "aria-labelledby": "past-title" },
      el("h2", { id: "past-title" }, "As it was"),
      el("div", { class: "moments" }, el("label", { for: "past-version" }, "Version"), slider, picked),
      el("div", { class: "moments" }, el("label", { for: "past-moment" }, "or at this moment"), clock),
      place,
    ),
    show,
  };
}

async function stateOf(versions, version) {
  try {
    const [item, before] = await Promise.all([versions.at(version), versions.at(Math.max(0, version - 1))]);
    if (!item) {
      return el(
        "p",
        { class: "gone" },
        version === 0 ? "There was no such item yet." : `With version ${version} it was deleted.`,
      );
    }
    const who = el("p", { class: "quiet" }, "In force from ", timeOf(item.updatedAt), ", by ", foreign(item.updatedBy));
    return [who, fieldTable(item, before, `Fields at version ${version}`)];
  } catch (refused) {
    return noticeOf(refused);
  }
}
