import { describe, expect, it } from "vitest";
import { FakeBrowser } from "./fakes/browser.js";
import { settle } from "./fakes/clock.js";
import { status } from "./fakes/server.js";
import { show, start } from "./fakes/start.js";

async function twoTabs() {
  const browser = new FakeBrowser();
  const [first, second] = [browser.tab(), browser.tab()];
  const a = await start(first, { path: "/a" });
  const b = await start(second, { path: "/b" });
  return { browser, first, second, a, b };
}

describe("tabs of one session", () => {
  it("on two pages are both told, by one sender, one call at a time", async () => {
    const { browser, first, a, b } = await twoTabs();
    browser.server.delay = 500;
    await browser.advance(95_000);

    expect(browser.holder).toBe(first);
    expect(a.sessionId).toBe(b.sessionId);
    expect(a.tabId).not.toBe(b.tabId);
    for (const [tab, path] of [
      [a.tabId, "/a"],
      [b.tabId, "/b"],
    ]) {
      const own = browser.server.heartbeats.filter((beat) => beat.tab === tab);
      expect(own).toHaveLength(4);
      expect(own.every((beat) => beat.path === path)).toBe(true);
    }
    expect(browser.server.views.map(({ path }) => path)).toEqual(["/a", "/b"]);
    expect(browser.server.mostAtOnce).toBe(1);
  });

  it("have one sender, whoever else asks", async () => {
    const browser = new FakeBrowser();
    const senders = new Set<string>();
    for (const path of ["/a", "/b", "/c", "/d"]) {
      await start(browser.tab(), {
        path,
        fetch: (url, init) => {
          senders.add(path);
          return browser.server.fetch(url, init);
        },
      });
    }
    await browser.advance(60_000);

    expect([...senders]).toEqual(["/a"]);
    expect(new Set(browser.server.heartbeats.map(({ tab }) => tab)).size).toBe(4);
  });

  it("tell page changes of any tab at once", async () => {
    const { browser, b } = await twoTabs();
    await browser.advance(10_000);
    browser.server.forget();
    await show(b, "/c");

    expect(browser.server.calls).toMatchObject([
      { at: 10_000, kind: "heartbeat", path: "/c", tab: b.tabId },
      { at: 10_000, kind: "view", path: "/c" },
    ]);
  });

  it("on the same page are told apart by their ids", async () => {
    const browser = new FakeBrowser();
    await start(browser.tab());
    await start(browser.tab());

    expect(new Set(browser.server.heartbeats.map(({ tab }) => tab)).size).toBe(2);
  });

  it("replace a killed sender within one interval, and lose no page", async () => {
    const { browser, first, second, b } = await twoTabs();
    await browser.advance(10_000);
    browser.server.forget();
    first.kill();
    await show(b, "/c");
    await browser.advance(30_000);

    expect(browser.holder).toBe(second);
    expect(browser.server.told).toEqual(["heartbeat /c", "view /c", "heartbeat /c"]);
  });

  it("take over what a killed sender had not finished", async () => {
    const { browser, first, b } = await twoTabs();
    await browser.advance(10_000);
    browser.server.forget();
    browser.server.reply = () => "never";
    await show(b, "/c");
    expect(browser.server.told).toEqual(["heartbeat /c"]);
    browser.server.reply = () => Response.json({});
    first.kill();
    await settle();
    expect(browser.server.told).toEqual(["heartbeat /c", "view /c"]);

    await browser.advance(5_000);
    expect(browser.server.told).toEqual(["heartbeat /c", "view /c", "heartbeat /c"]);
  });

  it("go on within one interval when the sender and its successor are both killed", async () => {
    const { browser, first, second } = await twoTabs();
    const third = browser.tab();
    await start(third, { path: "/c" });
    second.kill();
    first.kill();
    browser.server.forget();
    await browser.advance(33_000);

    expect(browser.holder).toBe(third);
    expect(browser.server.told).toEqual(["heartbeat /c"]);
  });

  it("that closed are told no more", async () => {
    const { browser, second, b } = await twoTabs();
    await browser.advance(1_000);
    await second.close();
    browser.server.forget();
    await browser.advance(120_000);

    expect(browser.server.heartbeats.filter(({ tab }) => tab === b.tabId)).toEqual([]);
    expect(browser.server.heartbeats.length).toBeGreaterThan(2);
  });

  it("that were killed are told no more", async () => {
    const { browser, second, b } = await twoTabs();
    second.kill();
    browser.server.forget();
    await browser.advance(120_000);

    expect(browser.server.heartbeats.filter(({ tab }) => tab === b.tabId)).toEqual([]);
  });

  it("that have been silent for more than an interval are told no more, though they wished it", async () => {
    const { browser, second, b } = await twoTabs();
    browser.server.reply = () => status(503, { "retry-after": "60" });
    await browser.advance(31_000);
    second.kill();
    browser.server.forget();
    browser.server.reply = () => Response.json({});
    await browser.advance(300_000);

    expect(browser.server.heartbeats.filter(({ tab }) => tab === b.tabId)).toEqual([]);
  });

  it("that closed have their page counted all the same", async () => {
    const { browser } = await twoTabs();
    browser.server.delay = 1_000;
    const third = browser.tab();
    await start(third, { path: "/c" });
    await third.close();
    await browser.advance(20_000);

    expect(browser.server.views.map(({ path }) => path)).toEqual(["/a", "/b", "/c"]);
  });

  it("wait for the last call of a sender that closes", async () => {
    const { browser, first } = await twoTabs();
    await browser.advance(12_000);
    browser.server.delay = 200;
    await first.leave();
    await browser.advance(60_000);

    expect(browser.server.mostAtOnce).toBe(1);
  });

  it("have a visible sender: a hidden one finishes its call and hands over", async () => {
    const { browser, first, second, a, b } = await twoTabs();
    browser.server.delay = 1_000;
    await browser.advance(10_000);
    await show(b, "/c");
    await first.hide();
    expect(browser.holder).toBe(first);
    await browser.advance(5_000);
    expect(browser.holder).toBe(second);
    browser.server.forget();
    await browser.advance(60_000);

    expect(browser.server.heartbeats.map(({ tab }) => tab)).not.toContain(a.tabId);
    expect(browser.server.heartbeats).toHaveLength(2);
    expect(browser.server.mostAtOnce).toBe(1);
  });

  it("keep waiting together while the backend is down, whoever is the sender", async () => {
    const { browser, first, second } = await twoTabs();
    await browser.advance(10_000);
    browser.server.reply = () => status(503, { "retry-after": "600" });
    await browser.advance(30_000);
    browser.server.forget();
    await first.hide();
    expect(browser.holder).toBe(second);
    await browser.advance(500_000);

    expect(browser.server.told).toEqual([]);
  });

  it("of two sessions have a sender each", async () => {
    const browser = new FakeBrowser();
    await start(browser.tab(), { sessionId: "one" });
    await start(browser.tab(), { sessionId: "two" });

    expect(browser.locks.size).toBe(2);
    expect(browser.server.heartbeats.map(({ session }) => session)).toEqual(["one", "two"]);
  });

  it("don't mind what others say on their channel", async () => {
    const { browser, b } = await twoTabs();
    for (const noise of [null, 7, "hi", {}, { kind: "wish" }, { kind: "settled" }, { kind: "pause", millis: "x" }]) {
      for (const { hear } of browser.listeners) {
        hear(noise);
      }
    }
    await show(b, "/c");

    expect(browser.server.told).toContain("heartbeat /c");
  });
});

