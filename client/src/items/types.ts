/** Whatever JSON an item carries. */
export type Attributes = Readonly<Record<string, unknown>>;

/** Something versioned, as it was after the command that made this version. */
export interface Item<A extends Attributes = Attributes> {
  readonly type: string;
  readonly id: string;
  /** 1 for the first; grows with each command that changed something. */
  readonly version: number;
  readonly name: string;
  readonly attributes: A;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly createdBy: string;
  /** ISO 8601. */
  readonly updatedAt: string;
  readonly updatedBy: string;
}

/** What a deletion leaves. */
export interface Tombstone {
  readonly type: string;
  readonly id: string;
  readonly version: number;
  readonly deleted: true;
  readonly updatedAt: string;
  readonly updatedBy: string;
}

/** A merge patch (RFC 7396): what is named is set, what is null is removed, the rest stays. */
export interface Patch {
  readonly name?: string | undefined;
  readonly attributes?: Readonly<Record<string, unknown>> | null | undefined;
}

/** An item without what the backend adds. */
export interface Draft {
  readonly name: string;
  readonly attributes?: Attributes | undefined;
}

export interface WriteOptions {
  /**
   * `true`, or a key of your own (1 to 255 printable ASCII characters): the command takes effect once, however often it has
   * to be repeated, and is repeated until its answer is known. Without it a command is sent once, and a lost answer is an
   * `OutcomeUnknownError`.
   */
  readonly once?: boolean | string | undefined;
}

export interface ReadOptions {
  /** At least this version, at once: after an own write, the one it made. */
  readonly minVersion?: number | undefined;
  /** The newest there is, and not the view, which may be a moment behind. */
  readonly consistent?: boolean | undefined;
  /** As it was at this version. */
  readonly version?: number | undefined;
}

export interface Page {
  readonly items: readonly Item[];
  /** Where the next page begins; absent at the end. */
  readonly next?: string;
}

export interface PageOptions {
  /** Only ids that begin like this. */
  readonly prefix?: string | undefined;
  /** 1 to 100, and 25 if absent. */
  readonly limit?: number | undefined;
  /** `next` of the page before. */
  readonly cursor?: string | undefined;
}

interface Target {
  readonly type: string;
  readonly id: string;
  readonly version: number;
}

/** A part of a transaction; each is about another item. */
export type Command =
  | { readonly put: Target & Draft }
  | { readonly patch: Target & Patch }
  | { readonly delete: Target };
