import { describe, expect, it } from "vitest";
import { createTracker } from "../../src/index.js";
import { FakeBrowser } from "../fakes/browser.js";
import { show, start, URL_OF_BACKEND } from "../fakes/start.js";

describe("heartbeats", () => {
  it("start at once and say session, tab and path", async () => {
    const browser = new FakeBrowser();
    const tracker = await start(browser.tab(), { token: "secret" });

    expect(browser.server.heartbeats).toMatchObject([
      { at: 0, path: "/a", session: tracker.sessionId, tab: tracker.tabId, token: "secret" },
    ]);
    expect(browser.server.calls[0]?.url).toBe("https://api.test/v1/presence/heartbeats");
  });

  it("come every 30 seconds", async () => {
    const browser = new FakeBrowser();
    await start(browser.tab());
    await browser.advance(95_000);

    expect(browser.server.heartbeats.map(({ at }) => at)).toEqual([0, 30_000, 60_000, 90_000]);
  });

  it("keep their interval while the backend is slow", async () => {
    const browser = new FakeBrowser();
    browser.server.delay = 4_000;
    await start(browser.tab());
    await browser.advance(95_000);

    expect(browser.server.heartbeats.map(({ at }) => at)).toEqual([0, 30_000, 60_000, 90_000]);
  });

  it("of a crowd that came at once don't come in step", async () => {
    const second: number[] = [];
    for (let member = 0; member < 20; member += 1) {
      const browser = new FakeBrowser();
      browser.random = () => member / 20;
      await start(browser.tab());
      await browser.advance(40_000);
      second.push(browser.server.heartbeats[1]?.at ?? 0);
    }

    expect(new Set(second).size).toBe(20);
    expect(Math.min(...second)).toBeGreaterThanOrEqual(27_000);
    expect(Math.max(...second)).toBeLessThanOrEqual(33_000);
  });

  it("never tell the same path twice within 5 seconds, however often it is asked", async () => {
    const browser = new FakeBrowser();
    const tracker = await start(browser.tab());
    for (let tenth = 0; tenth < 100; tenth += 1) {
      await show(tracker, tenth % 2 === 0 ? "/b" : "/a");
      await browser.advance(100);
    }

    for (const path of ["/a", "/b"]) {
      const times = browser.server.heartbeats.filter((beat) => beat.path === path).map(({ at }) => at);
      const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
      expect(times.length).toBeGreaterThan(1);
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(5_000);
    }
  });

  it("are not sent for a path that is set again and again", async () => {
    const browser = new FakeBrowser();
    const tracker = await start(browser.tab());
    for (let second = 0; second < 20; second += 1) {
      await show(tracker, "/a");
      await browser.advance(1_000);
    }

    expect(browser.server.told).toEqual(["heartbeat /a", "view /a"]);
  });

  it("tell the page a user comes back to as soon as the debounce allows", async () => {
    const browser = new FakeBrowser();
    const tracker = await start(browser.tab());
    await browser.advance(1_000);
    await show(tracker, "/b");
    await browser.advance(1_000);
    await show(tracker, "/a");
    await browser.advance(20_000);

    expect(browser.server.heartbeats.map(({ at, path }) => [at, path])).toEqual([
      [0, "/a"],
      [1_000, "/b"],
      [5_000, "/a"],
    ]);
  });

  it("stop while no page is shown", async () => {
    const browser = new FakeBrowser();
    const tracker = await start(browser.tab());
    await show(tracker, undefined);
    await browser.advance(120_000);
    expect(browser.server.heartbeats).toHaveLength(1);

    await show(tracker, "/b");
    expect(browser.server.heartbeats).toHaveLength(2);
  });
});

describe("stop()", () => {
  it("ends everything, and may be called again", async () => {
    const browser = new FakeBrowser();
    const tab = browser.tab();
    const tracker = await start(tab);
    tracker.stop();
    tracker.stop();
    await show(tracker, "/b");
    tracker.view();
    await tab.hide();
    await tab.show();
    await browser.advance(120_000);

    expect(browser.server.told).toEqual(["heartbeat /a", "view /a"]);
    expect(browser.clock.waiting).toBe(0);
    expect(tab.attached).toBe(0);
  });

  it("gives up the call on its way", async () => {
    const browser = new FakeBrowser();
    browser.server.reply = () => "never";
    const tab = browser.tab();
    const tracker = await start(tab);
    tracker.stop();

    expect(browser.server.calls.map(({ init }) => init.signal?.aborted)).toEqual([true]);
    expect(browser.clock.waiting).toBe(0);
  });

  it("right after the start leaves nothing behind", async () => {
    const browser = new FakeBrowser();
    const tab = browser.tab();
    createTracker({ url: URL_OF_BACKEND, path: "/a", environment: tab.environment }).stop();
    await browser.advance(60_000);

    expect(browser.server.told).toEqual([]);
    expect(tab.attached).toBe(0);
  });
});
