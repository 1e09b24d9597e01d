import { createServer, request as httpRequest } from "node:http";

/**
 * Records the presence calls browsers make, as they arrive and end. Answers them itself, or forwards them to a real
 * backend and records what that answers.
 */
export class RecordingBackend {
  calls = [];
  /** Milliseconds until a session's calls are answered. */
  delays = new Map();
  #server = createServer((request, response) => this.#serve(request, response));
  #target;

  constructor(target) {
    this.#target = target ? new URL(target) : undefined;
  }

  async open() {
    await new Promise((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    this.url = `http://127.0.0.1:${this.#server.address().port}`;
  }

  close() {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  of(session) {
    return this.calls.filter((call) => call.session === session);
  }

  /** The most calls of a session that were on their way at once, of those from a place in their order on. */
  mostAtOnce(session, from = 0) {
    const calls = this.of(session).slice(from);
    const during = (at) => calls.filter(({ begun, ended }) => begun <= at && at < (ended ?? Number.POSITIVE_INFINITY));
    return Math.max(...calls.map(({ begun }) => during(begun).length));
  }

  async #serve(request, response) {
    const parts = [];
    for await (const part of request) {
      parts.push(part);
    }
    const body = Buffer.concat(parts);
    if (request.method !== "POST") {
      return this.#answer(request, body, response);
    }
    const { sessionId: session, path, tabId: tab } = JSON.parse(body);
    const kind = request.url.endsWith("/views") ? "view" : "heartbeat";
    const call = { kind, path, tab, session, begun: performance.now() };
    this.calls.push(call);
    response.on("close", () => {
      call.ended = performance.now();
      call.status = response.statusCode;
    });
    setTimeout(() => this.#answer(request, body, response), this.delays.get(session) ?? 0);
  }

  #answer(request, body, response) {
    if (this.#target) {
      return this.#forward(request, body, response);
    }
    response.writeHead(request.method === "OPTIONS" ? 204 : 200, {
      "access-control-allow-origin": "*",
      "access-control-allow-headers": "authorization,content-type",
      "access-control-max-age": "600",
    });
    response.end(request.method === "OPTIONS" ? undefined : "{}");
  }

  #forward({ method, url, headers }, body, response) {
    const { host, ...others } = headers;
    const forwarded = httpRequest(new URL(url, this.#target), { method, headers: others }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    forwarded.on("error", () => response.destroy());
    forwarded.end(body);
  }
}
