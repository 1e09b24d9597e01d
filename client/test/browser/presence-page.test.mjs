// The page to look at, in real tabs, against a real backend.
//   BACKEND  the backend's origin; without one there is nothing to see, and this is skipped
//   PICTURES  the folder to keep a picture in, if anywhere
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { serve } from "../../pages/serve.mjs";
import { assertAccessible, picture } from "./looks.mjs";
import { eventually, openBrowser, removeProfiles, skip } from "./tabs.mjs";

const unfit = skip || (process.env.BACKEND ? false : "SKIPPED: BACKEND names no backend");

async function openTab(context, query = "") {
  const page = await context.newPage();
  await page.goto(`${pages.url}/presence/${query}`);
  return page;
}

let pages;

function text(page, selector) {
  return page.locator(selector).innerText();
}

/** Sessions on a page, views and visitors, as its row says. */
async function row(page, path) {
  const cells = await page.locator("#pages tr", { hasText: path }).first().locator("td").allInnerTexts();
  return cells.slice(1).map(Number);
}

describe("the presence page", { skip: unfit, timeout: 120_000 }, () => {
  before(async () => {
    pages = await serve({ port: 0, backend: process.env.BACKEND });
  });

  after(() => {
    pages.close();
    removeProfiles();
  });

  it("shows in every tab how the figures move", async (t) => {
    const context = await openBrowser(t);
    const first = await openTab(context, "?page=/look/home");
    await eventually(async () => assert.deepEqual(await row(first, "/look/home"), [1, 1, 1]), 15_000);
    const second = await openTab(context, "?page=/look/docs");
    const stranger = await openTab(context, "?page=/look/docs&visitor=stranger");
    for (const page of [first, second, stranger]) {
      await page.bringToFront();
      await eventually(async () => assert.deepEqual(await row(page, "/look/docs"), [2, 2, 2]), 15_000);
    }
    assert.equal(await text(second, "#visitor"), await text(first, "#visitor"));
    assert.equal(await text(stranger, "#visitor"), "stranger");
  });

  it("moves on to another page without loading, and back", async (t) => {
    const context = await openBrowser(t);
    const page = await openTab(context);
    await page.getByRole("link", { name: "Pricing" }).click();
    assert.equal(await text(page, "#path"), "/pricing");
    assert.equal(await page.locator("nav [aria-current=page]").innerText(), "Pricing");
    await eventually(async () => assert.deepEqual(await row(page, "/pricing"), [1, 1, 1]), 15_000);
    await page.goBack();
    assert.equal(await text(page, "#path"), "/");
    await eventually(async () => assert.deepEqual(await row(page, "/pricing"), [0, 1, 1]), 15_000);
  });

  it("says so when the backend does not answer, and goes on asking", async (t) => {
    const context = await openBrowser(t);
    const page = await openTab(context);
    await context.setOffline(true);
    await eventually(async () => assert.match(await text(page, "#status"), /scripts\/run/), 15_000);
    await context.setOffline(false);
    await eventually(async () => assert.doesNotMatch(await text(page, "#status"), /scripts\/run/), 15_000);
  });

  for (const colorScheme of ["light", "dark"]) {
    it(`is accessible in ${colorScheme}`, async (t) => {
      const context = await openBrowser(t);
      const page = await openTab(context, "?page=/docs");
      await page.emulateMedia({ colorScheme });
      await eventually(async () => assert.ok((await row(page, "/docs"))[1] >= 1), 15_000);
      await assertAccessible(page);
      if (colorScheme === "light") {
        await picture(page, "presence-page.png", 640);
      }
    });
  }
});
