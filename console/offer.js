import { showBearer } from "./bearer.js";
import { say } from "./dom.js";
import { cut } from "./format.js";
import { bearerOf, token } from "./token.js";

const NAME_LENGTH = 80;
const shown = (id) => document.getElementById(id);

/**
 * Uses a token that an address brought along, if it did. Instead of another one only when whoever sits here agrees, as a
 * link of somebody else would have them work in that one's tenant; `replaced` is called then.
 */
export function offer(given, replaced) {
  if (given === undefined || given === token.text) {
    return;
  }
  token.text === undefined ? use(given) : ask(given, replaced);
}

function use(given) {
  token.text = given;
  showBearer();
}

function ask(given, replaced) {
  const dialog = shown("offer");
  if (dialog.open) {
    // What somebody is about to agree to must not change under their hand.
    return;
  }
  say(shown("offer-theirs"), nameOf(given));
  say(shown("offer-own"), nameOf(token.text));
  dialog.returnValue = "keep";
  dialog.addEventListener("close", () => close(dialog.returnValue, given, replaced), { once: true });
  dialog.showModal();
}

function close(wish, given, replaced) {
  if (wish === "use") {
    use(given);
    replaced();
  }
}

function nameOf(text) {
  return cut(bearerOf(text), NAME_LENGTH);
}
