// What real tabs tell a backend, judged by what the backend received.
//   CHROMIUM  the browser's executable; else /usr/bin/chromium
//   BACKEND   the origin of a real backend the calls are passed on to; else they are answered here
//   TOKEN     the bearer token to send
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { chromium } from "playwright-core";
import { RecordingBackend } from "./backend.mjs";
import { servePages } from "./pages.mjs";

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const skip = existsSync(executablePath)
  ? false
  : `SKIPPED: there is no Chromium at ${executablePath}; CHROMIUM may name one`;
const ARGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const INTERVAL = 33_000;

const backend = new RecordingBackend(process.env.BACKEND);
const profiles = [];
let pages;

/** A browser of its own: new storage, so a new session. */
async function openBrowser(t) {
  const profile = mkdtempSync(join(tmpdir(), "tiebreak-browser-"));
  profiles.push(profile);
  const context = await chromium.launchPersistentContext(profile, { executablePath, args: ARGS, headless: true });
  t.after(() => context.close());
  return context;
}

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

async function eventually(claim, millis = 5_000) {
  const end = performance.now() + millis;
  for (;;) {
    try {
      return claim();
    } catch (failure) {
      if (performance.now() > end) {
        throw failure;
      }
      await sleep(50);
    }
  }
}

function told(session, since = 0) {
  return backend
    .of(session)
    .slice(since)
    .map(({ kind, path }) => `${kind} ${path}`);
}

describe("test:browser, real tabs in Chromium", { skip, concurrency: 2, timeout: 180_000 }, () => {
  before(async () => {
    await backend.open();
    pages = await servePages();
  });

  after(() => {
    backend.close();
    pages.close();
    for (const profile of profiles) {
      rmSync(profile, { recursive: true, force: true });
    }
    const answered = backend.calls.filter(({ status }) => status !== 200 && status !== undefined);
    assert.deepEqual(answered, [], "every call was accepted");
  });

  it("three tabs have one sender, and when it crashes another one within an interval", async (t) => {
    const context = await openBrowser(t);
    const tabs = [];
    for (const path of ["/a", "/b", "/c"]) {
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

    const before = backend.of(session).length;
    const devtools = await context.newCDPSession(sender.page);
    devtools.send("Page.crash").catch(() => undefined);
    await eventually(() => {
      const tabsTold = new Set(
        backend
          .of(session)
          .slice(before)
          .map(({ tab }) => tab),
      );
      assert.deepEqual(tabsTold, new Set(others.map(({ tabId }) => tabId)));
    }, INTERVAL + 2_000);
    assert.equal(backend.mostAtOnce(session), 1);
  });

  it("a closed sender is replaced at once, and told no more", async (t) => {
    const context = await openBrowser(t);
    const first = await openTab(context, "/a");
    const second = await openTab(context, "/b");
    const session = first.sessionId;
    await eventually(() => assert.equal(backend.of(session).length, 4));
    await sleep(6_000);
    await first.page.close({ runBeforeUnload: false });
    await second.page.evaluate(() => tracker.setPath("/c"));
    await eventually(() => assert.deepEqual(told(session).slice(-2), ["heartbeat /c", "view /c"]));

    const before = backend.of(session).length;
    await sleep(INTERVAL);
    assert.deepEqual(told(session, before), ["heartbeat /c"]);
    assert.equal(backend.mostAtOnce(session), 1);
  });

  it("pages changed during a slow call are followed by one call of each kind, with the newest", async (t) => {
    const context = await openBrowser(t);
    const { page, sessionId } = await openTab(context, "/a");
    await eventually(() => assert.deepEqual(told(sessionId), ["heartbeat /a", "view /a"]));
    backend.delays.set(sessionId, 1_500);
    for (const path of ["/b", "/c", "/d"]) {
      await page.evaluate((given) => tracker.setPath(given), path);
      await sleep(200);
    }
    await sleep(6_000);

    assert.deepEqual(told(sessionId, 2), ["heartbeat /b", "heartbeat /d", "view /d"]);
    assert.equal(backend.mostAtOnce(sessionId), 1);
  });

  it("StrictMode mounts twice and tells once, and an unmounted page is silent", async (t) => {
    const context = await openBrowser(t);
    const page = await context.newPage();
    const said = [];
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(String(error)));
    await page.goto(`${pages.url}/react`);
    const sessionId = `strict-${Date.now()}`;
    await page.evaluate(([path, given]) => client.render(path, given), ["/a", { ...options(), sessionId }]);
    await eventually(() => assert.deepEqual(told(sessionId), ["heartbeat /a", "view /a"]));
    await page.evaluate(([path, given]) => client.render(path, given), ["/b", { ...options(), sessionId }]);
    await eventually(() => assert.deepEqual(told(sessionId, 2), ["heartbeat /b", "view /b"]));
    await page.evaluate(() => client.unmount());
    await sleep(6_000);

    const { held, pending } = await page.evaluate(() => navigator.locks.query());
    assert.deepEqual([held, pending], [[], []]);
    assert.equal(backend.of(sessionId).length, 4);
    assert.deepEqual(
      said.filter((text) => !text.includes("React DevTools")),
      [],
    );
  });

  it("a page that is left tells so with a call that outlives it, and the next one in its tab keeps the tab's id", async (t) => {
    const context = await openBrowser(t);
    const { page, sessionId, tabId } = await openTab(context, "/a");
    await eventually(() => assert.equal(backend.of(sessionId).length, 2));
    await sleep(6_000);
    await page.goto("about:blank");
    await eventually(() => assert.deepEqual(told(sessionId, 2), ["heartbeat /a"]));

    await page.goto(`${pages.url}/b`);
    const next = await page.evaluate((given) => client.track(given), options());
    assert.deepEqual(next, { sessionId, tabId });
    await eventually(() => assert.deepEqual(told(sessionId, 3), ["heartbeat /b", "view /b"]));
  });
});
