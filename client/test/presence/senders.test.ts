import { describe, expect, it } from "vitest";
import { settle } from "../fakes/clock.js";
import { status } from "../fakes/server.js";
import { show, start, twoTabs } from "../fakes/start.js";

describe("tabs of one session that come and go", () => {
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

  it("are asked by a new sender what they had told the last one, and don't wait for their next turn", async () => {
    const { browser, first } = await twoTabs();
    const c = await start(browser.tab(), { path: "/c" });
    await browser.advance(10_000);
    browser.server.reply = () => "never";
    await show(c, "/d");
    await browser.advance(6_000);
    await show(c, "/e");
    browser.server.forget();
    browser.server.reply = () => Response.json({});
    first.kill();
    await settle();

    expect(browser.server.told).toEqual(["heartbeat /e", "view /d", "view /e"]);
  });

  it("tell what a sender still owed when it closed, once", async () => {
    const { browser, first, a } = await twoTabs();
    await browser.advance(10_000);
    browser.server.reply = () => "never";
    await show(a, "/c");
    await browser.advance(1_500);
    await show(a, "/d");
    browser.server.forget();
    browser.server.reply = () => Response.json({});
    await first.close();
    await browser.advance(60_000);

    expect(browser.server.views.map(({ path }) => path)).toEqual(["/d", "/c"]);
  });

  it("don't tell again what a closed tab owed and the last sender has told", async () => {
    const { browser, first, second, b } = await twoTabs();
    await start(browser.tab(), { path: "/c" });
    await browser.advance(10_000);
    browser.server.delay = 1_000;
    await show(b, "/d");
    await second.close();
    await browser.advance(10_000);
    await first.close();
    await browser.advance(60_000);

    expect(browser.server.views.map(({ path }) => path)).toEqual(["/a", "/b", "/c", "/d"]);
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
});
