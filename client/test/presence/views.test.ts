import { describe, expect, it } from "vitest";
import { FakeBrowser } from "../fakes/browser.js";
import { ok, status } from "../fakes/server.js";
import { show, start } from "../fakes/start.js";

describe("views", () => {
  it("are sent once at the start and once per page change, and heartbeats don't repeat them", async () => {
    const browser = new FakeBrowser();
    const tracker = await start(browser.tab());
    await browser.advance(100_000);
    await show(tracker, "/b");
    await browser.advance(100_000);
    await show(tracker, "/a");
    await browser.advance(100_000);

    expect(browser.server.views.map(({ path }) => path)).toEqual(["/a", "/b", "/a"]);
    expect(browser.server.calls.find(({ kind }) => kind === "view")?.url).toBe("https://api.test/v1/presence/views");
  });

  it("name session and path only", async () => {
    const browser = new FakeBrowser();
    const tracker = await start(browser.tab());

    const body = JSON.parse(String(browser.server.views[0]?.init.body));
    expect(body).toEqual({ sessionId: tracker.sessionId, path: "/a" });
  });

  it("arrive once when the backend comes back, for every page that was shown meanwhile", async () => {
    const browser = new FakeBrowser();
    browser.server.reply = () => status(503);
    const tracker = await start(browser.tab());
    for (const path of ["/b", "/c"]) {
      await browser.advance(4_000);
      await show(tracker, path);
    }
    browser.server.forget();
    browser.server.reply = () => ok();
    await browser.advance(60_000);

    expect(browser.server.views.map(({ path }) => path)).toEqual(["/a", "/b", "/c"]);
  });

  it("are kept for a bounded number of pages", async () => {
    const browser = new FakeBrowser();
    browser.server.reply = () => status(503);
    const tracker = await start(browser.tab());
    for (let page = 0; page < 50; page += 1) {
      await browser.advance(2_000);
      await show(tracker, `/${page}`);
    }
    browser.server.forget();
    browser.server.reply = () => ok();
    await browser.advance(400_000);

    expect(browser.server.views.map(({ path }) => path)).toEqual(
      Array.from({ length: 20 }, (_, page) => `/${page + 30}`),
    );
  });

  it("that the backend refuses are forgotten", async () => {
    const browser = new FakeBrowser();
    browser.server.reply = ({ kind }) => (kind === "view" ? status(400) : ok());
    await start(browser.tab());
    await browser.advance(1_200_000);

    expect(browser.server.views).toHaveLength(1);
  });

  it("can be asked for once more, which never piles up", async () => {
    const browser = new FakeBrowser();
    const tracker = await start(browser.tab());
    tracker.view();
    tracker.view();
    tracker.view();
    await browser.advance(1_000);

    expect(browser.server.told).toEqual(["heartbeat /a", "view /a", "view /a"]);
  });

  it("are not sent again when the same page is shown after none", async () => {
    const browser = new FakeBrowser();
    const tracker = await start(browser.tab());
    await show(tracker, undefined);
    await browser.advance(10_000);
    await show(tracker, "/a");

    expect(browser.server.told).toEqual(["heartbeat /a", "view /a", "heartbeat /a"]);
  });
});
