import { NotFoundError } from "../api/errors.js";
import { Http, type Request } from "../api/http.js";
import { failureOf, type Reply } from "../api/problems.js";
import { pathOf, queryOf } from "../api/route.js";
import { CONFLICT_BASE, CONFLICT_CAP } from "../api/timing.js";
import { TokenSource } from "../api/token.js";
import { fullJitter, sleep, untilKnown } from "../api/waiting.js";
import type { Environment } from "../environment/environment.js";
import { environmentAtWork } from "../environment/here.js";
import { ConflictError } from "./conflict-error.js";
import type { Items, ItemsOptions, UpdateOptions } from "./items.js";
import type { Item, Page, PageOptions, Patch, Tombstone, WriteOptions } from "./types.js";

/** A client of items. It keeps nothing, so there is nothing to close. */
export function createItems(options: ItemsOptions): Items {
  const environment = options.environment ?? environmentAtWork();
  const { url, token, fetch = environment.fetch } = options;
  const calls = new Calls(new Http(url, undefined, new TokenSource(token), fetch, environment), environment);
  const items: Items = {
    getItem: async (type, id, { minVersion, consistent, version } = {}) =>
      calls.find(`${pathOf("items", type, id)}${queryOf({ minVersion, consistent, version })}`),
    createItem: async (type, body, given) => calls.write({ method: "POST", path: pathOf("items", type), body }, given),
    replaceItem: async (type, id, version, item, given) =>
      calls.write({ method: "PUT", path: pathOf("items", type, id), body: { ...item, version } }, given),
    patchItem: async (type, id, version, patch, { rebase, once } = {}) =>
      calls.write({ method: "PATCH", path: pathOf("items", type, id), body: { ...patch, version, rebase } }, { once }),
    updateItem: (type, id, change, given) => update(items, type, id, change, given, environment),
    deleteItem: async (type, id, version, given) =>
      calls.write<Tombstone>({ method: "DELETE", path: `${pathOf("items", type, id)}${queryOf({ version })}` }, given),
    transact: async (commands, given) => {
      const request = { method: "POST", path: pathOf("transactions"), body: { commands } } as const;
      return (await calls.write<{ results: (Item | Tombstone)[] }>(request, given)).results;
    },
    listPage: (type, given) => calls.page(type, given),
    listItems: (type, given) => all(calls, type, given),
  };
  return items;
}

/** Calls whose failure is a `TiebreakError`. */
class Calls {
  constructor(
    private readonly http: Http,
    private readonly environment: Environment,
  ) {}

  async find(path: string): Promise<Item | undefined> {
    const reply = await this.http.call({ method: "GET", path });
    return reply.status === 404 ? undefined : success(reply, "read");
  }

  async page(type: string, { prefix, limit, cursor }: PageOptions = {}): Promise<Page> {
    const path = `${pathOf("items", type)}${queryOf({ prefix, limit, cursor })}`;
    return success(await this.http.call({ method: "GET", path }), "read");
  }

  write<T = Item>(request: Request, { once }: WriteOptions = {}): Promise<T> {
    const attempt = async (key?: string) => success<T>(await this.http.call({ ...request, key }), "write");
    if (!once) {
      return attempt();
    }
    const key = once === true ? this.environment.id() : once;
    return untilKnown(() => attempt(key), this.environment);
  }
}

async function update(
  { getItem, patchItem }: Pick<Items, "getItem" | "patchItem">,
  type: string,
  id: string,
  change: (item: Item) => Patch | undefined | Promise<Patch | undefined>,
  { retry = 0, once }: UpdateOptions = {},
  environment: Environment,
): Promise<Item> {
  let item = await getItem(type, id, { consistent: true });
  for (let failures = 0; ; failures += 1) {
    if (!item) {
      throw new NotFoundError("there is no such item", { status: 404 });
    }
    const patch = await change(item);
    if (!patch) {
      return item;
    }
    try {
      return await patchItem(type, id, item.version, patch, { once });
    } catch (failure) {
      if (!(failure instanceof ConflictError) || failures >= retry) {
        throw failure;
      }
      // The answer says what is there now: it need not be read again.
      item = failure.latest;
      await sleep(fullJitter(failures, CONFLICT_BASE, CONFLICT_CAP, environment), environment);
    }
  }
}

async function* all(calls: Calls, type: string, options: PageOptions = {}): AsyncGenerator<Item, void> {
  let cursor: string | undefined;
  do {
    const page: Page = await calls.page(type, { limit: 100, ...options, cursor });
    yield* page.items;
    cursor = page.next;
  } while (cursor !== undefined);
}

function success<T>(reply: Reply, effect: "read" | "write"): T {
  if (reply.status >= 200 && reply.status < 300) {
    return reply.body as T;
  }
  throw failureOf(reply, effect, (message, problem) => new ConflictError(message, problem));
}
