import { fieldOf } from "./fields.js";

/** A field that was changed meanwhile: what was typed, and what is there now, to choose from. */
export function rowOf({ pointer, label }, mine, base, latest) {
  const row = document.createElement("fieldset");
  const legend = Object.assign(document.createElement("legend"), { textContent: label });
  const touched = mine !== fieldOf(base, pointer);
  row.append(
    legend,
    option(pointer, "mine", touched ? "Yours" : "As it was", mine, touched),
    option(pointer, "theirs", "Theirs", fieldOf(latest, pointer), !touched),
  );
  return row;
}

function option(pointer, value, caption, text, checked) {
  const line = document.createElement("label");
  const choice = Object.assign(document.createElement("input"), { type: "radio", name: pointer, value, checked });
  const shown = document.createElement(value === "theirs" ? "mark" : "span");
  shown.textContent = text === "" ? "(empty)" : text;
  line.append(choice, ` ${caption}: `, shown);
  return line;
}
