// Serves the pages to look at, and the client they use; passes calls to /v1 on to a backend, so that both are one origin.
import { readFile } from "node:fs/promises";
import { createServer, request as httpRequest } from "node:http";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";

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
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close() {
      server.closeAllConnections();
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

function forward(request, response, backend) {
  const { host, ...headers } = request.headers;
  const forwarded = httpRequest(new URL(request.url, backend), { method: request.method, headers }, (reply) => {
    response.writeHead(reply.statusCode, reply.headers);
    reply.pipe(response);
  });
  forwarded.on("error", () => response.writeHead(502).end());
  request.pipe(forwarded);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [port, backend] = process.argv.slice(2);
  const { url } = await serve({ port: Number(port), backend });
  console.log(`ready ${url}/presence/`);
}
