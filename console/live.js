import { el } from "./dom.js";
import { heading } from "./parts.js";
import { presence } from "./presence.js";
import { signals } from "./signals.js";

/** What goes on now: shared values as they change, and who is here. */
export function live(main, { query }, { signal, tell }) {
  let paused = false;
  const pause = el("button", { type: "button", class: "plain", "aria-pressed": "false" }, "Pause");
  pause.addEventListener("click", () => {
    paused = !paused;
    pause.setAttribute("aria-pressed", paused);
    tell(paused ? "Paused. Nothing changes by itself." : "It changes by itself again.");
  });
  const desk = { signal, tell, isPaused: () => paused };
  main.replaceChildren(
    heading("Live", el("div", { class: "controls" }, pause)),
    signals(query.get("pattern") ?? "/**", desk),
    presence(desk),
  );
}
