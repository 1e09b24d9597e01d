import { ClosedError } from "../api/errors.js";
import { Http } from "../api/http.js";
import { pathOf } from "../api/route.js";
import { TokenSource } from "../api/token.js";
import type { Cancel, Environment } from "../environment/environment.js";
import { environmentAtWork } from "../environment/here.js";
import { Backend } from "./backend.js";
import type { ListenOptions } from "./changes.js";
import { Connection, type ConnectionState } from "./connection.js";
import { Dialler } from "./dial.js";
import { conflicts, listening } from "./listening.js";
import { Reads } from "./reads.js";
import { Requests } from "./requests.js";
import { Seen } from "./seen.js";
import type { Signals, SignalsOptions } from "./signals.js";
import { Subscriptions } from "./subscriptions.js";
import type { BundleResult, EventStatus } from "./types.js";
import { update } from "./update.js";
import type { Listening } from "./watch.js";
import { Writes } from "./writes.js";

/**
 * A client of shared values. Nothing is sent before the first call, and no socket is opened before the first `on` or
 * `open`; from then on a lost one is replaced, at once when the network is back and else after a growing random wait.
 */
export function connect(options: SignalsOptions): Signals {
  const client = new Client(options, options.environment ?? environmentAtWork());
  const { reads, writes, backend, environment } = client;
  const store: Pick<Signals, "get" | "set"> = {
    get: (address) => client.working(() => reads.get(address)),
    set: (address, value, given) => client.working(() => writes.set(address, value, given)),
  };
  const errorsOf = (given: ListenOptions | undefined) => given?.onError ?? options.onError;
  return {
    clientId: client.clientId,
    get state() {
      return client.state;
    },
    onState: (listener) => client.onState(listener),
    ...store,
    query: (pattern, given) => client.working(() => reads.query(pattern, given)),
    snapshot: (addresses) => client.working(() => reads.snapshot(addresses)),
    remove: (address, given) => client.working(() => writes.remove(address, given)),
    updateWithRetry: (address, transform, { attempts = 8 } = {}) =>
      update(store, address, transform, attempts, environment),
    lock: (address, given) => client.working(() => writes.lock(address, given)),
    unlock: (address, { value, ...given } = {}) => store.set(address, value, { ...given, unlock: true }),
    withLock: (address, action, given) => client.working(() => writes.withLock(address, action, given)),
    bundle: (operations, given) => client.working(() => writes.bundle(operations, given)),
    cancelBundle: (id) => client.working(() => backend.delete<BundleResult>(pathOf("bundles", id), {})),
    emit: (address, value, given) => client.working(() => writes.emit(address, value, given)),
    event: (id) => client.working(() => backend.find<EventStatus>(pathOf("events", id))),
    open: () => client.open(),
    on: (pattern, changed, given) => client.listen(pattern, listening(changed, errorsOf(given))),
    onBundle: (pattern, bundled, given) =>
      client.listen(pattern, { ...listening(undefined, errorsOf(given)), bundled }),
    onConflict: (pattern, met, given) => client.listen(pattern, listening(conflicts(met), errorsOf(given))),
    close: () => client.close(),
  };
}

/** Holds the parts together. */
class Client {
  readonly clientId: string;
  readonly backend: Backend;
  readonly reads: Reads;
  readonly writes: Writes;
  readonly #dialler: Dialler;
  readonly #connection: Connection;
  readonly #requests: Requests;
  readonly #subscriptions: Subscriptions;
  readonly #closed = new AbortController();
  readonly #watching = new Set<(state: ConnectionState) => void>();

  constructor(
    options: SignalsOptions,
    readonly environment: Environment,
  ) {
    this.clientId = options.clientId ?? environment.id();
    const seen = new Seen();
    const token = new TokenSource(options.token);
    const http = new Http(options.url, this.clientId, token, options.fetch ?? environment.fetch, environment);
    const send = (text: string) => this.#connection.send(text);
    this.#requests = new Requests(send, environment);
    this.#subscriptions = new Subscriptions(send, seen, environment);
    this.#dialler = new Dialler(options, this.clientId, token);
    this.#connection = new Connection(() => this.#dialler.dial(), environment, {
      opened: () => this.#subscriptions.opened(),
      heard: (message) => {
        if (message.type === "answer") {
          this.#requests.answered(message);
        }
        this.#subscriptions.heard(message);
      },
      dropped: () => this.#requests.dropped(),
      changed: (state) => this.#changed(state),
    });
    this.backend = new Backend(http, this.#requests, environment, this.#closed.signal);
    this.reads = new Reads(this.backend, seen);
    this.writes = new Writes(this.backend, seen);
  }

  get state(): ConnectionState {
    return this.#connection.state;
  }

  onState(listener: (state: ConnectionState) => void): Cancel {
    this.#watching.add(listener);
    return () => this.#watching.delete(listener);
  }

  /** Does it unless this client is closed. */
  async working<T>(action: () => Promise<T>): Promise<T> {
    this.#throwIfClosed();
    return action();
  }

  open(): void {
    this.#throwIfClosed();
    // Asked here, so that who has no sockets hears of it and does not wait for ever.
    void this.#dialler.maker;
    this.#connection.open();
  }

  listen(pattern: string, listener: Listening): Cancel {
    this.open();
    return this.#subscriptions.add(pattern, listener);
  }

  close(): void {
    this.#closed.abort();
    this.#subscriptions.clear();
    this.#connection.close();
  }

  #changed(state: ConnectionState): void {
    for (const listener of [...this.#watching]) {
      listener(state);
    }
  }

  #throwIfClosed(): void {
    if (this.#closed.signal.aborted) {
      throw new ClosedError("this client was closed");
    }
  }
}
