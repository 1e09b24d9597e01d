import type { WebSocket } from "ws";
import { matcher } from "../../../src/signals/pattern.js";
import { type Answer, problem } from "./answers.js";
import { writerOf } from "./api.js";
import type { FakeBackend } from "./backend.js";

type Message = Record<string, unknown>;

interface Open {
  readonly socket: WebSocket;
  readonly token: string | undefined;
  readonly clientId: string | undefined;
  readonly patterns: Map<unknown, string>;
}

/** The sockets of a backend, and who listens to what on them. */
export class Live {
  readonly #open = new Set<Open>();

  constructor(private readonly backend: FakeBackend) {}

  get sockets(): number {
    return this.#open.size;
  }

  accept(socket: WebSocket, query: URLSearchParams): void {
    const token = query.get("token") ?? undefined;
    const open = { socket, token, clientId: query.get("clientId") ?? undefined, patterns: new Map() };
    this.#open.add(open);
    socket.on("close", () => this.#open.delete(open));
    socket.on("message", (data) => this.#heard(open, JSON.parse(String(data))));
  }

  /** Breaks all connections without a word. */
  drop(): void {
    for (const { socket } of [...this.#open]) {
      socket.terminate();
    }
  }

  /** Tells all whose patterns mean one of the addresses. */
  publish(message: object, event?: string): void {
    const { address, signals } = message as { address?: string; signals?: { address: string }[] };
    for (const { socket, patterns } of this.#open) {
      const matchers = [...patterns.values()].map(matcher);
      const means = (one: string) => matchers.some((matches) => matches(one));
      const own = signals?.filter((signal) => means(signal.address));
      if (own ? own.length > 0 : means(event ?? address ?? "")) {
        this.#say(socket, { ...message, ...(own && { signals: own }) });
      }
    }
  }

  #heard(open: Open, message: Message): void {
    const { action, ref, id, idempotencyKey, ...body } = message;
    const request = {
      over: "socket" as const,
      what: [action, body.address ?? body.pattern ?? ""].join(" ").trim(),
      body,
      key: idempotencyKey as string | undefined,
      token: open.token,
      clientId: open.clientId,
    };
    const answer = this.backend.judge(request, () => this.#carryOut(open, message));
    if (!answer) {
      open.socket.terminate();
    } else if (answer.status !== 204 && open.socket.readyState === 1) {
      this.#say(open.socket, {
        type: "answer",
        ...(ref !== undefined && { ref }),
        ...(action === "subscribe" && { id }),
        ...answer,
      });
    }
  }

  /** Status 204: nothing is answered. */
  #carryOut(open: Open, { action, ref, idempotencyKey, ...rest }: Message): Answer {
    const writer = writerOf(open);
    const { api } = this.backend;
    switch (action) {
      case "subscribe":
        open.patterns.set(rest.id, String(rest.pattern));
        this.#say(open.socket, { type: "snapshot", id: rest.id, items: api.registers.matching(String(rest.pattern)) });
        return { status: 204 };
      case "unsubscribe":
        open.patterns.delete(rest.id);
        return { status: 204 };
      case "ping":
        this.#say(open.socket, { type: "pong" });
        return { status: 204 };
      case "set": {
        const { address, ...wish } = rest;
        return api.set(String(address), wish, writer);
      }
      case "emit":
        return api.emit(rest, writer);
      case "bundle":
        return api.bundle(rest, writer);
      default:
        return problem(400, "invalid-request", { field: "action" });
    }
  }

  #say(socket: WebSocket, message: object): void {
    socket.send(JSON.stringify(message));
  }
}
