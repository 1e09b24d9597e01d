import type { Tracker, TrackerOptions } from "../../src/index.js";
import { createTracker } from "../../src/index.js";
import { FakeBrowser, type FakeTab } from "./browser.js";
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

/** Two visible tabs of one browser on `/a` and `/b`; the first is the sender. */
export async function twoTabs() {
  const browser = new FakeBrowser();
  const [first, second] = [browser.tab(), browser.tab()];
  const a = await start(first, { path: "/a" });
  const b = await start(second, { path: "/b" });
  return { browser, first, second, a, b };
}
