import { describe, expect, it } from "vitest";
import { FakeBrowser } from "../fakes/browser.js";
import { show, start } from "../fakes/start.js";

describe("calls", () => {
  it("are never two at once", async () => {
    const browser = new FakeBrowser();
    browser.server.delay = 3_000;
    const tracker = await start(browser.tab());
    for (const path of ["/b", "/c", "/d", "/e"]) {
      await show(tracker, path);
      await browser.advance(2_000);
    }
    await browser.advance(60_000);

    expect(browser.server.mostAtOnce).toBe(1);
  });

  it("for pages changed during a call: one of each kind, with the newest path", async () => {
    const browser = new FakeBrowser();
    const tracker = await start(browser.tab());
    await browser.advance(10_000);
    browser.server.forget();
    browser.server.delay = 2_000;
    await show(tracker, "/b");
    for (const path of ["/c", "/d", "/e"]) {
      await browser.advance(300);
      await show(tracker, path);
    }
    await browser.advance(20_000);

    expect(browser.server.told).toEqual(["heartbeat /b", "heartbeat /e", "view /e"]);
    expect(browser.server.mostAtOnce).toBe(1);
  });

  it("follow a page change at once when none is on its way", async () => {
    const browser = new FakeBrowser();
    const tracker = await start(browser.tab());
    await browser.advance(700);
    await show(tracker, "/b");

    expect(browser.server.calls.slice(2).map(({ at, kind, path }) => [at, kind, path])).toEqual([
      [700, "heartbeat", "/b"],
      [700, "view", "/b"],
    ]);
  });

  it("that hang are given up after 10 seconds, and don't block for ever", async () => {
    const browser = new FakeBrowser();
    browser.server.reply = () => "never";
    await start(browser.tab());
    await browser.advance(9_999);
    expect(browser.server.calls[0]?.init.signal?.aborted).toBe(false);
    browser.server.reply = () => Response.json({});
    await browser.advance(1);
    expect(browser.server.calls[0]?.init.signal?.aborted).toBe(true);
    await browser.advance(30_000);

    expect(browser.server.told).toEqual(["heartbeat /a", "heartbeat /a", "view /a"]);
    expect(browser.server.mostAtOnce).toBe(1);
  });

  it("wait no longer for a token that never comes", async () => {
    const browser = new FakeBrowser();
    let asked = 0;
    const token = () => {
      asked += 1;
      return asked === 1 ? new Promise<string>(() => undefined) : "late";
    };
    await start(browser.tab(), { token });
    await browser.advance(30_000);

    expect(browser.server.told).toEqual(["heartbeat /a", "view /a"]);
  });

  it("of several paths set in one go tell the last one only", async () => {
    const browser = new FakeBrowser();
    const tracker = await start(browser.tab());
    tracker.setPath("/b");
    tracker.setPath("/c");
    await show(tracker, "/d");

    expect(browser.server.told).toEqual(["heartbeat /a", "view /a", "heartbeat /d", "view /d"]);
  });
});
