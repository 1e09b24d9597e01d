import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

/** Serves the same page at every path: it has the built client, and React, and starts nothing by itself. */
export async function servePages() {
  const bundle = await bundlePage();
  const server = createServer((request, response) => {
    const script = request.url === "/bundle.js";
    response.writeHead(200, { "content-type": script ? "text/javascript" : "text/html" });
    response.end(script ? bundle : '<!doctype html><div id="root"></div><script src="/bundle.js"></script>');
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function bundlePage() {
  const build = await rolldown({
    input: fileURLToPath(new URL("page.js", import.meta.url)),
    transform: { define: { "process.env.NODE_ENV": '"development"' } },
    logLevel: "silent",
  });
  const { output } = await build.generate({ format: "iife" });
  await build.close();
  return output[0].code;
}
