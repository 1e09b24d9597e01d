// What real tabs tell a backend, judged by what the backend received, and by what a real one has counted.
//   CHROMIUM  the browser's executable; else /usr/bin/chromium
//   BACKEND   the origin of a real backend the calls are passed on to; else they are answered here
//   TOKEN     the bearer token to send
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { RecordingBackend } from "./backend.mjs";
import { servePages } from "./pages.mjs";
import { eventually, openBrowser, removeProfiles, skip } from "./tabs.mjs";

const INTERVAL = 33_000;

const backend = new RecordingBackend(process.env.BACKEND);
let pages;

function options() {
  return { url: backend.url, ...(process.env.TOKEN && { token: process.env.TOKEN }) };
}

async function openTab(context, path) {
  const page = await context.newPage();
  const tab = { page, path, requests: 0 };
  page.on("request", (request) => {
    tab.requests += request.method() === "POST" ? 1 : 0;
  });
  await page.goto(pages.url + path);
  Object.assign(tab, await page.evaluate((given) => client.track(given), options()));
  return tab;
}

function told(session, since = 0) {
  return backend
    .of(session)
    .slice(since)
    .map(({ kind, path }) => `${kind} ${path}`);
}

/** The real backend, if there is one, has counted these views, each by one visitor, and sees him on these pages now. */
async function backendCounted(views, now) {
  if (!process.env.BACKEND) {
    return;
  }
  const ask = async (path) => (await fetch(`${process.env.BACKEND}/v1/presence/${path}`, { headers: bearer() })).json();
  await eventually(async () => {
    const { pages: counted } = await ask("stats?limit=100");
    const own = counted.filter(({ path }) => path in views);
    assert.deepEqual(
      Object.fromEntries(own.map(({ path, ...figures }) => [path, figures])),
      Object.fromEntries(Object.keys(views).map((path) => [path, { views: views[path], visitors: 1 }])),
    );
    const { paths } = await ask("active");
    const seen = paths.filter(({ path }) => path in views).map(({ path, sessions }) => [path, sessions]);
    assert.deepEqual(new Map(seen), new Map(now.map((path) => [path, 1])));
  }, 10_000);
}

function bearer() {
  return process.env.TOKEN ? { authorization: `Bearer ${process.env.TOKEN}` } : {};
}

