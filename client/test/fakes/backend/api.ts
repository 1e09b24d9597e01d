import { type Answer, at, problem } from "./answers.js";
import { Items } from "./items.js";
import { type Outcome, Registers, type Wish } from "./registers.js";

interface Operation extends Wish {
  readonly set?: [string, unknown];
  readonly emit?: [string, unknown];
}

type Body = Record<string, unknown>;

/** Tells listeners something; `address` for events, which have only one. */
type Publish = (message: object, address?: string) => void;

/** Who calls: a token is taken for the name of its actor. */
export interface Caller {
  readonly token: string | undefined;
  readonly clientId: string | undefined;
}

function actorOf({ token = "dev" }: Caller): string {
  return token;
}

export function writerOf(caller: Caller): string {
  return caller.clientId ? `${actorOf(caller)}/${caller.clientId}` : actorOf(caller);
}

/** The routes, without any network. */
export class Api {
  readonly registers: Registers;
  readonly items: Items;
  readonly events = new Map<string, object>();
  readonly bundles = new Map<string, object>();
  readonly #keys = new Map<string, Answer>();
  #ids = 0;

  constructor(
    private readonly now: () => number,
    private readonly publish: Publish,
  ) {
    this.registers = new Registers(now);
    this.items = new Items(now);
  }

  /** Carries out what has a key at most once. */
  once({ key }: { readonly key: string | undefined }, carryOut: () => Answer): Answer {
    const before = key === undefined ? undefined : this.#keys.get(key);
    const answer = before ?? carryOut();
    if (key !== undefined && answer.status < 300) {
      this.#keys.set(key, answer);
    }
    return answer;
  }

  /** `undefined`: there is no such route. */
  carryOut(method: string, target: URL, body: Body, caller: Caller): Answer | undefined {
    const actor = actorOf(caller);
    const writer = writerOf(caller);
    const [, , kind = "", ...rest] = target.pathname.split("/").map(decodeURIComponent);
    const query = target.searchParams;
    switch (`${method} ${kind}`) {
      case "GET signals":
        return rest.length === 0 ? this.#query(query) : this.#found(this.registers.find(`/${rest.join("/")}`));
      case "PUT signals":
        return this.set(`/${rest.join("/")}`, body, writer);
      case "DELETE signals":
        return this.set(`/${rest.join("/")}`, { ...numbers(query), remove: true }, writer);
      case "POST bundles":
        return this.bundle(body, writer);
      case "DELETE bundles":
        return this.#cancel(rest[0] ?? "");
      case "POST events":
        return this.emit(body, writer);
      case "GET events":
        return this.#found(this.events.get(rest[0] ?? ""));
      case "POST transactions":
        return this.#transact(body.commands as Record<string, Body>[], actor);
      default:
        return kind === "items" ? this.#item(method, rest, query, body, actor) : undefined;
    }
  }

  set(address: string, wish: Wish, writer: string): Answer {
    const outcome = this.registers.judge(address, wish, writer);
    this.registers.keep(outcome);
    if (outcome.notice) {
      this.publish({ type: "signal", ...outcome.notice });
    }
    return outcome;
  }

  emit(body: Body, writer: string): Answer {
    const eventId = `event-${++this.#ids}`;
    const address = String(body.address);
    const event = { eventId, address, target: body.target ?? address, value: body.value, writer, at: at(this.now()) };
    this.events.set(eventId, { ...event, status: "delivered" });
    this.publish({ type: "event", ...event }, address);
    return { status: 202, body: { eventId } };
  }

