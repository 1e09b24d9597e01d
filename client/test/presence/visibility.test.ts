import { describe, expect, it } from "vitest";
import { FakeBrowser } from "../fakes/browser.js";
import { ok, status } from "../fakes/server.js";
import { show, start } from "../fakes/start.js";

describe("a hidden tab", () => {
  it("pauses, and goes on at once when it is visible again", async () => {
    const browser = new FakeBrowser();
    const tab = browser.tab();
    await start(tab);
    await browser.advance(10_000);
    await tab.hide();
    await browser.advance(300_000);
    expect(browser.server.heartbeats).toHaveLength(1);
    expect(browser.clock.waiting).toBe(0);

    await tab.show();
    await browser.advance(30_000);
    expect(browser.server.heartbeats.map(({ at }) => at)).toEqual([0, 310_000, 340_000]);
    expect(browser.server.views).toHaveLength(1);
  });

  it("that is looked at again within 5 seconds waits for the debounce", async () => {
    const browser = new FakeBrowser();
    const tab = browser.tab();
    await start(tab);
    for (let flicker = 0; flicker < 8; flicker += 1) {
      await browser.advance(250);
      await tab.hide();
      await browser.advance(250);
      await tab.show();
    }
    await browser.advance(10_000);

    expect(browser.server.heartbeats.map(({ at }) => at)).toEqual([0, 5_000]);
  });

  it("that nobody has seen yet tells nothing until it is seen", async () => {
    const browser = new FakeBrowser();
    const tab = browser.tab({ visible: false });
    await start(tab);
    await browser.advance(100_000);
    expect(browser.server.told).toEqual([]);

    await tab.show();
    expect(browser.server.told).toEqual(["heartbeat /a", "view /a"]);
  });

  it("tells the page it changed to while hidden when it is seen", async () => {
    const browser = new FakeBrowser();
    const tab = browser.tab();
    const tracker = await start(tab);
    await tab.hide();
    await show(tracker, "/b");
    await browser.advance(60_000);
    expect(browser.server.told).toEqual(["heartbeat /a", "view /a"]);

    await tab.show();
    expect(browser.server.told.slice(2)).toEqual(["heartbeat /b", "view /b"]);
  });

  it("still counts the page that was shown when it was hidden during the first call", async () => {
    const browser = new FakeBrowser();
    browser.server.delay = 2_000;
    const tab = browser.tab();
    await start(tab);
    await tab.hide();
    await browser.advance(60_000);

    expect(browser.server.told).toEqual(["heartbeat /a", "view /a"]);
    expect(browser.holder).toBeUndefined();
  });

  it("keeps what it could not tell for later, and sends nothing while hidden", async () => {
    const browser = new FakeBrowser();
    browser.server.reply = () => status(503);
    const tab = browser.tab();
    await start(tab);
    await tab.hide();
    browser.server.forget();
    browser.server.reply = () => ok();
    await browser.advance(60_000);
    expect(browser.server.told).toEqual([]);

    await tab.show();
    expect(browser.server.told).toEqual(["heartbeat /a", "view /a"]);
  });
});
