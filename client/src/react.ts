"use client";

import { useEffect, useRef } from "react";
import type { TrackerOptions } from "./presence/options.js";
import { beginVisit, type Visit } from "./presence/shared.js";

/** What the hook needs to know; the path is given apart. */
export type PageTrackingOptions = Omit<TrackerOptions, "path">;

/**
 * Tells the backend that the page `path` is shown, for as long as the component is mounted.
 *
 * Components with the same `url`, `sessionId` and `environment` share one tracker, and the one mounted last decides about
 * the path. A new `token` or `fetch` is used from the next call on. Mounting, unmounting and mounting again, as
 * StrictMode does, tells nothing twice; five seconds after the last component was unmounted nothing is left. Nothing
 * happens while rendering, so nothing happens on a server. Nothing is thrown.
 *
 * @param path what `Tracker.setPath` takes, most often the router's current path; `undefined`: no page is shown
 */
export function usePageTracking(path: string | undefined, options: PageTrackingOptions): void {
  const { url, sessionId, environment, token, fetch } = options;
  const visit = useRef<Visit | undefined>(undefined);
  useEffect(() => {
    const begun = beginVisit(path, url, sessionId, environment);
    visit.current = begun;
    return () => begun.end();
  }, [path, url, sessionId, environment]);
  useEffect(() => visit.current?.use(token, fetch));
}
