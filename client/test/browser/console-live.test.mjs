// The console's live page, in a real browser, with canned answers.
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { openConsole, rowsOf, says } from "./console-tabs.mjs";
import { World } from "./console-world.mjs";
import { eventually, removeProfiles, skip } from "./tabs.mjs";

let desk;

function changed(value, revision, more = {}) {
  return {
    address: "/lights/desk/brightness",
    value,
    revision,
    timestamp: Date.now(),
    writer: "ben",
    meta: { conflict: false, writer: "ben", previousWriter: "ben", previousRevision: revision - 1 },
    ...more,
  };
}

describe("the live page", { skip, timeout: 120_000, concurrency: false }, () => {
  before(async () => {
    desk = await openConsole();
  });
  beforeEach(() => desk.backend.reset());
  after(() => {
    desk.close();
    removeProfiles();
  });

  it("shows the values of a pattern, and each change as it comes", async (t) => {
    const page = await desk.tab(t, "#/live");
    await says(page, ".line-state", /^Live: changes come/);
    assert.deepEqual(
      (await rowsOf(page, "Values now")).map(([address]) => address),
      desk.backend.world.values.map(({ address }) => address),
    );
    assert.match((await rowsOf(page, "Values now"))[2][5], /^held by carla\/console until/);
    desk.backend.publish(changed(81, 215));
    await says(page, ".changes li", /^\/lights\/desk\/brightness → 81 by ben/);
    assert.equal((await rowsOf(page, "Values now"))[0][1], "81");
    assert.equal(await page.locator(".changes .conflict").count(), 0);
  });

  it("makes a change stand out that overtook somebody unseen", async (t) => {
    const page = await desk.tab(t, "#/live");
    await says(page, ".line-state", /^Live/);
    desk.backend.publish(
      changed(82, 216, { meta: { conflict: true, writer: "ben", previousWriter: "ann/tab-1", previousRevision: 215 } }),
    );
    await says(page, ".changes .conflict", /^Conflict .* by ben, who had not seen what ann\/tab-1 wrote/);
  });

  it("connects anew when it lost the connection, and learns what it missed", async (t) => {
    const page = await desk.tab(t, "#/live");
    await says(page, ".line-state", /^Live/);
    const [first, ...others] = desk.backend.world.values;
    desk.backend.world.values = [{ ...first, value: 5, revision: 300 }, ...others];
    desk.backend.drop();
    await says(page, ".changes li", /→ 5 by ann\/tab-1/);
    desk.backend.publish(changed(6, 301));
    await says(page, ".changes li", /→ 6 by ben/);
  });

  it("asks now and then where no socket comes about", async (t) => {
    desk.backend.hasSocket = false;
    const page = await desk.tab(t, "#/live");
    await says(page, ".line-state", /^No socket: asks every 5 s/);
    await eventually(async () => assert.equal((await rowsOf(page, "Values now")).length, 4));
    desk.backend.world.values[0] = { ...desk.backend.world.values[0], value: 7, revision: 400 };
    await eventually(async () => assert.match(await page.locator(".changes li").first().innerText(), /→ 7/), 9_000);
  });

  it("watches another pattern, from the next moment on", async (t) => {
    const page = await desk.tab(t, "#/live");
    await says(page, ".line-state", /^Live/);
    const pattern = page.getByLabel("Pattern");
    await pattern.fill("/stage/**");
    await page.keyboard.press("Enter");
    await eventually(() => assert.match(page.url(), /pattern=%2Fstage%2F\*\*$/));
    await says(page, "#told", /^Watching \/stage\/\*\*/);
    desk.backend.publish(changed(1, 999));
    desk.backend.publish(changed(2, 2_000, { address: "/stage/fader/1" }));
    await says(page, ".changes li", /^\/stage\/fader\/1 → 2/);
    assert.equal(await page.locator(".changes li").count(), 1);
  });

  it("lists no more than can be looked at", async (t) => {
    desk.backend.world.values = Array.from({ length: 1_000 }, (_, index) =>
      changed(index, 1, { address: `/many/${String(index).padStart(4, "0")}` }),
    );
    const page = await desk.tab(t, "#/live");
    await says(page, ".signals", /800 more values are not listed/);
    for (let revision = 2; revision < 2_000; revision += 1) {
      desk.backend.publish(changed(revision, revision, { address: "/many/0000" }));
    }
    await eventually(async () => assert.equal((await rowsOf(page, "Values now"))[0][1], "1999"));
    assert.equal(await page.locator(".changes li").count(), 30);
  });

  it("changes nothing by itself while it is paused", async (t) => {
    const page = await desk.tab(t, "#/live");
    await says(page, ".line-state", /^Live/);
    await page.getByRole("button", { name: "Pause" }).click();
    desk.backend.publish(changed(83, 217));
    await page.waitForTimeout(500);
    assert.equal(await page.locator(".changes li").count(), 0);
    await page.getByRole("button", { name: "Pause" }).click();
    await says(page, ".changes li", /→ 83/);
  });

  it("tells who is here, on which page", async (t) => {
    const page = await desk.tab(t, "#/live");
    await says(page, ".presence .figure dd", /^31$/);
    assert.deepEqual((await rowsOf(page, "Pages"))[0], ["/pricing", "12", "48", "31"]);
  });

  it("is empty without complaint", async (t) => {
    desk.backend.reset(World.empty());
    const page = await desk.tab(t, "#/live");
    await says(page, ".line-state", /^Live/);
    await says(page, ".presence .figure dd", /^0$/);
  });
});
