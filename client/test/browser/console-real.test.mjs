// The console on a real backend: what calls did there is what it shows. Skipped without one.
//   BACKEND  the origin of a backend that takes calls without a token
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { policyOf } from "./console-backend.mjs";
import { errorsOf, rowsOf, says } from "./console-tabs.mjs";
import { assertAccessible } from "./looks.mjs";
import { eventually, skip as noBrowser, openBrowser, removeProfiles } from "./tabs.mjs";

const backend = process.env.BACKEND;
const skip = noBrowser || (backend ? false : "SKIPPED: BACKEND names no backend");
/** Incidents take their way through a log. */
const PATIENCE_MILLIS = 60_000;
const run = Date.now().toString(36);
const note = `note #${run} é🗝`;
const fader = `/console/${run}/fader`;
let conflictId;

async function call(method, path, body, clientId) {
  const headers = { "content-type": "application/json", ...(clientId && { "client-id": clientId }) };
  const answer = await fetch(`${backend}${path}`, { method, headers, body: body && JSON.stringify(body) });
  return { status: answer.status, body: await answer.json() };
}

/** The target as the backend has it, when it has counted all that was done. */
function insightOf(key, counts) {
  return eventually(async () => {
    const { body } = await call("GET", "/v1/insights/conflicts");
    const met = body.targets.filter((target) => target.key === key);
    const sum = (name) => met.reduce((all, target) => all + target.counts[name], 0);
    assert.deepEqual(Object.fromEntries(Object.keys(counts).map((name) => [name, sum(name)])), counts);
  }, PATIENCE_MILLIS);
}

async function tab(t, hash = "#/") {
  const page = await (await openBrowser(t)).newPage();
  const errors = errorsOf(page);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(`${backend}/console${hash}`);
  t.after(() => assert.deepEqual(errors, []));
  return page;
}

describe("the console on a real backend", { skip, timeout: 240_000, concurrency: false }, () => {
  before(async () => {
    const place = `/v1/items/note/${encodeURIComponent(note)}`;
    await call("POST", "/v1/items/note", { id: note, name: "First", attributes: { a: 1, b: 1 } });
    await call("PATCH", place, { version: 1, attributes: { a: 2 } });
    const refused = await call("PATCH", place, { version: 1, attributes: { a: 3 } }, "late");
    assert.equal(refused.status, 409);
    conflictId = refused.body.conflictId;
    assert.equal((await call("PATCH", place, { version: 1, attributes: { b: 2 }, rebase: true })).status, 200);
    await call("PUT", `/v1/signals${fader}`, { value: 1, lock: true }, "left");
    assert.equal((await call("PUT", `/v1/signals${fader}`, { value: 2 }, "right")).status, 423);
    await insightOf(`note/${note}`, { permanent: 1, retried: 1 });
    await insightOf(fader, { lockRefused: 1 });
  });
  after(removeProfiles);

  it("is served so that nothing of somebody else runs in it, and nothing beside it is served", async () => {
    const { socket } = (await call("GET", "/console/config.json")).body;
    const page = await fetch(`${backend}/console`);
    assert.match(page.headers.get("content-type"), /^text\/html/);
    // Hosts may be spelled either way.
    assert.equal(
      page.headers.get("content-security-policy").toLowerCase(),
      policyOf(new URL(socket).origin).toLowerCase(),
    );
    assert.equal(page.headers.get("cache-control"), "no-cache");
    const script = await fetch(`${backend}/console/main.js`);
    assert.match(script.headers.get("content-type"), /^text\/javascript/);
    assert.equal(script.headers.get("cache-control"), "max-age=300");
    for (const name of ["nothing.js", "..%2Ftemplate.yaml"]) {
      assert.equal((await fetch(`${backend}/console/${name}`)).status, 404, name);
    }
  });

  it("counts what was done, and leads to the record and the item", async (t) => {
    const page = await tab(t);
    await page.getByText("15 min", { exact: true }).click();
    await eventually(async () => {
      const rows = await rowsOf(page, "Worst keys");
      const [row] = rows.filter(([key]) => key.includes(note));
      assert.deepEqual([row?.[1], row?.[2], row?.[3]], ["PatchItem", "1", "1"]);
    }, 15_000);
    await assertAccessible(page);
    await page.getByRole("link", { name: `record of the last conflict of note/${note}` }).click();
    await says(page, ".side.refused", /dev\/late\s+wrote for version 1/);
    await says(page, ".side.winner", /dev\s+wrote version 2/);
    await says(page, ".meanwhile", /Version 1 against version 2: 1 field differs[\s\S]*\/attributes\/a/);
    await page.getByRole("link", { name: `note/${note}`, exact: true }).click();
    await says(page, "h1", new RegExp(note));
    await eventually(async () => assert.equal((await rowsOf(page, /^Versions/)).length, 3));
    await assertAccessible(page);
  });

  it("finds a record by the id the caller was told", async (t) => {
    const page = await tab(t);
    await page.getByRole("searchbox", { name: /^Conflict id/ }).fill(conflictId);
    await page.keyboard.press("Enter");
    await says(page, ".record .key", new RegExp(`note/${note}`));
  });

  it("shows over the socket what is written", async (t) => {
    const pattern = `/console/${run}/**`;
    const page = await tab(t, `#/live?pattern=${encodeURIComponent(pattern)}`);
    await eventually(async () => assert.match(await page.locator(".line-state").innerText(), /^Live/), 15_000);
    await call("PUT", `/v1/signals/console/${run}/other`, { value: 41 }, "left");
    await eventually(
      async () => assert.match(await page.locator(".changes li").first().innerText(), /other → 41 by dev\/left/),
      15_000,
    );
    await call("PUT", `/v1/signals/console/${run}/other`, { value: 42 }, "right");
    await eventually(
      async () =>
        assert.match(
          await page.locator(".changes .conflict").first().innerText(),
          /dev\/right, who had not seen what dev\/left wrote/,
        ),
      15_000,
    );
  });

  it("shows the views to whoever may read insights, and lets an admin only redrive", async (t) => {
    const page = await tab(t, "#/views");
    await eventually(async () =>
      assert.deepEqual(
        (await rowsOf(page, "Views")).map(([view]) => view),
        (await call("GET", "/v1/views")).body.items.map(({ view }) => view),
      ),
    );
    assert.equal(await page.locator(".notice").count(), 0);
    assert.equal((await call("POST", "/v1/views/items/parked/note/x/redrive")).status, 403);
  });

  it("lists the types there are", async (t) => {
    const page = await tab(t, "#/items/note");
    await page.getByLabel("Ids that begin with").fill(`note #${run}`);
    await page.keyboard.press("Enter");
    await eventually(
      async () =>
        assert.deepEqual(
          (await rowsOf(page, "Items of type note")).map(([id]) => id),
          [note],
        ),
      15_000,
    );
  });
});
