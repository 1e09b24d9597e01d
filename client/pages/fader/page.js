// A value that all windows show and move. Each write says what its window has seen, so the backend knows who overtook whom.
import { connect, LockedError } from "/client/signals/index.js";
import { newestOnly } from "./newest-only.js";

const ADDRESS = "/demo/fader";
const shown = (id) => document.getElementById(id);
const asked = new URLSearchParams(location.search);
/** For how many seconds a window keeps the fader after its last move. */
const lease = Number(asked.get("lease") ?? 20);
const name = asked.get("name") ?? `window-${Math.random().toString(16).slice(2, 6)}`;
const signals = connect({ url: location.origin, clientId: name });
const STATES = {
  connecting: "Connecting …",
  open: "Connected. Changes come as they happen.",
  waiting: "Not connected. Start the backend with scripts/run; this page goes on trying.",
  closed: "Closed.",
};

/** What is there, and who has it. */
let newest = { value: 0, revision: 0 };
let over;

const move = newestOnly((value) => signals.set(ADDRESS, value), adopt, refused);

function adopt(next) {
  if (next.revision > newest.revision) {
    newest = next;
    show();
  }
}

function show() {
  const { value, writer, lock } = newest;
  const held = lock && Date.parse(lock.expiresAt) > Date.now() ? lock : undefined;
  const foreign = held && !isOwn(held.holder);
  shown("value").textContent = value;
  // The hand that moves it is not overtaken by the echo of its own steps.
  if (!move.busy) {
    shown("fader").value = value;
  }
  say("writer", writer ? `Moved by ${called(writer)}.` : "Nobody has moved it yet.");
  say("holder", held ? `Held by ${called(held.holder)}` : "");
  say("until", held ? `until ${new Date(held.expiresAt).toLocaleTimeString()}` : "");
  shown("fader").disabled = Boolean(foreign);
  shown("lock").disabled = Boolean(foreign);
  shown("lock").textContent = held && !foreign ? "Give it back" : "Keep it to yourself";
  // Nobody tells when a lock is over.
  clearTimeout(over);
  over = held && setTimeout(show, Date.parse(held.expiresAt) - Date.now() + 50);
}

function isOwn(writer) {
  return writer?.endsWith(`/${name}`);
}

function called(writer) {
  return isOwn(writer) ? "you" : writer.split("/").at(-1);
}

/** Only what is new, so that nobody is told the same again. */
function say(id, text) {
  if (shown(id).textContent !== text) {
    shown(id).textContent = text;
  }
}

function refused(error) {
  const why = error instanceof LockedError ? `${called(error.holder ?? "/somebody")} has it` : error.message;
  tell(`Not moved: ${why}.`);
  show();
}

function tell(text) {
  const place = shown("conflict");
  place.textContent = text;
  place.classList.remove("fresh");
  // Asking for the size makes the browser start the flash anew.
  place.getBoundingClientRect();
  place.classList.add("fresh");
}

shown("fader").addEventListener("input", (event) => move(event.target.valueAsNumber));
shown("lock").addEventListener("click", async () => {
  const own = newest.lock && isOwn(newest.lock.holder) && Date.parse(newest.lock.expiresAt) > Date.now();
  try {
    await (own ? signals.unlock(ADDRESS) : signals.lock(ADDRESS, { ttlSeconds: lease }));
  } catch (error) {
    refused(error);
  }
});

signals.onState((state) => {
  say("status", STATES[state]);
  shown("status").classList.toggle("trouble", state === "waiting");
});
signals.on(ADDRESS, (value, _, meta) => adopt({ ...meta, value: value ?? 0 }));
signals.onConflict(ADDRESS, ({ writer, previousWriter, value }) => {
  const hands = [writer, previousWriter ?? "/somebody"];
  const [winner, loser] = hands.map(called);
  if (hands.some(isOwn)) {
    const other = isOwn(writer) ? loser : winner;
    tell(`You and ${other} moved it at the same time: ${value}, set by ${winner}, stands.`);
  }
});

const another = new URL("?", location.href);
another.searchParams.set("name", `window-${Math.random().toString(16).slice(2, 6)}`);
shown("another").href = another;
shown("name").textContent = name;
show();
