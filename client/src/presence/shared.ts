import type { Token } from "../api/token.js";
import type { Cancel, Environment, Fetch } from "../environment/environment.js";
import { environmentHere } from "../environment/here.js";
import type { Tracker } from "./options.js";
import { DEBOUNCE } from "./timing.js";
import { createTracker } from "./tracker.js";

/** One mounted component that says which page is shown. */
export interface Visit {
  /** Takes what may change from one rendering to the next. */
  use(token: Token | undefined, fetch: Fetch | undefined): void;
  end(): void;
}

interface Shared {
  readonly tracker: Tracker;
  /** The paths of all visits; the newest visit decides. */
  readonly paths: Map<symbol, string | undefined>;
  token: Token | undefined;
  fetch: Fetch | undefined;
  goodbye: Cancel;
}

const trackers = new WeakMap<Environment, Map<string, Shared>>();

/** Shows a path for as long as the visit lasts. Visits of the same backend and session share one tracker. */
export function beginVisit(
  path: string | undefined,
  url: string,
  sessionId: string | undefined,
  environment: Environment = environmentHere(),
): Visit {
  const known = trackers.get(environment) ?? new Map<string, Shared>();
  trackers.set(environment, known);
  const key = JSON.stringify([url, sessionId]);
  const shared = known.get(key) ?? share(url, sessionId, environment);
  known.set(key, shared);
  shared.goodbye();
  const visit = Symbol();
  shared.paths.set(visit, path);
  shared.tracker.setPath(path);
  return {
    use(token, fetch) {
      shared.token = token;
      shared.fetch = fetch;
    },
    end() {
      shared.paths.delete(visit);
      shared.tracker.setPath([...shared.paths.values()].at(-1));
      if (shared.paths.size === 0) {
        // Whoever mounts again at once finds the tracker that knows what has just been told.
        shared.goodbye = environment.after(DEBOUNCE, () => {
          known.delete(key);
          shared.tracker.stop();
        });
      }
    },
  };
}

function share(url: string, sessionId: string | undefined, environment: Environment): Shared {
  const shared: Shared = {
    tracker: createTracker({
      url,
      sessionId,
      environment,
      token: () => (typeof shared.token === "function" ? shared.token() : shared.token),
      fetch: (to, init) => (shared.fetch ?? environment.fetch)(to, init),
    }),
    paths: new Map(),
    token: undefined,
    fetch: undefined,
    goodbye: () => undefined,
  };
  return shared;
}
