export type { Token } from "./api/token.js";
export type {
  Cancel,
  Channel,
  Environment,
  Fetch,
  Page,
  PageChange,
  Storage,
  Tabs,
} from "./environment/environment.js";
export type { Tracker, TrackerOptions } from "./presence/options.js";
export { createTracker } from "./presence/tracker.js";
