import { type Answer, at, problem } from "./answers.js";

interface Item {
  readonly type: string;
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly attributes: Record<string, unknown>;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly updatedAt: string;
  readonly updatedBy: string;
}

type Body = { version?: number; name?: string; attributes?: Record<string, unknown> | null; rebase?: boolean };

/** Versioned items in memory. */
export class Items {
  readonly #versions = new Map<string, (Item | undefined)[]>();
  #made = 0;

  constructor(private readonly now: () => number) {}

  find(type: string, id: string): Item | undefined {
    return this.#all(type, id).at(-1);
  }

  list(type: string): Item[] {
    return [...this.#versions.values()].flatMap((all) => all.at(-1) ?? []).filter((item) => item.type === type);
  }

  create(type: string, { id = `made-${++this.#made}`, ...body }: Body & { id?: string }, actor: string): Answer {
    return this.write("put", type, id, { ...body, version: 0 }, actor);
  }

  write(kind: "put" | "patch" | "delete", type: string, id: string, body: Body, actor: string): Answer {
    const all = this.#all(type, id);
    const item = all.at(-1);
    const current = item ? all.length : 0;
    if (body.version !== -1 && body.version !== current) {
      return this.#conflict(body.version ?? -1, current, all, item);
    }
    if (!item && kind !== "put") {
      return problem(404, "not-found");
    }
    const next = kind === "delete" ? undefined : this.#next(kind, type, id, body, actor, item, all.length + 1);
    this.#versions.set(key(type, id), [...all, next]);
    const tombstone = { type, id, version: all.length + 1, deleted: true, updatedAt: at(this.now()), updatedBy: actor };
    return { status: item ? 200 : 201, body: next ?? tombstone };
  }

  #next(
    kind: string,
    type: string,
    id: string,
    body: Body,
    actor: string,
    item: Item | undefined,
    version: number,
  ): Item {
    const now = at(this.now());
    const patch = body.attributes ?? {};
    const merged = Object.entries({ ...item?.attributes, ...patch }).filter(([, value]) => value !== null);
    return {
      type,
      id,
      version,
      name: body.name ?? item?.name ?? "",
      attributes: kind === "patch" ? Object.fromEntries(merged) : patch,
      createdAt: item?.createdAt ?? now,
      createdBy: item?.createdBy ?? actor,
      updatedAt: now,
      updatedBy: actor,
    };
  }

  #conflict(expected: number, currentVersion: number, all: (Item | undefined)[], item: Item | undefined): Answer {
    const rival = all[expected];
    return problem(409, "conflict", {
      expectedVersion: expected,
      currentVersion,
      ...(item && { current: item }),
      ...(rival && { rival: { actor: rival.updatedBy, commandId: "k-2", at: rival.updatedAt, version: expected + 1 } }),
      changedFields: changed(all[expected - 1], item),
      conflictId: "c-3",
      retryable: true,
    });
  }

  #all(type: string, id: string): (Item | undefined)[] {
    return this.#versions.get(key(type, id)) ?? [];
  }
}

function key(type: string, id: string): string {
  return `${type}/${id}`;
}

/** Pointers to what differs, one level deep. */
function changed(one: Item | undefined, other: Item | undefined): string[] {
  const fields = new Set([...Object.keys(one?.attributes ?? {}), ...Object.keys(other?.attributes ?? {})]);
  const differs = (name: string) => JSON.stringify(one?.attributes[name]) !== JSON.stringify(other?.attributes[name]);
  const pointers = [...fields].filter(differs).map((name) => `/attributes/${name}`);
  return one?.name === other?.name ? pointers : ["/name", ...pointers];
}
