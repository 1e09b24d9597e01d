import { fullJitter } from "../api/waiting.js";
import type { Cancel, Environment } from "../environment/environment.js";
import { Line, type Socket } from "./line.js";
import type { Incoming } from "./protocol.js";
import { RECONNECT_BASE, RECONNECT_CAP } from "./timing.js";

/** `waiting`: between two attempts to connect. `closed`: not wanted yet, or no more. */
export type ConnectionState = "connecting" | "open" | "waiting" | "closed";

/** Told what happens to a connection. */
export interface ConnectionEars {
  opened(): void;
  heard(message: Incoming): void;
  /** An open connection is gone; another one will be opened unless this was closed. */
  dropped(): void;
  changed(state: ConnectionState): void;
}

/** Keeps a line open: once wanted, a lost one is replaced, more and more rarely while that fails. */
export class Connection {
  #state: ConnectionState = "closed";
  #line: Line | undefined;
  #failures = 0;
  #openSince = 0;
  #retry: Cancel = () => undefined;
  #unwatch: Cancel = () => undefined;

  /** `dial` asks for a new token and opens a socket with it. */
  constructor(
    private readonly dial: () => Promise<Socket>,
    private readonly environment: Environment,
    private readonly ears: ConnectionEars,
  ) {}

  get state(): ConnectionState {
    return this.#state;
  }

  /** Wants a connection from now on. */
  open(): void {
    if (this.#state === "closed") {
      this.#unwatch = this.environment.page.watch(
        (change) => change !== "hidden" && change !== "leave" && this.#hurry(),
      );
      this.#connect();
    }
  }

  /** Whether the text is on its way. */
  send(text: string): boolean {
    if (this.#state !== "open") {
      return false;
    }
    this.#line?.send(text);
    return true;
  }

  close(): void {
    this.#retry();
    this.#unwatch();
    const line = this.#line;
    this.#become("closed");
    line?.end();
  }

  /** The network is back, or somebody looks again. */
  #hurry(): void {
    if (this.#state === "waiting") {
      this.#retry();
      this.#connect();
    } else if (this.#state === "open") {
      this.#line?.check();
    }
  }

  #connect(): void {
    this.#become("connecting");
    this.dial().then(
      (socket) => this.#dialled(socket),
      () => this.#later(),
    );
  }

  #dialled(socket: Socket): void {
    const line = new Line(socket, this.environment, {
      opened: () => this.#opened(),
      heard: (message) => this.ears.heard(message),
      ended: () => this.#ended(),
    });
    this.#line = line;
    // It may have been closed while it waited for its token.
    if (this.#state === "closed") {
      line.end();
    }
  }

  #opened(): void {
    this.#openSince = this.environment.now();
    this.#become("open");
    this.ears.opened();
  }

  #ended(): void {
    this.#line = undefined;
    // A backend that accepts and drops at once must not be asked faster than one that refuses.
    if (this.#state === "open" && this.environment.now() - this.#openSince >= RECONNECT_CAP) {
      this.#failures = 0;
    }
    this.ears.dropped();
    this.#later();
  }

  #later(): void {
    if (this.#state === "closed") {
      return;
    }
    const wait = fullJitter(this.#failures, RECONNECT_BASE, RECONNECT_CAP, this.environment);
    this.#failures += 1;
    this.#retry = this.environment.after(wait, () => this.#connect());
    this.#become("waiting");
  }

  #become(state: ConnectionState): void {
    if (this.#state !== state) {
      this.#state = state;
      this.ears.changed(state);
    }
  }
}