describe("test:browser, real tabs in Chromium", { skip, concurrency: 2, timeout: 180_000 }, () => {
  before(async () => {
    await backend.open();
    pages = await servePages();
  });

  after(() => {
    backend.close();
    pages.close();
    removeProfiles();
    const answered = backend.calls.filter(({ status }) => status !== 200 && status !== undefined);
    assert.deepEqual(answered, [], "every call was accepted");
  });

  it("three tabs have one sender, and when it crashes another one within an interval", async (t) => {
    const context = await openBrowser(t);
    const tabs = [];
    for (const path of ["/crew/a", "/crew/b", "/crew/c"]) {
      tabs.push(await openTab(context, path));
    }
    const session = tabs[0].sessionId;
    assert.deepEqual(new Set(tabs.map(({ sessionId }) => sessionId)), new Set([session]));
    await eventually(() => assert.equal(backend.of(session).length, 6));
    const [sender, ...others] = tabs.toSorted((one, other) => other.requests - one.requests);
    assert.deepEqual(
      others.map(({ requests }) => requests),
      [0, 0],
      "one tab sends for all",
    );
    for (const { tabId, path } of tabs) {
      const own = backend.of(session).filter(({ tab }) => tab === tabId);
      assert.deepEqual(
        own.map(({ path }) => path),
        [path],
      );
    }

    assert.equal(backend.mostAtOnce(session), 1);
    const before = backend.of(session).length;
    const devtools = await context.newCDPSession(sender.page);
    devtools.send("Page.crash").catch(() => undefined);
    await eventually(() => {
      const tabsTold = new Set(
        backend
          .of(session)
          .slice(before)
          // A view that was on its way may be told again.
          .filter(({ kind }) => kind === "heartbeat")
          .map(({ tab }) => tab),
      );
      assert.deepEqual(tabsTold, new Set(others.map(({ tabId }) => tabId)));
    }, INTERVAL + 2_000);
    // What the crashed tab had on its way may still be there when the next sender begins.
    assert.equal(backend.mostAtOnce(session, before), 1);
    await backendCounted({ "/crew/a": 1, "/crew/b": 1, "/crew/c": 1 }, ["/crew/a", "/crew/b", "/crew/c"]);
  });

  it("a closed sender is replaced at once, and told no more", async (t) => {
    const context = await openBrowser(t);
    const first = await openTab(context, "/closed/a");
    const second = await openTab(context, "/closed/b");
    const session = first.sessionId;
    await eventually(() => assert.equal(backend.of(session).length, 4));
    await sleep(6_000);
    await first.page.close({ runBeforeUnload: false });
    await second.page.evaluate(() => tracker.setPath("/closed/c"));
    await eventually(() => assert.deepEqual(told(session).slice(-2), ["heartbeat /closed/c", "view /closed/c"]));

    const before = backend.of(session).length;
    await sleep(INTERVAL);
    assert.deepEqual(told(session, before), ["heartbeat /closed/c"]);
    assert.equal(backend.mostAtOnce(session), 1);
    // The closed tab is seen until its time is over.
    await backendCounted({ "/closed/a": 1, "/closed/b": 1, "/closed/c": 1 }, ["/closed/a", "/closed/c"]);
  });

  it("pages changed during a slow call are followed by one call of each kind, with the newest", async (t) => {
    const context = await openBrowser(t);
    const { page, sessionId } = await openTab(context, "/slow/a");
    await eventually(() => assert.deepEqual(told(sessionId), ["heartbeat /slow/a", "view /slow/a"]));
    backend.delays.set(sessionId, 1_500);
    for (const path of ["/slow/b", "/slow/c", "/slow/d"]) {
      await page.evaluate((given) => tracker.setPath(given), path);
      await sleep(200);
    }
    await sleep(6_000);

    assert.deepEqual(told(sessionId, 2), ["heartbeat /slow/b", "heartbeat /slow/d", "view /slow/d"]);
    assert.equal(backend.mostAtOnce(sessionId), 1);
    await backendCounted({ "/slow/a": 1, "/slow/d": 1 }, ["/slow/d"]);
  });

  it("StrictMode mounts twice and tells once, and an unmounted page is silent", async (t) => {
    const context = await openBrowser(t);
    const page = await context.newPage();
    const said = [];
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(String(error)));
    await page.goto(`${pages.url}/react`);
    const sessionId = `strict-${Date.now()}`;
    await page.evaluate(([path, given]) => client.render(path, given), ["/strict/a", { ...options(), sessionId }]);
    await eventually(() => assert.deepEqual(told(sessionId), ["heartbeat /strict/a", "view /strict/a"]));
    await page.evaluate(([path, given]) => client.render(path, given), ["/strict/b", { ...options(), sessionId }]);
    await eventually(() => assert.deepEqual(told(sessionId, 2), ["heartbeat /strict/b", "view /strict/b"]));
    await page.evaluate(() => client.unmount());
    await sleep(6_000);

    const { held, pending } = await page.evaluate(() => navigator.locks.query());
    assert.deepEqual([held, pending], [[], []]);
    assert.equal(backend.of(sessionId).length, 4);
    await backendCounted({ "/strict/a": 1, "/strict/b": 1 }, ["/strict/b"]);
    assert.deepEqual(
      said.filter((text) => !text.includes("React DevTools")),
      [],
    );
  });

  it("a page that is left tells so with a call that outlives it, and the next one in its tab keeps the tab's id", async (t) => {
    const context = await openBrowser(t);
    const { page, sessionId, tabId } = await openTab(context, "/left/a");
    await eventually(() => assert.equal(backend.of(sessionId).length, 2));
    await sleep(6_000);
    await page.goto("about:blank");
    await eventually(() => assert.deepEqual(told(sessionId, 2), ["heartbeat /left/a"]));

    await page.goto(`${pages.url}/left/b`);
    const next = await page.evaluate((given) => client.track(given), options());
    assert.deepEqual(next, { sessionId, tabId });
    await eventually(() => assert.deepEqual(told(sessionId, 3), ["heartbeat /left/b", "view /left/b"]));
  });
});
