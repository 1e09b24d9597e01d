import type { Token } from "../api/token.js";
import type { Environment, Fetch } from "../environment/environment.js";

/** What a tracker needs to know. */
export interface TrackerOptions {
  /** The backend's origin, for example `https://api.example.org`; a stage path may follow. */
  readonly url: string;
  /**
   * The bearer token, or a function that is asked for it before each call.
   *
   * After a 401 the function is asked once more, and the call repeated if it has another token. A function that throws
   * or rejects counts as an unreachable backend. Absent, or `undefined` from the function: no `Authorization` header.
   */
  readonly token?: Token | undefined;
  /**
   * The session, 1 to 64 characters. Absent or of another length: the one kept in `localStorage`, which all tabs of the
   * browser share, or one of this page alone where storage is blocked.
   */
  readonly sessionId?: string | undefined;
  /** The first path. Absent: that of the page, and none in Node. */
  readonly path?: string | undefined;
  /** Sends the calls instead of the global `fetch`. */
  readonly fetch?: Fetch | undefined;
  /** Clock, timers, randomness, tabs and page, for tests and unusual hosts. Absent: the browser, or Node without tabs. */
  readonly environment?: Environment | undefined;
}

/** Tells a backend which page one tab shows. No method throws, and none waits for the backend. */
export interface Tracker {
  /** The session that is told, shared by all tabs. */
  readonly sessionId: string;
  /** This tab, told with its heartbeats; the same on the next page loaded in it. */
  readonly tabId: string;
  /**
   * Another page is shown: one heartbeat and one view follow at once, or after the call on its way.
   *
   * Of paths that follow each other while a call is on its way, only the newest is told; a page that was shown for a
   * second or more is counted all the same. The same path again does nothing. Paths are cut to 512 characters; `undefined`,
   * or one that does not start with `/`, is no page, and nothing is told until the next one.
   */
  setPath(path: string | undefined): void;
  /**
   * Counts the page shown once more, for example after its content was replaced. The backend counts a page once in 30
   * minutes per session. Does nothing while the tab is hidden or the page is still to be counted.
   */
  view(): void;
  /** Sends nothing more, and gives lock, channel, timers and listeners back. Calling it again does nothing. */
  stop(): void;
}
