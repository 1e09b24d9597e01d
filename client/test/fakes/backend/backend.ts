import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocketServer } from "ws";
import type { Answer } from "./answers.js";
import { problem } from "./answers.js";
import { Api } from "./api.js";
import { Live } from "./live.js";

/** A request as it came, over HTTP or as a message. */
export interface Received {
  readonly over: "http" | "socket";
  /** `GET /v1/signals/a`, or the action of a message. */
  readonly what: string;
  readonly body: unknown;
  readonly key: string | undefined;
  readonly token: string | undefined;
  readonly clientId: string | undefined;
}

/** What becomes of a request: done and answered; done, and the answer lost; or answered something else. */
export type Fate = "answered" | "lost" | Answer;

/**
 * A small backend that speaks the API over real HTTP and real sockets on 127.0.0.1, and fails as it is told to.
 */
export class FakeBackend {
  readonly received: Received[] = [];
  /** Judges each request. */
  fate: (request: Received) => Fate = () => "answered";
  /** Whether a handshake with this token is refused. */
  refuses: (token: string | undefined) => boolean = () => false;
  api: Api;
  readonly live: Live;
  readonly #server = createServer((request, response) => this.#serve(request, response));
  readonly #sockets = new WebSocketServer({ noServer: true });

  constructor(private readonly now: () => number = Date.now) {
    this.api = this.#emptyApi();
    this.live = new Live(this);
  }

  /** Forgets everything, and breaks all connections. */
  reset(): void {
    this.live.drop();
    this.received.length = 0;
    this.fate = () => "answered";
    this.api = this.#emptyApi();
  }

  #emptyApi(): Api {
    return new Api(this.now, (message, address) => this.live.publish(message, address));
  }

  /** Listens, on any free port. */
  async open(): Promise<void> {
    this.#server.on("upgrade", (request, socket, head) => {
      const query = new URL(request.url ?? "", "http://localhost").searchParams;
      if (this.refuses(query.get("token") ?? undefined)) {
        socket.end("HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n");
        return;
      }
      this.#sockets.handleUpgrade(request, socket, head, (opened) => this.live.accept(opened, query));
    });
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** As `PUT /a`, for short. */
  get said(): string[] {
    return this.received.map(({ over, what }) => `${over} ${what.replace("/v1/signals", "")}`);
  }

  async close(): Promise<void> {
    this.live.drop();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Carries a request out, or does not; `undefined` if its answer is lost. */
  judge(request: Received, carryOut: () => Answer): Answer | undefined {
    this.received.push(request);
    const fate = this.fate(request);
    const answer = typeof fate === "object" ? fate : this.api.once(request, carryOut);
    return fate === "lost" ? undefined : answer;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) {
      parts.push(part);
    }
    const text = Buffer.concat(parts).toString();
    const { method = "GET", headers } = request;
    const target = new URL(request.url ?? "/", "http://localhost");
    const body = text === "" ? undefined : JSON.parse(text);
    const received: Received = {
      over: "http",
      what: `${method} ${target.pathname}${target.search}`,
      body,
      key: headers["idempotency-key"] as string | undefined,
      token: headers.authorization?.replace("Bearer ", ""),
      clientId: headers["client-id"] as string | undefined,
    };
    const carryOut = () => this.api.carryOut(method, target, body, received) ?? problem(404, "unknown-route");
    const answer = this.judge(received, carryOut);
    if (!answer) {
      response.destroy();
      return;
    }
    response.writeHead(answer.status, { "content-type": "application/json", ...answer.headers });
    response.end(JSON.stringify(answer.body));
  }
}
