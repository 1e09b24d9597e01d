import type { Cancel, Environment, Page, PageChange, Storage, Tabs } from "./environment.js";
import { memory, nodeEnvironment } from "./node.js";

/** The browser this page is shown in. */
export function browserEnvironment(): Environment {
  const tabs = browserTabs();
  return { ...nodeEnvironment(), id: randomId, page, storage: browserStorage(), ...(tabs && { tabs }) };
}

const TAB_KEY = "tiebreak.tab";

const page: Page = {
  path: () => location.pathname,
  visible: () => document.visibilityState !== "hidden",
  takeTabId() {
    try {
      const id = sessionStorage.getItem(TAB_KEY) ?? undefined;
      sessionStorage.removeItem(TAB_KEY);
      return id;
    } catch {
      return undefined;
    }
  },
  leaveTabId(id) {
    try {
      sessionStorage.setItem(TAB_KEY, id);
    } catch {
      // The next page gets an id of its own.
    }
  },
  watch(hear: (change: PageChange) => void): Cancel {
    const stop = new AbortController();
    const { signal } = stop;
    document.addEventListener("visibilitychange", () => hear(page.visible() ? "visible" : "hidden"), { signal });
    addEventListener("pagehide", () => hear("leave"), { signal });
    addEventListener("pageshow", (event) => event.persisted && hear("return"), { signal });
    addEventListener("online", () => hear("online"), { signal });
    return () => stop.abort();
  },
};

/** `crypto.randomUUID` exists only on pages that came over https or from this machine. */
function randomId(): string {
  if (typeof crypto.randomUUID === "function") {
    return crypto.randomUUID();
  }
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Even asking for `localStorage` throws where it is blocked, and writing to a full one does. */
function browserStorage(): Storage {
  const own = memory();
  return {
    get(key) {
      try {
        return localStorage.getItem(key) ?? own.get(key);
      } catch {
        return own.get(key);
      }
    },
    set(key, value) {
      own.set(key, value);
      try {
        localStorage.setItem(key, value);
      } catch {
        // Kept in memory: this page has its own session then.
      }
    },
  };
}

function browserTabs(): Tabs | undefined {
  const locks = navigator.locks;
  if (!locks || typeof BroadcastChannel !== "function") {
    return undefined;
  }
  return {
    lock(name, granted, refused) {
      const line = new AbortController();
      let release: () => void = () => undefined;
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      const enter = () => {
        // The lock may be granted in the very moment in which the line was left.
        if (line.signal.aborted) {
          return undefined;
        }
        granted();
        return held;
      };
      locks.request(name, { signal: line.signal }, enter).catch(() => line.signal.aborted || refused());
      return () => {
        line.abort();
        release();
      };
    },
    channel(name, hear) {
      const channel = new BroadcastChannel(name);
      channel.onmessage = (event) => hear(event.data);
      return {
        post: (message) => channel.postMessage(message),
        close: () => channel.close(),
      };
    },
  };
}
