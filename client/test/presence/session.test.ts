import { describe, expect, it } from "vitest";
import { FakeBrowser } from "../fakes/browser.js";
import { show, start } from "../fakes/start.js";

describe("a session", () => {
  it("is shared by the tabs of a browser, and outlives them", async () => {
    const browser = new FakeBrowser();
    const first = browser.tab();
    const a = await start(first);
    await first.close();
    const b = await start(browser.tab());

    expect(b.sessionId).toBe(a.sessionId);
    expect(b.tabId).not.toBe(a.tabId);
  });

  it("is the one given", async () => {
    const browser = new FakeBrowser();
    const tracker = await start(browser.tab(), { sessionId: "mine" });

    expect(tracker.sessionId).toBe("mine");
    expect(browser.stored.size).toBe(0);
  });

  it.each(["", "x".repeat(65)])("is made anew in place of one the backend would refuse", async (sessionId) => {
    const browser = new FakeBrowser();
    const kept = await start(browser.tab(), { sessionId });
    expect(kept.sessionId).toMatch(/^.{1,64}$/);

    for (const key of browser.stored.keys()) {
      browser.stored.set(key, sessionId);
    }
    const other = await start(browser.tab());
    expect(other.sessionId).toMatch(/^.{1,64}$/);
  });

  it("is that of the tab that wrote last when two start in the same moment", async () => {
    const browser = new FakeBrowser();
    const { environment } = browser.tab();
    const storage = {
      ...environment.storage,
      set: (key: string) => environment.storage.set(key, "the other one"),
    };
    const tracker = await start(browser.tab(), { environment: { ...environment, storage } });

    expect(tracker.sessionId).toBe("the other one");
  });

  it("lives as long as the page where nothing can be stored", async () => {
    const browser = new FakeBrowser();
    const { environment } = browser.tab();
    const storage = { get: () => undefined, set: () => undefined };
    const tracker = await start(browser.tab(), { environment: { ...environment, storage } });
    await browser.advance(61_000);

    expect(new Set(browser.server.calls.map(({ session }) => session))).toEqual(new Set([tracker.sessionId]));
  });
});

describe("a tab", () => {
  it("keeps its id from page to page, and each page is told and counted", async () => {
    const browser = new FakeBrowser();
    await start(browser.tab(), { path: "/other" });
    const first = browser.tab();
    const a = await start(first, { path: "/a" });
    await browser.advance(1_000);
    await show(a, "/b");
    await browser.advance(1_000);
    const c = await start(await first.load(), { path: "/c" });
    await browser.advance(3_000);

    expect(c.tabId).toBe(a.tabId);
    expect(browser.server.told.slice(-2)).toEqual(["heartbeat /c", "view /c"]);
  });

  it("shares its id with no copy of it", async () => {
    const browser = new FakeBrowser();
    const first = browser.tab();
    const a = await start(first);
    const copy = await start(first.duplicate());
    expect(copy.tabId).not.toBe(a.tabId);

    await first.leave();
    await first.comeBack();
    const later = await start(first.duplicate());
    expect(later.tabId).not.toBe(a.tabId);
  });
});
