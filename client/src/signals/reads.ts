import { pathOf, queryOf } from "../api/route.js";
import type { Backend } from "./backend.js";
import type { Seen } from "./seen.js";
import type { QueryResult, Reduction, Signal } from "./types.js";
import { signalPath } from "./writes.js";

interface Page {
  readonly items: readonly Signal[];
  readonly next?: string;
  readonly reduced?: number | null;
}

/** Reads shared values over HTTP. */
export class Reads {
  constructor(
    private readonly backend: Backend,
    private readonly seen: Seen,
  ) {}

  async get(address: string): Promise<Signal | undefined> {
    const signal = await this.backend.find<Signal>(signalPath(address));
    if (signal) {
      this.seen.note(signal);
    }
    return signal;
  }

  async query(pattern: string, { reduce }: { readonly reduce?: Reduction | undefined } = {}): Promise<QueryResult> {
    const first = await this.#page({ pattern, reduce, limit: 100 });
    const items = [...first.items];
    for (let { next } = first; next !== undefined; ) {
      const page = await this.#page({ pattern, limit: 100, cursor: next });
      items.push(...page.items);
      next = page.next;
    }
    return { items, ...(first.reduced !== undefined && { reduced: first.reduced }) };
  }

  async snapshot(addresses: readonly string[]): Promise<Map<string, Signal>> {
    const { items } = await this.#page({ addresses: addresses.join(",") });
    return new Map(items.map((item) => [item.address, item]));
  }

  async #page(parameters: Readonly<Record<string, string | number | undefined>>): Promise<Page> {
    const page = await this.backend.read<Page>(`${pathOf("signals")}${queryOf(parameters)}`);
    for (const item of page.items) {
      this.seen.note(item);
    }
    return page;
  }
}
