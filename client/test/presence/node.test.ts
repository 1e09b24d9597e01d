import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, vi } from "vitest";
import { createTracker } from "../../src/index.js";

describe("in Node", () => {
  it("a tracker tells the path it is given, over real HTTP", async () => {
    const told: unknown[] = [];
    const server = createServer(async (request, response) => {
      const parts: Buffer[] = [];
      for await (const part of request) {
        parts.push(part as Buffer);
      }
      told.push([request.method, request.url, request.headers.authorization, JSON.parse(String(Buffer.concat(parts)))]);
      response.end("{}");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const tracker = createTracker({ url: `http://127.0.0.1:${port}/`, token: "secret", path: "/job" });
    await vi.waitFor(() => expect(told).toHaveLength(2), 5_000);
    tracker.stop();
    server.closeAllConnections();
    server.close();

    const { sessionId, tabId } = tracker;
    expect(told).toEqual([
      ["POST", "/v1/presence/heartbeats", "Bearer secret", { sessionId, path: "/job", tabId }],
      ["POST", "/v1/presence/views", "Bearer secret", { sessionId, path: "/job" }],
    ]);
  });
});
