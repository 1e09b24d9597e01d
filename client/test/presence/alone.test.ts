import { describe, expect, it } from "vitest";
import { FakeBrowser } from "../fakes/browser.js";
import { start } from "../fakes/start.js";

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
    browser.server.forget();
    for (const path of ["/c", "/d"]) {
      const { environment } = browser.tab();
      const { tabs } = environment;
      await start(browser.tab(), {
        path,
        environment: { ...environment, ...(tabs && { tabs: { ...tabs, channel } }) },
      });
    }
    expect(browser.server.told).toEqual(["heartbeat /c", "view /c", "heartbeat /d", "view /d"]);
  });
});
