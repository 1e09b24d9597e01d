/** Undoes what it was returned by. Calling it again does nothing. */
export type Cancel = () => void;

/** The part of `fetch` that is used. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What happens to a page: `leave` may be followed by `return` if the browser kept the page; `online`: the network is back. */
export type PageChange = "visible" | "hidden" | "leave" | "return" | "online";

/** The page this runs in. */
export interface Page {
  /** The path shown now; absent where there are no pages. */
  path(): string | undefined;
  /** Whether somebody can see it. */
  visible(): boolean;
  /** The id this tab had on its last page. Nobody gets it again before it is left again: copies of a tab have none. */
  takeTabId(): string | undefined;
  /** Leaves the id to the next page in this tab. */
  leaveTabId(id: string): void;
  /** Hears every change until cancelled. */
  watch(hear: (change: PageChange) => void): Cancel;
}

/** A place shared by the tabs of a browser. Neither method throws; a blocked storage forgets. */
export interface Storage {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
}

/** A line to the other tabs; what one posts, all others hear. */
export interface Channel {
  post(message: unknown): void;
  close(): void;
}

/** What tabs of a browser need to agree on a sender. */
export interface Tabs {
  /**
   * Stands in line for a lock that one tab at a time holds.
   *
   * Exactly one of `granted` and `refused` is called, later, unless the returned function was called before. That one
   * gives the lock back, or leaves the line. A tab that dies gives its lock back without being asked.
   */
  lock(name: string, granted: () => void, refused: () => void): Cancel;
  /** Opens a line; throws where the browser forbids it. */
  channel(name: string, hear: (message: unknown) => void): Channel;
}

/** Everything that is taken from the world around it. */
export interface Environment {
  /** Milliseconds from some start; never goes back. */
  now(): number;
  /** Milliseconds since 1970, to read dates of answers. */
  epoch(): number;
  /** Calls `action` once, `millis` from now. */
  after(millis: number, action: () => void): Cancel;
  /** A number in [0, 1). */
  random(): number;
  /** An identifier nobody else has, of 1 to 64 characters. */
  id(): string;
  readonly fetch: Fetch;
  readonly page: Page;
  readonly storage: Storage;
  /** Absent where tabs can't agree: each then sends for itself. */
  readonly tabs?: Tabs;
}
