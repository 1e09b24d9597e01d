// @vitest-environment happy-dom
import { act, StrictMode } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type PageTrackingOptions, usePageTracking } from "../../src/react.js";
import { FakeBrowser, type FakeTab } from "../fakes/browser.js";
import { settle } from "../fakes/clock.js";
import { status } from "../fakes/server.js";
import { URL_OF_BACKEND } from "../fakes/start.js";

let browser: FakeBrowser;
let tab: FakeTab;
let root: Root;

beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  browser = new FakeBrowser();
  tab = browser.tab();
  root = createRoot(document.createElement("div"));
});

afterEach(() => act(async () => root.unmount()));

function Page({ path, ...options }: { path: string | undefined } & Partial<PageTrackingOptions>) {
  usePageTracking(path, { url: URL_OF_BACKEND, environment: tab.environment, ...options });
  return null;
}

async function render(element: React.ReactNode): Promise<void> {
  await act(async () => root.render(element));
  await settle();
}

describe("usePageTracking", () => {
  it("sends one heartbeat and one view though StrictMode mounts twice", async () => {
    await render(
      <StrictMode>
        <Page path="/a" />
      </StrictMode>,
    );
    await browser.advance(20_000);

    expect(browser.server.told).toEqual(["heartbeat /a", "view /a"]);
  });

  it("leaves no timer, listener, lock or channel behind", async () => {
    await render(
      <StrictMode>
        <Page path="/a" />
      </StrictMode>,
    );
    await render(null);
    await browser.advance(5_000);

    expect(browser.clock.waiting).toBe(0);
    expect(tab.attached).toBe(0);
    await browser.advance(60_000);
    expect(browser.server.told).toEqual(["heartbeat /a", "view /a"]);
  });

  it("tells nothing twice when it is mounted again soon, and starts afresh later", async () => {
    await render(<Page path="/a" />);
    await render(null);
    await browser.advance(2_000);
    await render(<Page path="/a" />);
    await browser.advance(4_000);
    expect(browser.server.told).toEqual(["heartbeat /a", "view /a", "heartbeat /a"]);
    expect(browser.server.calls[2]?.at).toBe(5_000);

    await render(null);
    await browser.advance(60_000);
    browser.server.forget();
    await render(<Page path="/a" />);
    expect(browser.server.told).toEqual(["heartbeat /a", "view /a"]);
  });

  it("follows the path, and is not troubled by renderings without news", async () => {
    await render(<Page path="/a" />);
    await render(<Page path="/a" />);
    await render(<Page path="/b" />);

    expect(browser.server.told).toEqual(["heartbeat /a", "view /a", "heartbeat /b", "view /b"]);
  });

  it("shares one tracker among components, the one mounted last decides", async () => {
    await render([<Page key="layout" path="/" />, <Page key="page" path="/a" />]);
    expect(new Set(browser.server.calls.map(({ tab }) => tab).filter(Boolean)).size).toBe(1);
    expect(browser.server.told).toEqual(["heartbeat /a", "view /a"]);

    await render([<Page key="layout" path="/" />]);
    expect(browser.server.told.slice(2)).toEqual(["heartbeat /", "view /"]);
    expect(tab.attached).toBe(3);
  });

  it("uses the newest token without starting again", async () => {
    await render(<Page path="/a" token="one" />);
    await render(<Page path="/a" token={() => "two"} />);
    await browser.advance(30_000);

    expect(browser.server.calls.map(({ token }) => token)).toEqual(["one", "one", "two"]);
  });

  it("is another tracker for another session", async () => {
    await render(<Page path="/a" sessionId="one" />);
    await render(<Page path="/a" sessionId="two" />);

    expect(browser.server.heartbeats.map(({ session }) => session)).toEqual(["one", "two"]);
  });

  it("throws nothing when the backend is down", async () => {
    browser.server.reply = () => status(500);
    await render(<Page path="/a" fetch={() => Promise.reject(new Error("down"))} />);
    await browser.advance(60_000);

    expect(browser.server.calls).toEqual([]);
  });
});
