import { say } from "./dom.js";
import { moment } from "./format.js";
import { isLoopback } from "./socket.js";
import { bearerOf, claimsOf, token } from "./token.js";

const shown = (id) => document.getElementById(id);

/** Who one is, on the button that changes it. */
export function showBearer() {
  const text = token.text;
  say(shown("who"), text ? bearerOf(text) : isLoopback(location.hostname) ? "No token" : "Give a token");
  text
    ? shown("who").setAttribute("aria-label", `${bearerOf(text)}: token`)
    : shown("who").removeAttribute("aria-label");
}

/** Opens the dialog; `changed` is called when there is another token, or none any more. */
export function askForToken(changed) {
  const dialog = shown("token");
  const box = shown("token-text");
  box.value = "";
  dialog.returnValue = "leave";
  shown("token-forget").hidden = token.text === undefined;
  say(shown("token-says"), told(token.text));
  dialog.addEventListener("close", () => close(dialog.returnValue, box, changed), { once: true });
  dialog.showModal();
}

function close(wish, box, changed) {
  const text = box.value.trim().replace(/^Bearer\s+/i, "");
  // What was pasted is kept in one place only.
  box.value = "";
  if (wish === "forget" || (wish === "use" && text !== "")) {
    token.text = wish === "use" ? text : undefined;
    showBearer();
    changed();
  }
}

function told(text) {
  if (!text) {
    return isLoopback(location.hostname)
      ? "None is used. Unless it runs with --require-token, the local run takes such calls as actor dev of tenant demo, who may do all but what needs admin."
      : "None is used.";
  }
  const { scope, exp } = claimsOf(text) ?? {};
  const until = typeof exp === "number" ? ` It ends ${moment(exp * 1000)}.` : "";
  return `${bearerOf(text)}, with ${typeof scope === "string" && scope !== "" ? `the scopes ${scope}` : "scopes it does not name"}.${until}`;
}