describe("without locks or channels", () => {
  it("every tab sends for itself", async () => {
    const browser = new FakeBrowser();
    const a = await start(browser.tab({ withTabs: false }), { path: "/a" });
    const b = await start(browser.tab({ withTabs: false }), { path: "/b" });
    await browser.advance(31_000);

    for (const tracker of [a, b]) {
      expect(browser.server.heartbeats.filter(({ tab }) => tab === tracker.tabId)).toHaveLength(2);
    }
  });

  it("that are there but forbidden, every tab sends for itself", async () => {
    const browser = new FakeBrowser();
    for (const path of ["/a", "/b"]) {
      const { environment } = browser.tab();
      const { tabs } = environment;
      const lock = (_name: string, _granted: () => void, refused: () => void) => {
        queueMicrotask(refused);
        return () => undefined;
      };
      await start(browser.tab(), { path, environment: { ...environment, ...(tabs && { tabs: { ...tabs, lock } }) } });
    }
    await browser.advance(31_000);
    expect(browser.server.heartbeats).toHaveLength(4);

    const channel = () => {
      throw new DOMException("forbidden", "SecurityError");
    };
    const { environment } = browser.tab();
    browser.server.forget();
    const { tabs } = environment;
    await start(browser.tab(), { environment: { ...environment, ...(tabs && { tabs: { ...tabs, channel } }) } });
    expect(browser.server.told).toEqual(["heartbeat /a", "view /a"]);
  });
});
