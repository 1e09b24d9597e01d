// The records of conflicts, in a real browser, with canned answers.
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { RECORD, recordOf } from "./console-insights.mjs";
import { openConsole, says } from "./console-tabs.mjs";
import { removeProfiles, skip } from "./tabs.mjs";

let desk;

describe("a conflict's record", { skip, timeout: 120_000, concurrency: false }, () => {
  before(async () => {
    desk = await openConsole();
  });
  beforeEach(() => desk.backend.reset());
  after(() => {
    desk.close();
    removeProfiles();
  });

  it("is found by the id a caller was told, and tells who met whom over what", async (t) => {
    const page = await desk.tab(t);
    await page.getByRole("searchbox", { name: /^Conflict id/ }).fill(` ${RECORD} `);
    await page.keyboard.press("Enter");
    await says(page, ".side.refused", /Refused\s+ben\/tab-1\s+wrote for version 4/);
    await says(page, ".side.winner", /Was first\s+ann\s+wrote version 5/);
    const details = await page.locator(".facts").innerText();
    for (const told of [
      "409",
      "/attributes/total",
      "Jq2f1h0ZliAEJQg=",
      "1-6927f0a8-3b1c2d4e5f60718293a4b5c6",
      "No: it touched a field",
    ]) {
      assert.ok(details.includes(told), told);
    }
    assert.equal(
      await page.getByRole("img").getAttribute("aria-label"),
      "Expected version 4, but it was version 6: the write was refused with 409.",
    );
    await says(page, ".meanwhile", /Version 4 against version 6: 3 fields differ/);
    await page.getByRole("link", { name: "Version 4 against 6" }).click();
    await says(page, ".compare", /Version 4 against version 6: 3 fields differ/);
  });

  it("says for which one it stands in a storm", async (t) => {
    const { world } = desk.backend;
    const other = RECORD.replace("01KB8", "01KB9");
    world.records.set(other, { ...recordOf(world), standsFor: other });
    const page = await desk.tab(t, `#/conflict/${other}`);
    await says(page, ".stands-for", new RegExp(`This one, ${RECORD}, .* stands for ${other}`));
  });

  it("tells of a lock who held it, and of a shared value its revisions", async (t) => {
    const { world } = desk.backend;
    const { expected, current, changedFields, wouldHaveMerged, traceId, ...record } = recordOf(world);
    world.records.set("L", {
      ...record,
      kind: "signal",
      key: "/stage/fader/1",
      operation: "SetValue",
      encounter: "lockRefused",
      status: 423,
      writers: ["dirk", "carla"],
      rival: { actor: "carla" },
    });
    world.records.set("R", {
      ...record,
      kind: "signal",
      key: "/a",
      operation: "SetValue",
      expected: 3,
      current: 7,
      rival: undefined,
    });
    const page = await desk.tab(t, "#/conflict/L");
    await says(page, ".side.winner", /Holds the lock\s+carla/);
    assert.equal(await page.locator(".lane").count(), 0);
    await page.goto(`${desk.backend.url}/console#/conflict/R`);
    await says(page, ".side.winner", /Was first\s+ann\s+it was revision 7/);
    assert.match(
      await page.locator(".lane svg").getAttribute("aria-label"),
      /^Expected revision 3, but it was revision 7/,
    );
  });

  it("leads to no page from a key that has none", async (t) => {
    const { world } = desk.backend;
    const { expected, current, ...record } = recordOf(world);
    world.records.set("B", { ...record, kind: "signal", key: "bundle 01KB8M3T", operation: "CancelBundle" });
    const page = await desk.tab(t, "#/conflict/B");
    await says(page, ".record .key", /^signal\s+bundle 01KB8M3T$/);
    assert.equal(await page.locator(".record .key a").count(), 0);
  });

  it("says when an id leads nowhere", async (t) => {
    const page = await desk.tab(t, "#/conflict/unknown");
    await says(page, ".emptiness", /There is no record with this id[\s\S]*kept 72 h/);
    // It may come some seconds after the caller was told.
    const { world } = desk.backend;
    world.records.set("unknown", recordOf(world));
    await page.getByRole("button", { name: "Look it up" }).click();
    await says(page, ".side.refused", /ben\/tab-1/);
    await page.goto(`${desk.backend.url}/console#/conflict/nowhere`);
    await says(page, ".emptiness", /There is no record/);
    await page.getByLabel("Conflict id, as a caller was told it").fill(RECORD);
    await page.keyboard.press("Enter");
    await says(page, ".side.refused", /ben\/tab-1/);
  });
});
