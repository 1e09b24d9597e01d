// Serves the pages to look at, and the client they use; passes calls to /v1 and sockets on to a backend, so that all is one
// origin.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { forward, upgrade } from "./forward.mjs";

const PAGES = new URL("./", import.meta.url);
const CLIENT = new URL("../dist/", import.meta.url);
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};

/** Listens on 127.0.0.1; port 0 for any that is free. */
export async function serve({ port, backend }) {
  const server = createServer((request, response) => answer(request, response, new URL(backend)));
  const upgraded = new Set();
  server.on("upgrade", (request, socket, head) => {
    upgraded.add(socket);
    socket.on("close", () => upgraded.delete(socket));
    upgrade(request, socket, head, new URL(backend));
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close() {
      server.closeAllConnections();
      for (const socket of upgraded) {
        socket.destroy();
      }
      server.close();
    },
  };
}

function answer(request, response, backend) {
  const { pathname } = new URL(request.url, "http://localhost");
  return pathname.startsWith("/v1/") ? forward(request, response, backend) : file(pathname, response);
}

async function file(pathname, response) {
  const place = pathname.startsWith("/client/")
    ? new URL(`.${pathname.slice("/client".length)}`, CLIENT)
    : new URL(`.${pathname.endsWith("/") ? `${pathname}index.html` : pathname}`, PAGES);
  const type = TYPES[extname(place.pathname)];
  try {
    // What a URL's dots lead out of these folders to is not found either: they are resolved before.
    const content = type && (await readFile(fileURLToPath(place)));
    response.writeHead(content ? 200 : 404, content ? { "content-type": type, "cache-control": "no-store" } : {});
    response.end(content || undefined);
  } catch {
    response.writeHead(404).end();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [port, backend] = process.argv.slice(2);
  const { url } = await serve({ port: Number(port), backend });
  console.log(`ready ${url}/presence/`);
  console.log(`fader ${url}/fader/`);
  console.log(`form ${url}/form/`);
}
