// The console's views and its token, in a real browser, with canned answers.
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { problem } from "./console-backend.mjs";
import { openConsole, rowsOf, says } from "./console-tabs.mjs";
import { assertAccessible } from "./looks.mjs";
import { eventually, removeProfiles, skip } from "./tabs.mjs";

const FORBIDDEN = problem(403, "forbidden", "This needs another scope.");
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
    await page.reload();
    await says(page, "main", /Nothing waits in any view/);
    assert.equal(await page.locator(".parked").filter({ visible: true }).count(), 0);
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
    await says(page, ".notice", /^This needs the scope insights:read or admin\s+Calls without a token do not have it/);
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

  it("is not replaced by one of the address before somebody agrees, who is told whose both are", async (t) => {
    const [ann, eve, cat] = ["ann", "eve", "cat"].map((sub) => tokenOf({ sub, tenant: `${sub}'s` }));
    const used = (page) => page.evaluate(() => Object.values(sessionStorage));
    const page = await desk.tab(t, `#token=${ann}`);
    await says(page, "#who", /^ann · ann's$/);
    for (const brings of [
      // By a link in the page that is there, and by one that loads it.
      (text) => page.evaluate((hash) => location.assign(hash), `#token=${text}`),
      async (text) => {
        await page.goto("about:blank");
        await page.goto(`${desk.backend.url}/console#token=${text}`);
      },
    ]) {
      await brings(eve);
      await says(page, "#offer", /brought a token of eve · eve's\.\s+This tab uses one of ann · ann's\./);
      assert.match(page.url(), /\/console#\/$/);
      assert.deepEqual(await used(page), [ann]);
      await page.evaluate((hash) => location.assign(hash), `#token=${cat}`);
      await eventually(() => assert.match(page.url(), /\/console#\/$/));
      assert.match(await page.locator("#offer").innerText(), /eve · eve's/);
      await page.keyboard.press("Enter");
      await eventually(async () => assert.equal(await page.locator("#offer").isVisible(), false));
      assert.deepEqual(await used(page), [ann]);
    }
    await page.evaluate((hash) => location.assign(hash), `#token=${ann}`);
    await page.evaluate((hash) => location.assign(hash), "#token=");
    await eventually(() => assert.match(page.url(), /\/console#\/$/));
    assert.equal(await page.locator("#offer").isVisible(), false);
    assert.deepEqual(await used(page), [ann]);
  });

  it("is replaced by one of the address when somebody agrees", async (t) => {
    const [ann, eve] = ["ann", "eve"].map((sub) => tokenOf({ sub, tenant: "demo" }));
    const seen = [];
    desk.backend.fate = (_, path, authorization) => void (path === "/v1/views" && seen.push(authorization));
    const page = await desk.tab(t, `#token=${ann}`);
    await page.evaluate((hash) => location.assign(hash), `#token=${eve}`);
    await says(page, "#offer", /eve · demo/);
    await assertAccessible(page);
    await page.keyboard.press("Escape");
    await says(page, "#who", /^ann · demo$/);
    await page.evaluate((hash) => location.assign(hash), `#token=${eve}`);
    await page.getByRole("button", { name: "Use the one of the address" }).click();
    await says(page, "#who", /^eve · demo$/);
    // The page is there anew, with what that one may see.
    await eventually(async () => assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1"));
    await page.getByRole("link", { name: "Views" }).click();
    await eventually(() => assert.deepEqual(seen, [`Bearer ${eve}`]));
    await page.evaluate((hash) => location.assign(hash), `#token=${ann}`);
    await says(page, "#offer", /brought a token of ann · demo/);
    await page.keyboard.press("Escape");
    await eventually(async () => assert.equal(await page.locator("#offer").isVisible(), false));
    assert.deepEqual(await page.evaluate(() => Object.values(sessionStorage)), [eve]);
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
