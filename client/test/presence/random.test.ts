import { describe, expect, it } from "vitest";
import type { Tracker } from "../../src/index.js";
import { FakeBrowser, type FakeTab } from "../fakes/browser.js";
import { dice } from "../fakes/dice.js";
import { ok, status } from "../fakes/server.js";
import { show, start } from "../fakes/start.js";

interface Open {
  readonly tab: FakeTab;
  readonly tracker: Tracker;
  path: string;
  visible: boolean;
}

/** An afternoon in a browser: tabs come, change, hide, close and crash while the backend has good and bad minutes. */
async function afternoon(seed: number) {
  const roll = dice(seed);
  const browser = new FakeBrowser();
  browser.random = roll;
  let open: Open[] = [];
  let pages = 0;
  const pick = () => open[Math.floor(roll() * open.length)];
  const gone = (one: Open) => {
    open = open.filter((other) => other !== one);
  };
  const actions: ((one: Open) => Promise<unknown>)[] = [
    (one) => {
      one.path = `/${++pages}`;
      return show(one.tracker, one.path);
    },
    async (one) => {
      one.visible = !one.visible;
      await (one.visible ? one.tab.show() : one.tab.hide());
    },
    async (one) => {
      gone(one);
      await one.tab.close();
    },
    async (one) => {
      gone(one);
      one.tab.kill();
    },
    async (one) => {
      await one.tab.leave();
      await browser.advance(roll() * 10_000);
      await one.tab.comeBack();
      one.visible = true;
    },
    async (one) => one.tracker.view(),
    async () => {
      const bad = roll() < 0.4;
      browser.server.reply = () => (bad ? status(503) : ok());
      browser.server.delay = roll() * 800;
    },
  ];
  for (let step = 0; step < 60; step += 1) {
    if (open.length === 0 || (open.length < 4 && roll() < 0.2)) {
      const [tab, path] = [browser.tab(), `/${++pages}`];
      open.push({ tab, path, tracker: await start(tab, { path }), visible: true });
    }
    const one = pick();
    await (one && actions[Math.floor(roll() * actions.length)]?.(one));
    await browser.advance(roll() < 0.3 ? roll() * 20_000 : roll() * 2_000);
  }
  browser.server.reply = () => ok();
  await browser.advance(310_000);
  return { browser, open };
}

const SEEDS = Number(process.env.SEEDS ?? 30);

describe.each(Array.from({ length: SEEDS }, (_, index) => index + 1))("whatever happens (seed %i)", (seed) => {
  it("the promises hold", async () => {
    const { browser, open } = await afternoon(seed);
    const { heartbeats } = browser.server;

    expect(browser.server.mostAtOnce, "calls at once").toBe(1);
    const last = new Map<string, number>();
    for (const { tab, path, at } of heartbeats) {
      const before = last.get(`${tab} ${path}`) ?? Number.NEGATIVE_INFINITY;
      expect(at - before, `${path} at ${before} and ${at}`).toBeGreaterThanOrEqual(5_000);
      last.set(`${tab} ${path}`, at);
    }
    const now = browser.clock.now();
    const recent = heartbeats.filter(({ at }) => at > now - 40_000).map(({ tab, path }) => `${tab} ${path}`);
    const shown = open.filter(({ visible }) => visible);
    expect([...new Set(recent)].sort()).toEqual(shown.map(({ tracker, path }) => `${tracker.tabId} ${path}`).sort());
    const viewed = new Set(browser.server.views.map(({ path }) => path));
    expect(shown.filter(({ path }) => !viewed.has(path))).toEqual([]);
    for (const { tab, visible } of open) {
      expect(tab.attached, "listeners, locks and channels").toBe(visible ? 3 : 2);
    }
  });
});
