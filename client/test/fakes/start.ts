import type { Tracker, TrackerOptions } from "../../src/index.js";
import { createTracker } from "../../src/index.js";
import type { FakeTab } from "./browser.js";
import { settle } from "./clock.js";

export const URL_OF_BACKEND = "https://api.test";

/** A tracker in a tab, started and settled. */
export async function start(tab: FakeTab, options: Partial<TrackerOptions> = {}): Promise<Tracker> {
  const tracker = createTracker({ url: URL_OF_BACKEND, path: "/a", environment: tab.environment, ...options });
  await settle();
  return tracker;
}

/** Shows a page and lets what follows happen. */
export async function show(tracker: Tracker, path: string | undefined): Promise<void> {
  tracker.setPath(path);
  await settle();
}
