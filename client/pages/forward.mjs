import { request as httpRequest } from "node:http";

/** Passes a call on, and its answer back. */
export function forward(request, response, backend) {
  const { host, ...headers } = request.headers;
  const forwarded = httpRequest(new URL(request.url, backend), { method: request.method, headers }, (reply) => {
    response.writeHead(reply.statusCode, reply.headers);
    reply.pipe(response);
  });
  forwarded.on("error", () => response.writeHead(502).end());
  request.pipe(forwarded);
}

/** Passes a handshake on; from then on, what one side says goes to the other as it is. */
export function upgrade(request, socket, head, backend) {
  const headers = { ...request.headers, host: backend.host };
  const forwarded = httpRequest(new URL(request.url, backend), { headers });
  forwarded.on("upgrade", (reply, other, first) => {
    socket.write(handshake(reply));
    socket.write(first);
    other.write(head);
    socket.pipe(other).pipe(socket);
    endTogether(socket, other);
    endTogether(other, socket);
  });
  forwarded.on("response", (reply) => socket.end(handshake(reply)));
  forwarded.on("error", () => socket.destroy());
  socket.on("error", () => forwarded.destroy());
  forwarded.end();
}

function endTogether(one, other) {
  one.on("error", () => other.destroy());
  one.on("close", () => other.destroy());
}

function handshake({ statusCode, statusMessage, rawHeaders }) {
  const fields = rawHeaders.map((text, index) => (index % 2 === 0 ? `${text}: ` : `${text}\r\n`));
  return `HTTP/1.1 ${statusCode} ${statusMessage}\r\n${fields.join("")}\r\n`;
}
