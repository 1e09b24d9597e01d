import { InvalidError } from "../api/errors.js";
import { pathOf, queryOf } from "../api/route.js";
import type { Backend, Command } from "./backend.js";
import { ConflictError } from "./conflict-error.js";
import { Order } from "./order.js";
import type { Seen } from "./seen.js";
import type {
  BundleOptions,
  BundleResult,
  EmitOptions,
  Lease,
  Operation,
  Removal,
  SetOptions,
  SetResult,
  Value,
  WriteOptions,
} from "./types.js";

/** Changes shared values; what is about one address goes out in the order in which it was asked for. */
export class Writes {
  readonly #order = new Order();

  constructor(
    private readonly backend: Backend,
    private readonly seen: Seen,
  ) {}

  async set(address: string, value: Value, options: SetOptions = {}): Promise<SetResult> {
    const { once, ...fields } = options;
    // What was seen when the user decided, not when the write's turn has come. It is about the value that is replaced.
    const isBlind = value !== undefined && fields.revision === undefined;
    const base = fields.base ?? (isBlind ? this.seen.newest(address) : undefined);
    const body = { value, ...fields, base };
    const command: Command = { action: "set", method: "PUT", path: signalPath(address), address, body };
    const result = await this.#inOrder([address], () => this.backend.carry<SetResult>(command, { once }));
    this.seen.note(result);
    return result;
  }

  async remove(address: string, options: Pick<SetOptions, "revision" | "fence" | "once"> = {}): Promise<Removal> {
    const { once, revision, fence } = options;
    const path = `${signalPath(address)}${queryOf({ revision, fence })}`;
    const removal = await this.#inOrder([address], () => this.backend.delete<Removal>(path, { once }));
    this.seen.note(removal);
    return removal;
  }

  async lock(
    address: string,
    { ttlSeconds, once }: { readonly ttlSeconds?: number | undefined } & WriteOptions = {},
  ): Promise<Lease> {
    const { lock, value, revision } = await this.set(address, undefined, {
      lock: true,
      lockTtlSeconds: ttlSeconds,
      once,
    });
    return { address, value, revision, fence: lock?.fence ?? 0, expiresAt: lock?.expiresAt ?? "" };
  }

  async withLock<T>(
    address: string,
    action: (lease: Lease) => Promise<T>,
    options: { readonly ttlSeconds?: number | undefined } = {},
  ): Promise<T> {
    const lease = await this.lock(address, options);
    try {
      return await action(lease);
    } finally {
      // Without the lock there is nothing to give back: it was over, or somebody removed the value.
      await this.set(address, undefined, { unlock: true, fence: lease.fence }).catch(() => undefined);
    }
  }

  async bundle(operations: readonly Operation[], { id, at, once }: BundleOptions = {}): Promise<BundleResult> {
    const body = { id, at: at?.toISOString(), operations };
    const command: Command = { action: "bundle", method: "POST", path: pathOf("bundles"), body };
    const keys = operations.map((operation) => ("set" in operation ? operation.set[0] : targetKey(operation.emit[0])));
    const result = await this.#inOrder(keys, () => this.backend.carry<BundleResult>(command, { once }));
    for (const { address, revision } of result.results ?? []) {
      if (revision !== undefined) {
        this.seen.note({ address, revision });
      }
    }
    return result;
  }

  async emit(address: string, value: Value, { target, once }: EmitOptions = {}): Promise<string> {
    const body = { address, value, target };
    const command: Command = { action: "emit", method: "POST", path: pathOf("events"), body };
    const { eventId } = await this.#inOrder([targetKey(target ?? address)], () =>
      this.backend.carry<{ eventId: string }>(command, { once }),
    );
    return eventId;
  }

  async #inOrder<T>(keys: readonly string[], write: () => Promise<T>): Promise<T> {
    try {
      return await this.#order.run(keys, write);
    } catch (failure) {
      if (failure instanceof ConflictError && failure.current) {
        this.seen.note(failure.current);
      }
      throw failure;
    }
  }
}

/** Events of a target wait for each other, but not for values of the same name. */
function targetKey(target: string): string {
  return `event ${target}`;
}

/** Where a value is. Throws if the address does not begin with `/`, or could lead elsewhere. */
export function signalPath(address: string): string {
  const [before, ...segments] = address.split("/");
  if (before !== "" || segments.length === 0) {
    throw new InvalidError("an address begins with /", {});
  }
  return pathOf("signals", ...segments);
}
