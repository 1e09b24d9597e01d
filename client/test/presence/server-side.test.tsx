import { renderToString } from "react-dom/server";
import { describe, expect, it, vi } from "vitest";
import { createTracker } from "../../src/index.js";
import { usePageTracking } from "../../src/react.js";

function Page() {
  usePageTracking("/a", { url: "https://api.test", token: () => Promise.reject(new Error("asked")) });
  return <p>page</p>;
}

/** Fails whoever touches the world; a server has no `document` either. */
function forbidEverything() {
  const used: string[] = [];
  for (const name of ["fetch", "setTimeout", "setInterval", "BroadcastChannel", "localStorage", "addEventListener"]) {
    vi.stubGlobal(name, () => used.push(name));
  }
  return used;
}

describe("on a server", () => {
  it("importing does nothing", async () => {
    const used = forbidEverything();
    vi.resetModules();
    await import("../../src/index.js");
    await import("../../src/react.js");

    expect(used).toEqual([]);
  });

  it("rendering does nothing", () => {
    const used = forbidEverything();

    expect(renderToString(<Page />)).toBe("<p>page</p>");
    expect(used).toEqual([]);
  });

  it("a tracker without a path tells nothing and waits for nothing", async () => {
    const used = forbidEverything();
    const tracker = createTracker({ url: "https://api.test" });
    await new Promise((resolve) => setImmediate(resolve));
    tracker.stop();

    expect(used).toEqual([]);
    expect(tracker.sessionId).toMatch(/^.{1,64}$/);
  });
});
