// The console with what somebody may have stored: text that is markup, and names without end.
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { RECORD } from "./console-insights.mjs";
import { openConsole, overflowOf, says } from "./console-tabs.mjs";
import { eventually, removeProfiles, skip } from "./tabs.mjs";

const MARKUP = '<img src=x onerror="globalThis.hacked=1"><script>globalThis.hacked=1</script>';
let desk;

describe("the console with hostile text", { skip, timeout: 120_000, concurrency: false }, () => {
  before(async () => {
    desk = await openConsole();
  });
  beforeEach(() => desk.backend.reset());
  after(() => {
    desk.close();
    removeProfiles();
  });

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
});
