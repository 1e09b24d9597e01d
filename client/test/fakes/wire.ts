import type { Environment, PageChange } from "../../src/environment/environment.js";
import { nodeEnvironment } from "../../src/environment/node.js";
import { connect, type Signals, type SignalsOptions, type Socket } from "../../src/signals/index.js";
import { FakeClock, settle } from "./clock.js";

type Listeners = { readonly [type: string]: ((event: { readonly data: unknown }) => void)[] };

/** One socket, whose other side the test is. */
export class FakeSocket implements Socket {
  readonly sent: Record<string, unknown>[] = [];
  closed = false;
  readonly #listeners: Listeners = { open: [], close: [], error: [], message: [] };

  constructor(readonly url: URL) {}

  addEventListener(type: string, listener: (event: { readonly data: unknown }) => void): void {
    this.#listeners[type]?.push(listener);
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }

  close(): void {
    this.closed = true;
  }

  /** As `subscribe /a`, `ping`. */
  get said(): string[] {
    return this.sent.map(({ action, pattern, address }) => [action, pattern ?? address].filter(Boolean).join(" "));
  }

  /** The id a pattern was subscribed to with. */
  idOf(pattern: string): unknown {
    return this.sent.filter((message) => message.pattern === pattern).at(-1)?.id;
  }

  async happen(type: "open" | "close" | "error" | "message", data?: unknown): Promise<void> {
    for (const listener of this.#listeners[type] ?? []) {
      listener({ data });
    }
    await settle();
  }

  say(message: object): Promise<void> {
    return this.happen("message", JSON.stringify(message));
  }

  snapshot(pattern: string, items: readonly object[], more?: true): Promise<void> {
    return this.say({ type: "snapshot", id: this.idOf(pattern), items, ...(more && { more }) });
  }
}

/** Whoever connects, and a clock and a page moved by hand. */
export class FakeWire {
  readonly clock = new FakeClock();
  readonly sockets: FakeSocket[] = [];
  random: () => number = () => 0.999;
  #watchers = new Set<(change: PageChange) => void>();
  readonly environment: Environment;

  constructor() {
    const node = nodeEnvironment();
    this.environment = {
      ...node,
      now: () => this.clock.now(),
      epoch: () => this.clock.now(),
      after: (millis, action) => this.clock.after(millis, action),
      random: () => this.random(),
      page: {
        ...node.page,
        watch: (hear) => {
          this.#watchers.add(hear);
          return () => this.#watchers.delete(hear);
        },
      },
    };
  }

  get watchers(): number {
    return this.#watchers.size;
  }

  /** A client on this wire; it sends nothing over HTTP. */
  client(options: Partial<SignalsOptions> = {}): Signals {
    const { sockets } = this;
    class Dialled extends FakeSocket {
      constructor(url: string) {
        super(new URL(url));
        sockets.push(this);
      }
    }
    return connect({
      url: "https://api.test/stage",
      clientId: "left",
      environment: this.environment,
      WebSocket: Dialled,
      fetch: () => Promise.reject(new TypeError("no HTTP here")),
      ...options,
    });
  }

  /** The newest socket. */
  get socket(): FakeSocket {
    const socket = this.sockets.at(-1);
    if (!socket) {
      throw new Error("no socket was opened");
    }
    return socket;
  }

  /** Lets the newest socket open. */
  async opened(): Promise<FakeSocket> {
    await settle();
    await this.socket.happen("open");
    return this.socket;
  }

  async happen(change: PageChange): Promise<void> {
    for (const hear of this.#watchers) {
      hear(change);
    }
    await settle();
  }
}

/** A value as a snapshot has it. */
export function kept(address: string, revision: number, value: unknown = revision) {
  return { address, value, revision, timestamp: revision, writer: "ann" };
}

/** A value as a live message has it. */
export function live(address: string, revision: number, more: object = {}) {
  const meta = { conflict: false, writer: "ann", previousWriter: "bob", previousRevision: revision - 1 };
  return { ...kept(address, revision), meta, ...more };
}

export function gone(address: string, revision: number) {
  const { value, ...rest } = live(address, revision, { deleted: true });
  return rest;
}
