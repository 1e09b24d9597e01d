// The console's items, in a real browser, with canned answers.
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { openConsole, rowsOf, says } from "./console-tabs.mjs";
import { World } from "./console-world.mjs";
import { eventually, removeProfiles, skip } from "./tabs.mjs";

const VERSIONS = /^Versions, newest first/;
let desk;

/** An item's tab, when its newest version is shown. */
async function itemTab(t, hash = "#/item/invoice/4711") {
  const page = await desk.tab(t, hash);
  await says(page, ".past", /In force from/);
  return page;
}

function shownFields(page) {
  return page
    .locator(".past .fields tbody tr")
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.innerText)));
}

describe("an item's page", { skip, timeout: 120_000, concurrency: false }, () => {
  before(async () => {
    desk = await openConsole();
  });
  beforeEach(() => desk.backend.reset());
  after(() => {
    desk.close();
    removeProfiles();
  });

  it("lists who wrote which version when, newest first", async (t) => {
    const page = await itemTab(t);
    const rows = await rowsOf(page, VERSIONS);
    assert.deepEqual(
      rows.map(([version]) => version),
      ["v7", "v6", "v5", "v4", "v3", "v2", "v1"],
    );
    assert.match(rows.at(-1)[1], /^CreateItem\s+01KB8…5P6R7/);
    assert.equal(rows.at(-1)[2], "ann");
    assert.match(rows[0][3], /\d\d:\d\d:\d\d$/);
    assert.equal(await page.getByRole("link", { name: "invoice" }).getAttribute("href"), "#/items/invoice");
  });

  it("shows what the newest version changed, then what any one did", async (t) => {
    const page = await itemTab(t);
    await says(page, ".compare", /Version 6 against version 7: 3 fields differ/);
    assert.deepEqual(
      await page
        .locator(".compare tbody tr")
        .allInnerTexts()
        .then((rows) => rows.map((row) => row.split(/\s+/).filter(Boolean).join(" "))),
      [
        "+ added: /attributes/discount not there 45.5",
        '− removed: /attributes/note "Deliver before noon" not there',
        "~ changed: /attributes/total 1310 1264.5",
      ],
    );
    await page.getByRole("button", { name: "Change of version 4" }).click();
    await says(page, ".compare", /Version 3 against version 4: 2 fields differ/);
    assert.equal(await page.getByRole("button", { name: "Change of version 4" }).getAttribute("aria-pressed"), "true");
    assert.match(page.url(), /\?from=3&to=4$/);
    await page.getByRole("button", { name: "Since then: from version 2" }).click();
    await says(page, ".compare", /Version 2 against version 7/);
  });

  it("compares any two versions, with the first one to nothing", async (t) => {
    const page = await itemTab(t, "#/item/invoice/4711?from=5&to=2");
    await says(page, ".compare", /Version 5 against version 2/);
    await page.getByLabel("From version", { exact: true }).fill("0");
    await page.getByLabel("to version", { exact: true }).fill("1");
    await page.keyboard.press("Enter");
    await says(page, ".compare", /Version 0 against version 1: 6 fields differ/);
    assert.equal(await page.locator(".compare tr.added").count(), 6);
    await page.goto(`${desk.backend.url}/console#/item/invoice/4711?from=6&to=99`);
    await says(page, ".past", /version 7 of 7/);
  });

  it("goes back through its versions with the slider, by keys", async (t) => {
    const page = await itemTab(t);
    const slider = page.getByRole("slider", { name: "Version" });
    await slider.focus();
    await page.keyboard.press("Home");
    await says(page, ".past output", /^version 1 of 7$/);
    await eventually(async () => assert.equal((await shownFields(page)).length, 6));
    await page.keyboard.press("ArrowRight");
    await eventually(async () => {
      const changed = (await shownFields(page)).filter(([name]) => name.includes("changed"));
      assert.deepEqual(
        changed.map((cells) => cells[1]),
        ["1265.5", "4"],
      );
    });
    assert.equal(await slider.getAttribute("aria-valuetext"), "version 2 of 7");
  });

  it("shows the version in force at a moment, even before the page of versions that was read", async (t) => {
    const { world } = desk.backend;
    const minutes = 180;
    world.versions = Array.from({ length: minutes }, (_, index) => ({
      command: index === 0 ? "CreateItem" : "PatchItem",
      actor: "ann",
      patch: { name: "n", attributes: { step: index + 1 } },
      at: world.ago((minutes - index) / 60),
    }));
    const page = await itemTab(t);
    assert.equal((await rowsOf(page, VERSIONS)).length, 50);
    await page.getByLabel("or at this moment").fill(localTime(Date.parse(world.versions[9].at) + 20_000));
    await says(page, ".past output", /^version 10 of 180$/);
    await eventually(async () => assert.deepEqual((await shownFields(page))[1][1], "10"));
    await page.getByLabel("or at this moment").fill(localTime(Date.parse(world.versions[0].at) - 60_000));
    await says(page, ".past", /There was no such item yet/);
  });

  it("reads older versions when asked, down to the first", async (t) => {
    const { world } = desk.backend;
    world.versions = Array.from({ length: 120 }, (_, index) => ({
      command: index === 0 ? "CreateItem" : "PatchItem",
      actor: "ann",
      patch: { name: `n${index}` },
      at: world.ago(200 - index),
    }));
    const page = await itemTab(t);
    const more = page.getByRole("button", { name: "Show more" });
    await more.click();
    await eventually(async () => assert.equal((await rowsOf(page, VERSIONS)).length, 100));
    await more.click();
    await eventually(async () => assert.equal((await rowsOf(page, VERSIONS)).at(-1)[0], "v1"));
    assert.equal(await more.isVisible(), false);
  });

  it("tells what was deleted from what never was", async (t) => {
    const { world } = desk.backend;
    world.versions.push({ command: "DeleteItem", actor: "ben", patch: {}, at: world.ago(0.1) });
    const page = await desk.tab(t, "#/item/invoice/4711");
    await says(page, ".past", /With version 8 it was deleted/);
    await says(page, ".compare", /Version 7 against version 8: \d+ fields differ/);
    world.versions = [];
    await page.goto(`${desk.backend.url}/console#/item/invoice/0`);
    await says(page, ".emptiness", /no such item, and never was/);
  });

  it("keeps the digits a number has", async (t) => {
    const digits = "12345678901234567890123456789012345678";
    desk.backend.world.versions.at(-1).patch = { attributes: { digits } };
    desk.backend.spell = (text) => text.replaceAll(`"${digits}"`, digits);
    const page = await itemTab(t);
    await says(page, ".past", new RegExp(`/attributes/digits\\s+${digits}`));
    await says(page, ".compare", new RegExp(`not there\\s+${digits}`));
  });

  it("asks for an item whatever Unicode its id has", async (t) => {
    const id = "a b#é🗝&+";
    await itemTab(t, `#/item/invoice/${encodeURIComponent(id)}`);
    const [request] = desk.backend.received.filter((one) => one.includes("/history"));
    assert.equal(decodeURIComponent(request.split(/[ ?]/)[1]), `/v1/items/invoice/${id}/history`);
  });
});

