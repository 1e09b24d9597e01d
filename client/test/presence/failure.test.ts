import { describe, expect, it } from "vitest";
import { FakeBrowser } from "../fakes/browser.js";
import { ok, status } from "../fakes/server.js";
import { show, start } from "../fakes/start.js";

function gaps(browser: FakeBrowser): number[] {
  const times = browser.server.calls.map(({ at }) => at);
  return times.slice(1).map((at, index) => at - (times[index] ?? 0));
}

describe("failures", () => {
  it.each(["broken", "never", 500, 503, 429, 408] as const)(
    "(%s) are silent, and repeated more and more rarely",
    async (how) => {
      const browser = new FakeBrowser();
      browser.random = () => 0.999;
      browser.server.reply = () => (typeof how === "number" ? status(how) : how);
      await start(browser.tab());
      await browser.advance(3_000_000);

      const waits = gaps(browser).map((gap) => Math.round((gap - (how === "never" ? 10_000 : 0)) / 1_000));
      expect(waits.slice(0, 8)).toEqual([10, 15, 25, 45, 85, 165, 300, 300]);
      expect(browser.server.mostAtOnce).toBe(1);
    },
  );

  it("are repeated after a random part of the wait", async () => {
    const waits = new Set<number>();
    for (const chance of [0, 0.25, 0.5, 0.75]) {
      const browser = new FakeBrowser();
      browser.random = () => chance;
      browser.server.reply = () => "broken";
      await start(browser.tab());
      await browser.advance(60_000);
      waits.add(gaps(browser)[2] ?? 0);
    }

    expect([...waits]).toEqual([5_000, 10_000, 15_000, 20_000]);
  });

  it("never make the same path come twice within 5 seconds", async () => {
    const browser = new FakeBrowser();
    browser.random = () => 0;
    browser.server.reply = () => "broken";
    await start(browser.tab());
    await browser.advance(60_000);

    expect(Math.min(...gaps(browser))).toBeGreaterThanOrEqual(5_000);
  });

  it("are over with the first success", async () => {
    const browser = new FakeBrowser();
    browser.server.reply = () => "broken";
    const tracker = await start(browser.tab());
    await browser.advance(600_000);
    browser.server.reply = () => ok();
    await browser.advance(310_000);
    browser.server.forget();
    await browser.advance(60_000);
    expect(browser.server.told).toEqual(["heartbeat /a", "heartbeat /a"]);

    browser.server.reply = () => "broken";
    await show(tracker, "/b");
    browser.server.reply = () => ok();
    await browser.advance(8_000);
    expect(browser.server.told.slice(2)).toEqual(["heartbeat /b", "heartbeat /b", "view /b"]);
  });

  it.each([503, 429])("(%i) with Retry-After wait as long as they are told", async (code) => {
    const browser = new FakeBrowser();
    browser.server.reply = () => status(code, { "retry-after": "120" });
    const tracker = await start(browser.tab());
    await browser.advance(60_000);
    await show(tracker, "/b");
    await browser.advance(59_999);
    expect(browser.server.calls).toHaveLength(1);

    await browser.advance(20_000);
    expect(browser.server.calls).toHaveLength(2);
  });

  it("with a date as Retry-After wait until then", async () => {
    const browser = new FakeBrowser();
    browser.server.reply = () => status(503, { "retry-after": new Date(120_000).toUTCString() });
    await start(browser.tab());
    await browser.advance(119_999);
    expect(browser.server.calls).toHaveLength(1);

    await browser.advance(20_000);
    expect(browser.server.calls.length).toBeGreaterThan(1);
  });

  it("with a Retry-After nobody can mean don't wait for ever, and one that can't be read is ignored", async () => {
    for (const [header, within] of [
      ["99999999999", 90_000_000],
      ["soon", 60_000],
    ] as const) {
      const browser = new FakeBrowser();
      browser.server.reply = () => status(503, { "retry-after": header });
      await start(browser.tab());
      await browser.advance(within);
      expect(browser.server.calls.length).toBeGreaterThan(1);
    }
  });

  it("that last longer than an interval don't make it forget that it is still here", async () => {
    const browser = new FakeBrowser();
    await start(browser.tab());
    await browser.advance(20_000);
    browser.server.reply = () => status(503, { "retry-after": "300" });
    await browser.advance(20_000);
    browser.server.reply = () => ok();
    browser.server.forget();
    await browser.advance(320_000);

    expect(browser.server.told).toContain("heartbeat /a");
  });

  it.each([400, 403, 404, 413])("(%i) that can't get better slow down to the longest wait at once", async (code) => {
    const browser = new FakeBrowser();
    browser.server.reply = () => status(code);
    await start(browser.tab());
    await browser.advance(239_000);
    expect(browser.server.calls).toHaveLength(1);

    await browser.advance(62_000);
    expect(browser.server.calls).toHaveLength(2);
  });
});

describe("a right", () => {
  it("that is given later is used for the page that is still to be counted", async () => {
    const browser = new FakeBrowser();
    browser.server.reply = ({ kind }) => (kind === "view" ? status(403) : ok());
    await start(browser.tab());
    browser.server.reply = () => ok();
    browser.server.forget();
    await browser.advance(310_000);

    expect(browser.server.views.map(({ path }) => path)).toEqual(["/a"]);
  });
});

describe("a token", () => {
  it("is asked for each call", async () => {
    const browser = new FakeBrowser();
    let asked = 0;
    await start(browser.tab(), { token: async () => `token ${++asked}` });
    await browser.advance(30_000);

    expect(browser.server.calls.map(({ token }) => token)).toEqual(["token 1", "token 2", "token 3"]);
  });

  it("that is refused with 401 is asked for once more, and the call repeated at once", async () => {
    const browser = new FakeBrowser();
    browser.server.reply = ({ token }) => (token === "new" ? ok() : status(401));
    let asked = 0;
    await start(browser.tab(), { token: () => (++asked === 1 ? "old" : "new") });

    expect(browser.server.calls.map(({ token, path, at }) => [token, path, at])).toEqual([
      ["old", "/a", 0],
      ["new", "/a", 0],
      ["new", "/a", 0],
    ]);
    expect(browser.server.mostAtOnce).toBe(1);
  });

  it("that stays refused slows down to the longest wait", async () => {
    const browser = new FakeBrowser();
    browser.server.reply = () => status(401);
    let asked = 0;
    await start(browser.tab(), { token: () => `token ${++asked}` });
    await browser.advance(239_000);

    expect(browser.server.calls).toHaveLength(2);
  });

  it("that is a string is not sent again after a 401 until the longest wait is over", async () => {
    const browser = new FakeBrowser();
    browser.server.reply = () => status(401);
    await start(browser.tab(), { token: "old" });
    await browser.advance(239_000);

    expect(browser.server.calls).toHaveLength(1);
  });

  it.each([
    () => {
      throw new Error("no token");
    },
    () => Promise.reject(new Error("no token")),
  ])("that can't be had is a failure like others", async (token) => {
    const browser = new FakeBrowser();
    const tab = browser.tab();
    let good = false;
    await start(tab, { token: () => (good ? "secret" : token()) });
    await tab.leave();
    await tab.comeBack();
    expect(browser.server.calls.filter(({ at }) => at > 0)).toEqual([]);

    good = true;
    await browser.advance(20_000);
    expect(browser.server.told).toContain("view /a");
  });

  it("is left out where there is none", async () => {
    const browser = new FakeBrowser();
    await start(browser.tab(), { token: () => undefined });

    expect(new Headers(browser.server.calls[0]?.init.headers).has("authorization")).toBe(false);
  });
});