  bundle(body: Body, writer: string): Answer {
    const operations = body.operations as Operation[];
    const bundleId = String(body.id ?? `bundle-${++this.#ids}`);
    if (body.at) {
      this.bundles.set(bundleId, { bundleId, status: "scheduled", at: body.at });
      return { status: 202, body: this.bundles.get(bundleId) };
    }
    const sets = operations.flatMap(({ set, emit, ...wish }) =>
      set ? [{ address: set[0], wish: { ...wish, value: set[1] } }] : [],
    );
    const outcomes = sets.map(({ address, wish }) => this.registers.judge(address, wish, writer));
    const failed = outcomes.findIndex(({ status }) => status >= 400);
    if (failed >= 0) {
      const { status = 500, body: refusal } = outcomes[failed] ?? {};
      return { status, body: { ...(refusal as object), failedIndex: failed } };
    }
    return this.#bundled(bundleId, outcomes, operations, writer);
  }

  #bundled(bundleId: string, outcomes: Outcome[], operations: Operation[], writer: string): Answer {
    outcomes.forEach((outcome) => {
      this.registers.keep(outcome);
    });
    const signals = outcomes.flatMap(({ notice }) => notice ?? []);
    this.publish({ type: "bundle", bundleId, signals });
    for (const { emit } of operations) {
      if (emit) {
        this.emit({ address: emit[0], value: emit[1] }, writer);
      }
    }
    const results = signals.map(({ address, revision }) => ({ address, revision }));
    return { status: 200, body: { bundleId, status: "done", results } };
  }

  #cancel(bundleId: string): Answer {
    const bundle = this.bundles.get(bundleId);
    return bundle ? { status: 200, body: { ...bundle, status: "cancelled" } } : problem(409, "already-run");
  }

  #query(query: URLSearchParams): Answer {
    const addresses = query.get("addresses");
    if (addresses !== null) {
      return {
        status: 200,
        body: { items: addresses.split(",").flatMap((address) => this.registers.find(address) ?? []) },
      };
    }
    const all = this.registers.matching(query.get("pattern") ?? "/**");
    const begin = Number(query.get("cursor") ?? 0);
    // Short pages, so that whoever forgets to turn them misses something.
    const items = all.slice(begin, begin + 2);
    const next = begin + 2 < all.length ? { next: String(begin + 2) } : {};
    const reduced = query.has("reduce") ? { reduced: Math.max(...all.map(({ value }) => Number(value))) } : {};
    return { status: 200, body: { items, ...next, ...reduced } };
  }

  #item(
    method: string,
    [type = "", id]: string[],
    query: URLSearchParams,
    body: Body,
    actor: string,
  ): Answer | undefined {
    if (id === undefined) {
      return method === "POST" ? this.items.create(type, body, actor) : this.#list(type, query);
    }
    switch (method) {
      case "GET":
        return this.#found(this.items.find(type, id));
      case "PUT":
        return this.items.write("put", type, id, body, actor);
      case "PATCH":
        return this.items.write("patch", type, id, body, actor);
      case "DELETE":
        return this.items.write("delete", type, id, numbers(query), actor);
    }
    return undefined;
  }

  #list(type: string, query: URLSearchParams): Answer {
    const prefix = query.get("prefix") ?? "";
    const all = this.items.list(type).filter(({ id }) => id.startsWith(prefix));
    const begin = Number(query.get("cursor") ?? 0);
    const end = begin + Number(query.get("limit") ?? 25);
    return { status: 200, body: { items: all.slice(begin, end), ...(end < all.length && { next: String(end) }) } };
  }

  #transact(commands: Record<string, Body>[], actor: string): Answer {
    const results: unknown[] = [];
    for (const [index, command] of commands.entries()) {
      const [[kind = "", body = {}] = []] = Object.entries(command);
      const { type, id, ...rest } = body;
      const answer = this.items.write(kind as "put", String(type), String(id), rest, actor);
      if (answer.status >= 400) {
        return { status: answer.status, body: { ...(answer.body as object), failedIndex: index } };
      }
      results.push(answer.body);
    }
    return { status: 200, body: { results } };
  }

  #found(thing: object | undefined): Answer {
    return thing ? { status: 200, body: thing } : problem(404, "not-found");
  }
}

function numbers(query: URLSearchParams): Record<string, number> {
  return Object.fromEntries([...query].map(([name, value]) => [name, Number(value)]));
}
