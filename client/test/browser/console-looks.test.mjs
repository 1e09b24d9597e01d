// How the console looks and behaves to everybody: contrast, names and roles, phones, and keyboards.
//   PICTURES  the folder to keep pictures in, if anywhere
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, beforeEach, describe, it } from "node:test";
import { policyOf, problem } from "./console-backend.mjs";
import { RECORD } from "./console-insights.mjs";
import { openConsole, overflowOf, says } from "./console-tabs.mjs";
import { World } from "./console-world.mjs";
import { assertAccessible, picture } from "./looks.mjs";
import { eventually, removeProfiles, skip } from "./tabs.mjs";

/** Where each page is, and what tells that it is all there. */
const PAGES = {
  overview: ["#/", ".merged", /Would have merged/],
  "conflict record": [`#/conflict/${RECORD}`, ".meanwhile", /fields differ/],
  item: ["#/item/invoice/4711", ".past", /In force from/],
  "list of items": ["#/items/invoice", ".tabled", /4000/],
  "live page": ["#/live", ".presence", /pricing/],
  "views' page": ["#/views", ".parked", /schema version/],
};
let desk;

async function opened(t, name, looks) {
  const [hash, place, text] = PAGES[name];
  const page = await desk.tab(t, hash, looks);
  await says(page, place, text);
  return page;
}

describe("the console's looks", { skip, timeout: 180_000, concurrency: false }, () => {
  before(async () => {
    desk = await openConsole();
  });
  beforeEach(() => desk.backend.reset());
  after(() => {
    desk.close();
    removeProfiles();
  });

  for (const colorScheme of ["light", "dark"]) {
    for (const name of Object.keys(PAGES)) {
      it(`is accessible in ${colorScheme}: the ${name}`, async (t) => {
        const page = await opened(t, name, { colorScheme });
        await assertAccessible(page);
        await page.setViewportSize({ width: 360, height: 740 });
        await assertAccessible(page);
        for (const width of [360, 700, 800, 1_000, 1_280, 2_000]) {
          await page.setViewportSize({ width, height: 740 });
          assert.equal(await overflowOf(page), 0, `${width} px`);
        }
      });
    }

    it(`is accessible in ${colorScheme} when nothing is there or allowed`, async (t) => {
      desk.backend.reset(World.empty());
      const page = await desk.tab(t, "#/", { colorScheme });
      await says(page, ".emptiness", /No write met/);
      await assertAccessible(page);
      desk.backend.fate = () => problem(403, "forbidden", "This needs a scope.");
      for (const hash of ["#/views", "#/items", "#/live"]) {
        await page.goto(`${desk.backend.url}/console${hash}`);
        await says(page, ".notice", /This needs the scope/);
        await assertAccessible(page);
      }
      await page.locator("#who").click();
      await assertAccessible(page);
    });
  }

  it("can be walked through with the keyboard alone", async (t) => {
    const page = await opened(t, "overview");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to the content");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "main");
    assert.match(page.url(), /#\/$/);
    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowRight");
    await eventually(() => assert.match(page.url(), /range=6h/));
    await page.getByRole("link", { name: "Items" }).focus();
    await page.keyboard.press("Enter");
    await says(page, "h1", /^Items$/);
    assert.equal(await page.evaluate(() => document.activeElement.outerHTML), '<h1 tabindex="-1">Items</h1>');
    assert.equal(await page.title(), "Items – Tiebreak console");
    assert.equal(await page.locator("nav [aria-current=page]").innerText(), "Items");
  });

  it("is tested under the policy that its README promises to live with", async () => {
    const readme = readFileSync(new URL("../../../console/README.md", import.meta.url), "utf8");
    assert.ok(readme.includes(`    Content-Security-Policy: ${policyOf("<origin of the socket>")}\n`));
    const page = await fetch(`${desk.backend.url}/console`);
    const script = await fetch(`${desk.backend.url}/console/main.js`);
    assert.equal(script.headers.get("content-security-policy"), policyOf(desk.backend.url.replace("http", "ws")));
    assert.deepEqual(
      [page, script].map(({ headers }) => headers.get("cache-control")),
      ["no-cache", "max-age=300"],
    );
  });

  it("asks nobody else for anything", async (t) => {
    const page = await desk.tab(t);
    const foreign = [];
    page.on("request", (request) => new URL(request.url()).origin === desk.backend.url || foreign.push(request.url()));
    for (const hash of Object.values(PAGES).map(([first]) => first)) {
      await page.goto(`${desk.backend.url}/console${hash}`);
      await page.waitForTimeout(300);
    }
    assert.deepEqual(foreign, []);
    assert.equal(
      await page.evaluate(
        () => document.querySelectorAll("[style]:not(.balance span), style, script:not([src])").length,
      ),
      0,
    );
  });

  it("is worth a picture", async (t) => {
    const page = await opened(t, "overview");
    await picture(page, "console-overview.png", 1_180, 1_280);
    await page.goto(`${desk.backend.url}/console#/item/invoice/4711`);
    await says(page, ".past", /In force from/);
    await picture(page, "console-item.png", 1_080, 1_280);
    await page.goto(`${desk.backend.url}/console#/`);
    await says(page, ".merged", /Would have merged/);
    await picture(page, "console-phone.png", 1_180, 390);
  });
});
