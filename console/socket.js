import { api } from "./api.js";
import { parse } from "./json.js";
import { matcher } from "./pattern.js";
import { token } from "./token.js";

const PING_MILLIS = 240_000;
const FIRST_WAIT_MILLIS = 500;
const LONGEST_WAIT_MILLIS = 15_000;

/** Where the socket is; `undefined` if nobody says. A token is in it, as browsers send no headers with a handshake. */
export async function socketPlace(signal) {
  const place = isLoopback(location.hostname) ? ownPlace() : (await api.socketPlace(signal))?.socket;
  if (!place) {
    return undefined;
  }
  const url = new URL(place);
  token.text && url.searchParams.set("token", token.text);
  return url;
}

/** Whether a host name means this machine. */
export function isLoopback(name) {
  return name === "localhost" || name === "[::1]" || /^127(\.\d{1,3}){3}$/.test(name);
}

function ownPlace() {
  return `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/live`;
}

/**
 * Listens to a pattern until the signal ends it, connecting anew whenever it has to. Tells `state("open" | "waiting")`,
 * `snapshot(items)` once it is whole, `change(signal)` for each change after it, and `problem(status, body)`.
 */
export function listen(pattern, { state, snapshot, change, problem }, signal) {
  const isMeant = matcher(pattern);
  let wait = FIRST_WAIT_MILLIS;
  let timer;
  let socket;

  async function dial() {
    try {
      const place = await socketPlace(signal);
      place && !signal.aborted ? connect(new WebSocket(place)) : again();
    } catch {
      again();
    }
  }

  function connect(opened) {
    socket = opened;
    let items = [];
    const hear = {
      snapshot(message) {
        items.push(...message.items);
        if (!message.more) {
          wait = FIRST_WAIT_MILLIS;
          state("open");
          snapshot(items);
          items = [];
        }
      },
      signal: (message) => isMeant(message.address) && change(message),
      bundle: ({ signals }) => signals.filter(({ address }) => isMeant(address)).forEach(change),
      answer: ({ status, body }) => status >= 400 && problem(status, body),
    };
    const ping = setInterval(() => opened.readyState === 1 && opened.send('{"action":"ping"}'), PING_MILLIS);
    opened.addEventListener("open", () => opened.send(JSON.stringify({ action: "subscribe", pattern, id: 1 })));
    opened.addEventListener("message", ({ data }) => {
      const message = parse(data);
      hear[message.type]?.(message);
    });
    opened.addEventListener("close", () => {
      clearInterval(ping);
      again();
    });
  }

  function again() {
    if (!signal.aborted) {
      state("waiting");
      clearTimeout(timer);
      // Not all at once, when a backend comes back.
      timer = setTimeout(dial, wait * (0.75 + Math.random() / 2));
      wait = Math.min(LONGEST_WAIT_MILLIS, wait * 2);
    }
  }

  signal.addEventListener("abort", () => {
    clearTimeout(timer);
    socket?.close();
  });
  dial();
}
