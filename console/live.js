import { el } from "./dom.js";
import { heading } from "./parts.js";
import { pauseButton } from "./pause.js";
import { presence } from "./presence.js";
import { signals } from "./signals.js";

/** What goes on now: shared values as they change, and who is here. */
export function live(main, { query }, { signal, tell }) {
  let paused = false;
  const resumed = new Set();
  const pause = pauseButton(tell, (isPaused) => {
    paused = isPaused;
    for (const goOn of paused ? [] : resumed) {
      goOn();
    }
  });
  const desk = { signal, tell, isPaused: () => paused, whenResumed: (goOn) => resumed.add(goOn) };
  main.replaceChildren(
    heading("Live", el("div", { class: "controls" }, pause)),
    signals(query.get("pattern") ?? "/**", desk),
    presence(desk),
  );
}
