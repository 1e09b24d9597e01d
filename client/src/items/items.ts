import type { Token } from "../api/token.js";
import type { Environment, Fetch } from "../environment/environment.js";
import type { Command, Draft, Item, Page, PageOptions, Patch, ReadOptions, Tombstone, WriteOptions } from "./types.js";

/** Nothing may exist yet. */
export const VERSION_FIRST = 0;

/** Whatever version there is: the last writer wins, and nobody is told. */
export const VERSION_LATEST = -1;

/** What a client of items needs to know. */
export interface ItemsOptions {
  /** The backend's origin, for example `https://api.example.org`; a stage path may follow. */
  readonly url: string;
  /** The bearer token, or a function that is asked for it before each call, and once more after a 401. */
  readonly token?: Token | undefined;
  /** Sends the calls instead of the global `fetch`. */
  readonly fetch?: Fetch | undefined;
  /** Clock, timers and randomness, for tests and unusual hosts. Absent: those of the browser or Node. */
  readonly environment?: Environment | undefined;
}

export interface UpdateOptions extends WriteOptions {
  /** How often to try again when somebody else came first: each time with what is there then. Absent: never. */
  readonly retry?: number | undefined;
}

/**
 * Versioned items over HTTP. Every method may be used on its own, without the object.
 *
 * Calls reject with a `TiebreakError`; decide by its `code`. A version that is not the newest is a `ConflictError`, and
 * nothing was changed.
 */
export interface Items {
  /** An item as the view has it, or as the options say; `undefined` if there is none. */
  getItem(type: string, id: string, options?: ReadOptions): Promise<Item | undefined>;
  /** Makes an item. Without an `id` the backend makes one. */
  createItem(type: string, item: Draft & { readonly id?: string | undefined }, options?: WriteOptions): Promise<Item>;
  /** Replaces all of an item that has this version, or makes it: `VERSION_FIRST`, a version, or `VERSION_LATEST`. */
  replaceItem(type: string, id: string, version: number, item: Draft, options?: WriteOptions): Promise<Item>;
  /**
   * Changes some fields of an item that has this version. With `rebase` others may have changed it meanwhile, as long as
   * they changed other fields.
   */
  patchItem(
    type: string,
    id: string,
    version: number,
    patch: Patch,
    options?: WriteOptions & { readonly rebase?: boolean | undefined },
  ): Promise<Item>;
  /**
   * Reads the newest version, and sends what `change` makes of it as a patch of that version. `change` returns `undefined`
   * to leave it as it is. `NotFoundError` if there is none.
   */
  updateItem(
    type: string,
    id: string,
    change: (item: Item) => Patch | undefined | Promise<Patch | undefined>,
    options?: UpdateOptions,
  ): Promise<Item>;
  /** Deletes an item that has this version. A later one of the same id goes on counting. */
  deleteItem(type: string, id: string, version: number, options?: WriteOptions): Promise<Tombstone>;
  /** Up to 45 commands, all or nothing; an error's `failedIndex` says which one stood in the way. */
  transact(commands: readonly Command[], options?: WriteOptions): Promise<readonly (Item | Tombstone)[]>;
  /** One page of a type's items, in no order that means something. */
  listPage(type: string, options?: PageOptions): Promise<Page>;
  /** All items of a type, page by page as they are asked for. */
  listItems(type: string, options?: Pick<PageOptions, "prefix" | "limit">): AsyncGenerator<Item, void>;
}
