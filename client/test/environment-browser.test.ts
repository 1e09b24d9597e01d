// @vitest-environment happy-dom
import { describe, expect, it, vi } from "vitest";
import { browserEnvironment } from "../src/environment/browser.js";
import type { PageChange } from "../src/index.js";

type Granted = () => Promise<void> | undefined;

/** Locks that grant when the test says so. */
function stubLocks() {
  const asked: { name: string; signal: AbortSignal; grant: Granted; reject: (reason: Error) => void }[] = [];
  const request = (name: string, { signal }: { signal: AbortSignal }, grant: Granted) =>
    new Promise<void>((_, reject) => asked.push({ name, signal, grant, reject }));
  vi.spyOn(navigator, "locks", "get").mockReturnValue({ request } as unknown as LockManager);
  return asked;
}

describe("the browser's environment", () => {
  it("keeps values in localStorage", () => {
    browserEnvironment().storage.set("key", "value");

    expect(localStorage.getItem("key")).toBe("value");
    expect(browserEnvironment().storage.get("key")).toBe("value");
  });

  it("keeps them in memory where localStorage is blocked", () => {
    vi.stubGlobal("localStorage", undefined);
    const { storage } = browserEnvironment();
    storage.set("key", "value");

    expect(storage.get("key")).toBe("value");
    expect(browserEnvironment().storage.get("key")).toBeUndefined();
  });

  it("leaves a tab's id to the next page, once", () => {
    const { page } = browserEnvironment();
    expect(page.takeTabId()).toBeUndefined();
    page.leaveTabId("id");
    expect(page.takeTabId()).toBe("id");
    expect(page.takeTabId()).toBeUndefined();

    vi.stubGlobal("sessionStorage", undefined);
    page.leaveTabId("id");
    expect(page.takeTabId()).toBeUndefined();
  });

  it("makes ids where crypto.randomUUID is missing", () => {
    vi.stubGlobal("crypto", { getRandomValues: crypto.getRandomValues.bind(crypto) });
    const { id } = browserEnvironment();

    expect(id()).toMatch(/^[0-9a-f]{32}$/);
    expect(id()).not.toBe(id());
  });

  it("has no tabs without Web Locks or without BroadcastChannel", () => {
    stubLocks();
    expect(browserEnvironment().tabs).toBeDefined();
    vi.stubGlobal("BroadcastChannel", undefined);
    expect(browserEnvironment().tabs).toBeUndefined();
    vi.unstubAllGlobals();
    vi.spyOn(navigator, "locks", "get").mockReturnValue(undefined as never);
    expect(browserEnvironment().tabs).toBeUndefined();
  });

  it("holds a lock until it is given back", async () => {
    const asked = stubLocks();
    const granted = vi.fn();
    const release = browserEnvironment().tabs?.lock("name", granted, vi.fn());
    const held = asked[0]?.grant();
    expect(granted).toHaveBeenCalledOnce();
    release?.();

    await expect(held).resolves.toBeUndefined();
  });

  it("takes no lock that is granted in the moment in which the line is left", () => {
    const asked = stubLocks();
    const granted = vi.fn();
    browserEnvironment().tabs?.lock("name", granted, vi.fn())();

    expect(asked[0]?.signal.aborted).toBe(true);
    expect(asked[0]?.grant()).toBeUndefined();
    expect(granted).not.toHaveBeenCalled();
  });

  it("says when locks are forbidden, but not when the line was left", async () => {
    const asked = stubLocks();
    const refused = vi.fn();
    const { tabs } = browserEnvironment();
    const leave = tabs?.lock("left", vi.fn(), refused);
    leave?.();
    asked[0]?.reject(new Error("AbortError"));
    await Promise.resolve();
    expect(refused).not.toHaveBeenCalled();

    tabs?.lock("forbidden", vi.fn(), refused);
    asked[1]?.reject(new Error("SecurityError"));
    await vi.waitFor(() => expect(refused).toHaveBeenCalledOnce());
  });

  it("hears what happens to the page until it is told not to", () => {
    const heard: PageChange[] = [];
    const { page } = browserEnvironment();
    const stop = page.watch((change) => heard.push(change));
    const state = vi.spyOn(document, "visibilityState", "get");
    const happen = () => {
      state.mockReturnValue("hidden");
      document.dispatchEvent(new Event("visibilitychange"));
      state.mockReturnValue("visible");
      document.dispatchEvent(new Event("visibilitychange"));
      dispatchEvent(new Event("pagehide"));
      dispatchEvent(Object.assign(new Event("pageshow"), { persisted: false }));
      dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
      dispatchEvent(new Event("online"));
    };
    happen();
    stop();
    happen();

    expect(heard).toEqual(["hidden", "visible", "leave", "return", "online"]);
    expect(page.path()).toBe(location.pathname);
  });
});
