// How the console looks and behaves to everybody: contrast, names and roles, phones, keyboards, and text that wants to be markup.
//   PICTURES  the folder to keep pictures in, if anywhere
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { problem } from "./console-backend.mjs";
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
const MARKUP = '<img src=x onerror="globalThis.hacked=1"><script>globalThis.hacked=1</script>';
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
        assert.equal(await overflowOf(page), 0);
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

  it("never scrolls sideways on a phone, however long things are called", async (t) => {
    const long = "W".repeat(256);
    const { world } = desk.backend;
    world.targets = [
      {
        kind: "item",
        key: `note/${long}`,
        operation: "PatchItem",
        counts: {
          permanent: 123_456_789,
          retried: 123_456_789,
          lockRefused: 1,
          superseded: 1,
          transactionConflict: 1,
          deduplicated: 1,
        },
        writers: [long],
        fields: [{ field: `/attributes/${long}`, count: 1 }],
        maxAttempts: 9,
        lastAt: new Date().toISOString(),
        lastConflictId: RECORD,
      },
    ];
    world.versions = [
      { command: "CreateItem", actor: long, patch: { name: long, attributes: { [long]: long } }, at: world.ago(1) },
    ];
    world.types = [{ type: "invoice", items: 3, changedAt: world.ago(1) }];
    world.parked[0].reason = long;
    world.values = [
      { address: `/${"a".repeat(64)}/${"b".repeat(64)}`, value: long, revision: 1, timestamp: 1, writer: long },
    ];
    world.pages = [[`/${long}`, 1, 1, 1]];
    world.records.set(RECORD, {
      ...world.records.get(RECORD),
      key: `note/${long}`,
      writers: [long, long],
      rival: undefined,
    });
    const page = await desk.tab(t, "#/", { width: 360 });
    for (const hash of ["#/", `#/conflict/${RECORD}`, `#/item/note/${long}`, "#/items/invoice", "#/live", "#/views"]) {
      await page.goto(`${desk.backend.url}/console${hash}`);
      await eventually(async () => assert.ok((await page.locator("main bdi").count()) > 0));
      await page.waitForTimeout(300);
      assert.equal(await overflowOf(page), 0, hash);
    }
  });

  it("never runs what somebody stored as markup", async (t) => {
    const { world } = desk.backend;
    world.targets = [
      {
        kind: "item",
        key: `note/${MARKUP}`,
        operation: MARKUP,
        counts: { permanent: 1, retried: 0 },
        writers: [MARKUP],
        fields: [{ field: MARKUP, count: 1 }],
        maxAttempts: 1,
        lastAt: MARKUP,
        lastConflictId: MARKUP,
      },
    ];
    world.versions = [
      { command: MARKUP, actor: MARKUP, patch: { name: MARKUP, attributes: { [MARKUP]: MARKUP } }, at: world.ago(1) },
    ];
    world.types = [{ type: MARKUP, items: 1, changedAt: MARKUP }];
    world.views[0].view = MARKUP;
    world.parked = [{ view: MARKUP, type: "note", id: MARKUP, version: 1, reason: MARKUP, at: MARKUP }];
    world.values = [
      {
        address: `/${MARKUP}`,
        value: MARKUP,
        revision: 1,
        timestamp: 1,
        writer: MARKUP,
        lock: { holder: MARKUP, expiresAt: "2999-01-01T00:00:00.000Z" },
      },
    ];
    world.pages = [[MARKUP, 1, 1, 1]];
    world.records.set(RECORD, {
      ...world.records.get(RECORD),
      key: `note/${MARKUP}`,
      operation: MARKUP,
      encounter: MARKUP,
      writers: [MARKUP, MARKUP],
      changedFields: [MARKUP],
      standsFor: MARKUP,
      requestId: MARKUP,
    });
    const page = await desk.tab(t, "#/");
    for (const hash of [
      "#/",
      `#/conflict/${RECORD}`,
      `#/conflict/${encodeURIComponent(MARKUP)}`,
      `#/item/note/${encodeURIComponent(MARKUP)}`,
      `#/items/${encodeURIComponent(MARKUP)}`,
      "#/live",
      "#/views",
    ]) {
      await page.goto(`${desk.backend.url}/console${hash}`);
      await says(page, "main", /<img src=x/).catch(() => undefined);
      await page.waitForTimeout(200);
      assert.ok(
        (await page.locator("main").innerText()).includes("<img src=x") || hash.includes("/conflict/%3C"),
        hash,
      );
      assert.equal(await page.locator("main img, main script").count(), 0, hash);
      assert.equal(await page.evaluate(() => globalThis.hacked), undefined, hash);
    }
  });

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
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Items");
    assert.equal(await page.title(), "Items – Tiebreak console");
    assert.equal(await page.locator("nav [aria-current=page]").innerText(), "Items");
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
