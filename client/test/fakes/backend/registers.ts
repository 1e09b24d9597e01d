import { matcher } from "../../../src/signals/pattern.js";
import { type Answer, at, problem } from "./answers.js";

export interface Lock {
  readonly holder: string;
  readonly expiresAt: string;
  readonly fence: number;
}

/** A value as it is told. */
export interface Told {
  readonly address: string;
  readonly value?: unknown;
  readonly deleted?: boolean;
  readonly revision: number;
  readonly timestamp: number;
  readonly writer: string;
  readonly lock?: Lock;
}

export type Notice = Told & {
  readonly meta: {
    readonly conflict: boolean;
    readonly writer: string;
    readonly previousWriter: string | null;
    readonly previousRevision: number;
  };
};

/** What a client asks of one address. */
export interface Wish {
  readonly value?: unknown;
  readonly revision?: number;
  readonly base?: number;
  readonly timestamp?: number;
  readonly lock?: boolean;
  readonly unlock?: boolean;
  readonly lockTtlSeconds?: number;
  readonly fence?: number;
  readonly remove?: boolean;
}

/** An answer, and what listeners are told of it. */
export interface Outcome extends Answer {
  readonly notice?: Notice;
}

/** Shared values in memory, judged as the contract says: lock, then revision, then the newest wins. */
export class Registers {
  readonly #kept = new Map<string, Told>();
  readonly #fences = new Map<string, number>();

  constructor(private readonly now: () => number) {}

  find(address: string): Told | undefined {
    const told = this.#kept.get(address);
    return told?.deleted ? undefined : told;
  }

  matching(pattern: string): Told[] {
    const matches = matcher(pattern);
    return [...this.#kept.values()].filter(({ address, deleted }) => !deleted && matches(address));
  }

  /** What would be answered; `keep` makes it so. */
  judge(address: string, wish: Wish, writer: string): Outcome {
    if (wish.base !== undefined && !("value" in wish)) {
      return problem(400, "invalid-request", { field: "/base" });
    }
    const kept = this.#kept.get(address);
    const lock = this.#lockOf(kept);
    if ((lock && lock.holder !== writer) || (wish.fence !== undefined && wish.fence !== (lock?.fence ?? 0))) {
      return problem(423, "locked", { ...lock, fence: lock?.fence ?? 0, conflictId: "c-1", retryable: true });
    }
    const current = this.find(address);
    if (wish.revision !== undefined && wish.revision !== (current?.revision ?? 0)) {
      return this.#conflict(wish.revision, current);
    }
    if (wish.remove && !current) {
      return problem(404, "not-found");
    }
    if (wish.timestamp !== undefined && current && wish.timestamp < current.timestamp) {
      return { status: 200, body: { ...current, applied: false, conflict: false } };
    }
    return this.#accepted(address, wish, writer, kept);
  }

  keep({ notice }: Outcome): void {
    if (notice) {
      const { meta, ...told } = notice;
      this.#kept.set(told.address, told);
      if (told.lock) {
        this.#fences.set(told.address, told.lock.fence);
      }
    }
  }

  #accepted(address: string, wish: Wish, writer: string, kept: Told | undefined): Outcome {
    const current = this.find(address);
    const lock = wish.unlock || wish.remove ? undefined : this.#lockAfter(address, wish, writer, kept);
    const told: Told = {
      address,
      ...(wish.remove ? { deleted: true } : { value: "value" in wish ? wish.value : (current?.value ?? null) }),
      revision: (kept?.revision ?? 0) + 1,
      timestamp: wish.timestamp ?? this.now(),
      writer,
      ...(lock && { lock }),
    };
    const isRival = current !== undefined && current.writer !== writer && wish.revision === undefined;
    const unseen =
      wish.base === undefined ? this.now() - (current?.timestamp ?? 0) < 5_000 : wish.base < (kept?.revision ?? 0);
    const conflict = isRival && unseen && !wish.remove;
    const meta = { conflict, writer, previousWriter: current?.writer ?? null, previousRevision: kept?.revision ?? 0 };
    const body = { ...told, applied: true, ...(!wish.remove && { conflict }) };
    return { status: current || wish.remove ? 200 : 201, body, notice: { ...told, meta } };
  }

  #lockAfter(address: string, wish: Wish, writer: string, kept: Told | undefined): Lock | undefined {
    const held = this.#lockOf(kept);
    if (!wish.lock && !held) {
      return undefined;
    }
    const fence = held?.fence ?? (this.#fences.get(address) ?? 0) + 1;
    return { holder: writer, expiresAt: at(this.now() + (wish.lockTtlSeconds ?? 30) * 1_000), fence };
  }

  #lockOf(kept: Told | undefined): Lock | undefined {
    return kept?.lock && Date.parse(kept.lock.expiresAt) > this.now() ? kept.lock : undefined;
  }

  #conflict(expectedRevision: number, current: Told | undefined): Outcome {
    return problem(409, "conflict", {
      expectedRevision,
      currentRevision: current?.revision ?? 0,
      ...(current && {
        current,
        rival: { actor: current.writer, commandId: "k-1", at: at(current.timestamp), version: current.revision },
      }),
      conflictId: "c-2",
      retryable: true,
    });
  }
}
