// The console's live page, its views and its token, in a real browser, with canned answers.
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { problem } from "./console-backend.mjs";
import { openConsole, rowsOf, says } from "./console-tabs.mjs";
import { World } from "./console-world.mjs";
import { eventually, removeProfiles, skip } from "./tabs.mjs";

const FORBIDDEN = problem(403, "forbidden", "This needs the scope admin.");
let desk;

function around(name, tests) {
  describe(name, { skip, timeout: 120_000, concurrency: false }, () => {
    before(async () => {
      desk = await openConsole();
    });
    beforeEach(() => desk.backend.reset());
    after(() => {
      desk.close();
      removeProfiles();
    });
    tests();
  });
}

function tokenOf(claims) {
  return `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.c2ln`;
}

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

around("the live page", () => {
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

around("the views' page", () => {
  it("tells how far behind each is, and what waits, why", async (t) => {
    const page = await desk.tab(t, "#/views");
    await eventually(async () =>
      assert.deepEqual(
        (await rowsOf(page, "Views")).map(([view, lag]) => [view, lag]),
        [
          ["items", "180 ms"],
          ["names", "7.4 s – slow"],
        ],
      ),
    );
    const [row] = await rowsOf(page, "Waiting in items");
    assert.equal(row[0], "invoice/4698");
    assert.match(row[2], /schema version 3, is unknown$/);
  });

  it("lets one go on, and tells what came of it", async (t) => {
    const page = await desk.tab(t, "#/views");
    await page.getByRole("button", { name: "Redrive invoice/4698" }).click();
    await says(page, ".results .done", /^invoice\/4698: it goes on, and is at version 14\.$/);
    await says(page, "#told", /it goes on/);
    assert.ok(desk.backend.received.includes("POST /v1/views/items/parked/invoice/4698/redrive"));
    await says(page, ".parked", /Nothing waits/);
  });

  it("tells why one still waits, or what right is missing", async (t) => {
    const page = await desk.tab(t, "#/views");
    const button = page.getByRole("button", { name: "Redrive invoice/4698" });
    desk.backend.fate = (method) =>
      method === "POST"
        ? problem(422, "rejected", "It goes on waiting.", {
            code: "still-parked",
            version: 12,
            reason: "the stored form is unknown",
          })
        : undefined;
    await button.click();
    await says(page, ".results .failed", /it still waits\. the stored form is unknown$/);
    desk.backend.fate = (method) => (method === "POST" ? FORBIDDEN : undefined);
    await button.click();
    await says(page, ".results .failed", /This needs the scope admin\. Calls without a token do not have it/);
    assert.equal(await button.isEnabled(), true);
  });

  it("says which scope it needs, and takes a token for it", async (t) => {
    desk.backend.fate = (_, path, authorization) =>
      path.startsWith("/v1/views") && !authorization ? FORBIDDEN : undefined;
    const page = await desk.tab(t, "#/views");
    await says(page, ".notice", /^This needs the scope admin\s+Calls without a token do not have it/);
    await page.getByRole("button", { name: "Give a token" }).click();
    await page
      .getByLabel("A token of your identity provider")
      .fill(`Bearer ${tokenOf({ sub: "ann", tenant: "demo", scope: "admin" })}`);
    await page.getByRole("button", { name: "Use it" }).click();
    await eventually(async () => assert.equal((await rowsOf(page, "Views")).length, 2));
    await says(page, "#who", /^ann · demo$/);
    assert.equal(await page.locator(".notice").count(), 0);
  });
});

around("the token", () => {
  it("is taken out of the address at once, and kept in this tab only", async (t) => {
    const text = tokenOf({ sub: "ann", tenant: "demo", scope: "admin insights:read", exp: 4_000_000_000 });
    const page = await desk.tab(t, `#token=${text}`);
    await says(page, "#who", /^ann · demo$/);
    assert.match(page.url(), /\/console#\/(\?.*)?$/);
    assert.equal(await page.evaluate(() => JSON.stringify([localStorage, document.cookie])), '[{},""]');
    assert.deepEqual(await page.evaluate(() => Object.values(sessionStorage)), [text]);
    await page.goto(`${desk.backend.url}/console#/views`);
    await says(page, "#who", /^ann/);
    assert.equal(
      desk.backend.received.some((request) => request.includes(text)),
      false,
    );
    await page.locator("#who").click();
    await says(page, "#token-says", /^ann · demo, with the scopes admin insights:read\. It ends/);
    assert.equal(await page.locator("#token-text").inputValue(), "");
    await page.getByRole("button", { name: "Forget it" }).click();
    await says(page, "#who", /^No token$/);
    assert.equal(await page.evaluate(() => sessionStorage.length), 0);
  });

  it("is wanted where nobody may look without, and its dialog gives the focus back", async (t) => {
    desk.backend.fate = () => ({ status: 401, body: { message: "Unauthorized" } });
    const page = await desk.tab(t);
    await says(page, ".notice", /^This backend wants a token\s+Paste one that has the scope insights:read\./);
    await page.locator("#who").focus();
    await page.keyboard.press("Enter");
    await eventually(async () => assert.equal(await page.evaluate(() => document.activeElement.id), "token-text"));
    await page.keyboard.press("Escape");
    assert.equal(await page.evaluate(() => document.activeElement.id), "who");
    await page.locator("#who").click();
    await page.locator("#token-text").fill("wrong");
    await page.getByRole("button", { name: "Use it" }).click();
    await says(page, ".notice", /^The token is not accepted/);
  });
});
