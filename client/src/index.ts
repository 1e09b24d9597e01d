export type {
  Cancel,
  Channel,
  Environment,
  Fetch,
  Page,
  PageChange,
  Storage,
  Tabs,
} from "./environment.js";
export type { Tracker, TrackerOptions } from "./options.js";
export type { Token } from "./token.js";
export { createTracker } from "./tracker.js";
