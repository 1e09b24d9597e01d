import { describe, expect, it } from "vitest";
import { FakeBrowser } from "../fakes/browser.js";
import { status } from "../fakes/server.js";
import { show, start } from "../fakes/start.js";

describe("a page that is left", () => {
  it("sends a last heartbeat that outlives it", async () => {
    const browser = new FakeBrowser();
    const tab = browser.tab();
    await start(tab, { token: "secret" });
    await browser.advance(12_000);
    browser.server.forget();
    await tab.close();

    expect(browser.server.calls).toMatchObject([
      { at: 12_000, kind: "heartbeat", path: "/a", token: "secret", init: { keepalive: true } },
    ]);
  });

  it("has nothing to say within 5 seconds of the last heartbeat", async () => {
    const browser = new FakeBrowser();
    const tab = browser.tab();
    await start(tab);
    await browser.advance(4_000);
    browser.server.forget();
    await tab.close();

    expect(browser.server.told).toEqual([]);
  });

  it("uses its last call for the page nobody counted, in place of the call on its way", async () => {
    const browser = new FakeBrowser();
    browser.server.reply = () => "never";
    const tab = browser.tab();
    await start(tab);
    await tab.close();

    expect(browser.server.told).toEqual(["heartbeat /a", "view /a"]);
    expect(browser.server.calls[1]?.init.keepalive).toBe(true);
    expect(browser.server.mostAtOnce).toBe(1);
  });

  it("lets the call on its way be the last one if it says the same", async () => {
    const browser = new FakeBrowser();
    browser.server.delay = 500;
    const tab = browser.tab();
    await start(tab);
    await browser.advance(700);
    await tab.leave();

    expect(browser.server.told).toEqual(["heartbeat /a", "view /a"]);
    expect(browser.server.calls[1]?.init.signal?.aborted).toBe(false);
  });

  it("tells the page it had just changed to", async () => {
    const browser = new FakeBrowser();
    const tab = browser.tab();
    const tracker = await start(tab);
    browser.server.forget();
    tracker.setPath("/b");
    await tab.close();

    expect(browser.server.told).toEqual(["view /b"]);
  });

  it("uses the last token when a new one can't be had at once", async () => {
    const browser = new FakeBrowser();
    const tab = browser.tab();
    await start(tab, { token: async () => "secret" });
    await browser.advance(12_000);
    browser.server.forget();
    await tab.close();

    expect(browser.server.calls.map(({ token }) => token)).toEqual(["secret"]);
  });

  it("stays silent while the backend wants to be left alone", async () => {
    const browser = new FakeBrowser();
    browser.server.reply = () => status(503, { "retry-after": "60" });
    const tab = browser.tab();
    await start(tab);
    await browser.advance(12_000);
    await tab.close();

    expect(browser.server.calls).toHaveLength(1);
  });

  it("gives up lock, channel and timers, and goes on when it comes back from the cache", async () => {
    const browser = new FakeBrowser();
    const tab = browser.tab();
    await start(tab);
    await browser.advance(12_000);
    await tab.leave();
    expect(browser.holder).toBeUndefined();
    expect(browser.listeners.size).toBe(0);
    expect(browser.clock.waiting).toBe(0);

    await browser.advance(60_000);
    browser.server.forget();
    await tab.comeBack();
    expect(browser.server.told).toEqual(["heartbeat /a"]);
  });

  it("is not shown any more", async () => {
    const browser = new FakeBrowser();
    const tab = browser.tab();
    const tracker = await start(tab);
    await tab.leave();
    browser.server.forget();
    await show(tracker, "/b");
    await browser.advance(60_000);

    expect(browser.server.told).toEqual([]);
  });
});
