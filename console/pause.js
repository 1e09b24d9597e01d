import { el } from "./dom.js";

/** A button that holds a page still, and lets it go on. `changed` is told which. */
export function pauseButton(tell, changed) {
  const button = el("button", { type: "button", class: "plain", "aria-pressed": "false" }, "Pause");
  button.addEventListener("click", () => {
    const isPaused = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", isPaused);
    changed(isPaused);
    tell(isPaused ? "Paused. Nothing changes by itself." : "It changes by itself again.");
  });
  return button;
}
