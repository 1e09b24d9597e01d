import type { Cancel, Environment, Page, Storage } from "./environment.js";

/** One process, one page that is always visible, no tabs. Its timers don't keep the process alive. */
export function nodeEnvironment(): Environment {
  return {
    now: () => performance.now(),
    epoch: () => Date.now(),
    after,
    random: () => Math.random(),
    id: () => crypto.randomUUID(),
    fetch: (url, init) => fetch(url, init),
    page,
    storage: memory(),
  };
}

const nothing = () => undefined;
const page: Page = {
  path: nothing,
  visible: () => true,
  takeTabId: nothing,
  leaveTabId: nothing,
  watch: () => nothing,
};

/** Calls `action` after a time; where timers keep a process alive, this one doesn't. */
export function after(millis: number, action: () => void): Cancel {
  const timer: unknown = setTimeout(action, millis);
  if (typeof timer === "object" && timer !== null && "unref" in timer && typeof timer.unref === "function") {
    timer.unref();
  }
  return () => clearTimeout(timer as number);
}

/** Calls `action` after a time; a process waits for it. */
export function surelyAfter(millis: number, action: () => void): Cancel {
  const timer = setTimeout(action, millis);
  return () => clearTimeout(timer);
}

/** What is kept as long as this page. */
export function memory(): Storage {
  const values = new Map<string, string>();
  return { get: (key) => values.get(key), set: (key, value) => void values.set(key, value) };
}
