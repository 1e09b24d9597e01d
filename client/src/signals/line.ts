import type { Cancel, Environment } from "../environment/environment.js";
import { type Incoming, incoming } from "./protocol.js";
import { IDLE, PATIENCE } from "./timing.js";

/** The part of a browser's `WebSocket` that is used. */
export interface Socket {
  send(text: string): void;
  close(): void;
  addEventListener(type: "open" | "close" | "error", listener: () => void): void;
  addEventListener(type: "message", listener: (event: { readonly data: unknown }) => void): void;
}

/** Told what happens to a line; `ended` is the last of it, and comes once. */
export interface Ears {
  opened(): void;
  heard(message: Incoming): void;
  ended(): void;
}

/** One connection, from its opening to its end. It says a word now and then so that nobody takes it for dead. */
export class Line {
  #ended = false;
  #timer: Cancel;

  constructor(
    private readonly socket: Socket,
    private readonly environment: Environment,
    private readonly ears: Ears,
  ) {
    this.#timer = environment.after(PATIENCE, () => this.end());
    socket.addEventListener("open", () => this.#unlessEnded(() => this.#opened()));
    socket.addEventListener("message", ({ data }) => this.#unlessEnded(() => this.#heard(data)));
    socket.addEventListener("error", () => this.end());
    socket.addEventListener("close", () => this.end());
  }

  send(text: string): void {
    this.socket.send(text);
  }

  /** Asks whether the other side is there. A socket may have died without telling. */
  check(): void {
    this.#wait(PATIENCE, () => this.end());
    this.send('{"action":"ping"}');
  }

  end(): void {
    this.#unlessEnded(() => {
      this.#ended = true;
      this.#timer();
      this.socket.close();
      this.ears.ended();
    });
  }

  #opened(): void {
    this.#alive();
    this.ears.opened();
  }

  #heard(data: unknown): void {
    this.#alive();
    const message = incoming(data);
    if (message) {
      this.ears.heard(message);
    }
  }

  /** Whatever is heard is a sign of life. */
  #alive(): void {
    this.#wait(IDLE, () => this.check());
  }

  #wait(millis: number, action: () => void): void {
    this.#timer();
    this.#timer = this.environment.after(millis, action);
  }

  #unlessEnded(action: () => void): void {
    if (!this.#ended) {
      action();
    }
  }
}
