import assert from "node:assert/strict";
import { ConsoleBackend } from "./console-backend.mjs";
import { eventually, openBrowser } from "./tabs.mjs";

/** Pages of the console on a backend with canned answers; also fails a test whose page said an error or broke its policy. */
export async function openConsole() {
  const backend = new ConsoleBackend();
  await backend.open();
  return {
    backend,
    /** A tab at the address after `/console`. */
    async tab(t, hash = "#/", { width = 1280, ...looks } = {}) {
      const page = await (await openBrowser(t)).newPage();
      const errors = errorsOf(page);
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ reducedMotion: "reduce", ...looks });
      await page.goto(`${backend.url}/console${hash}`);
      t.after(() => assert.deepEqual(errors, []));
      return page;
    },
    close: () => backend.close(),
  };
}

/** What went wrong in a page; answers and sockets that are refused are not its fault. */
export function errorsOf(page) {
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" && !/Failed to load resource|WebSocket connection to/.test(message.text())) {
      errors.push(message.text());
    }
  });
  return errors;
}

/** Waits until what a place says, where it is seen, is so. */
export function says(page, selector, expected) {
  return eventually(async () =>
    assert.match(await page.locator(selector).locator("visible=true").first().innerText({ timeout: 1_000 }), expected),
  );
}

/** The cells of a table's rows, as text. */
export function rowsOf(page, caption) {
  const table = page.getByRole("table", { name: caption });
  return table
    .locator("tbody tr")
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.innerText.trim())));
}

/** How far the page is wider than the window, in pixels. */
export function overflowOf(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