describe("the list of items", { skip, timeout: 120_000, concurrency: false }, () => {
  before(async () => {
    desk = await openConsole();
  });
  beforeEach(() => desk.backend.reset());
  after(() => {
    desk.close();
    removeProfiles();
  });

  it("has the types there are, and of one those whose ids begin with something", async (t) => {
    const page = await desk.tab(t, "#/items");
    await says(page, ".types", /contact\s+412 items, changed/);
    assert.equal((await rowsOf(page, "Items of type contact")).length, 50);
    await page.getByRole("link", { name: /^invoice/ }).click();
    await page.getByLabel("Ids that begin with").fill("471");
    await page.keyboard.press("Enter");
    await eventually(async () =>
      assert.deepEqual(
        (await rowsOf(page, "Items of type invoice")).map(([id]) => id),
        Array.from({ length: 10 }, (_, last) => `471${last}`),
      ),
    );
    assert.match(page.url(), /#\/items\/invoice\?prefix=471$/);
    await page.getByRole("link", { name: "4711" }).click();
    await says(page, "h1", /^4711$/);
  });

  it("turns pages, and leads on to what they brought", async (t) => {
    const page = await desk.tab(t, "#/items/stock");
    await page.getByRole("button", { name: "Show more" }).click();
    await eventually(async () => assert.equal((await rowsOf(page, "Items of type stock")).length, 96));
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "4050");
  });

  it("says what to do where there are none", async (t) => {
    desk.backend.reset(World.empty());
    const page = await desk.tab(t, "#/items");
    await says(page, ".emptiness", /There are no items yet\.[\s\S]*scripts\/demo/);
  });
});

/** As the field for a moment wants it. */
function localTime(millis) {
  const date = new Date(millis - new Date(millis).getTimezoneOffset() * 60_000);
  return date.toISOString().slice(0, 19);
}
