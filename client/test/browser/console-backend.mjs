import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";
import { WebSocketServer } from "ws";
import { World } from "./console-world.mjs";

const FILES = new URL("../../../console/", import.meta.url);
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};
const HEADERS = { "x-content-type-options": "nosniff", "referrer-policy": "no-referrer" };

/** What the page is promised to live with, where its socket has this origin. */
export function policyOf(socketOrigin) {
  return (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
    `connect-src 'self' ${socketOrigin} ws://127.0.0.1:* ws://localhost:*; ` +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
  );
}

/** Serves the console, and canned answers of the API within its bounds; has a socket that says what it is told to. */
export class ConsoleBackend {
  received = [];
  world = new World();
  /** Answers a request otherwise, if it answers one: `(method, path, authorization) => ({status, body})`, or a promise. */
  fate = () => undefined;
  /** Spells an answer's text otherwise, where JSON says what objects cannot. */
  spell = (text) => text;
  hasSocket = true;
  #server = createServer((request, response) => this.#serve(request, response));
  #sockets = new WebSocketServer({ noServer: true });

  async open() {
    this.#server.on("upgrade", (request, socket, head) => {
      if (!this.hasSocket) {
        return socket.end("HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n");
      }
      this.#sockets.handleUpgrade(request, socket, head, (opened) => this.#accept(opened));
    });
    await new Promise((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    this.url = `http://127.0.0.1:${this.#server.address().port}`;
  }

  /** Another world, where all is well. */
  reset(world = new World()) {
    this.received.length = 0;
    this.world = world;
    this.fate = () => undefined;
    this.spell = (text) => text;
    this.hasSocket = true;
    this.drop();
  }

  drop() {
    for (const socket of this.#sockets.clients) {
      socket.terminate();
    }
  }

  /** Tells all sockets of a change that has happened. */
  publish(signal) {
    for (const socket of this.#sockets.clients) {
      socket.send(JSON.stringify({ type: "signal", ...signal }));
    }
  }

  close() {
    this.drop();
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #accept(socket) {
    socket.on("message", (text) => {
      const { action, id, pattern } = JSON.parse(String(text));
      if (action === "subscribe") {
        socket.send(JSON.stringify({ type: "snapshot", id, items: this.world.signals(pattern) }));
      }
    });
  }

  async #serve({ method, url, headers }, response) {
    const { pathname, searchParams } = new URL(url, "http://localhost");
    if (pathname === "/console" || (pathname.startsWith("/console/") && pathname !== "/console/config.json")) {
      return this.#file(pathname.slice("/console/".length) || "index.html", response);
    }
    this.received.push(`${method} ${url}`);
    const answer =
      (await this.fate(method, pathname, headers.authorization)) ?? this.world.answer(method, pathname, searchParams);
    const { status, body } = answer ?? problem(404, "not-found", "There is no such thing.");
    response.writeHead(status, { "content-type": "application/json" });
    response.end(this.spell(JSON.stringify(body)));
  }

  async #file(name, response) {
    try {
      // One level, no folders.
      const content = await readFile(new URL(name.replaceAll("/", ""), FILES));
      response.writeHead(200, {
        ...HEADERS,
        "content-type": TYPES[extname(name)],
        "cache-control": name === "index.html" ? "no-cache" : "max-age=300",
        "content-security-policy": policyOf(this.url.replace("http", "ws")),
      });
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  }
}

/** A problem document. */
export function problem(status, type, detail, fields = {}) {
  return {
    status,
    body: { type: `/problems/${type}`, title: type, status, detail, requestId: "Jq2f1h0ZliAEJQg=", ...fields },
  };
}
