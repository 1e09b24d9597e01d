// The form, in two real windows.
//   BACKEND  the origin of a real backend; else a fake one is used
//   PICTURES  the folder to keep a picture in, if anywhere
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { serve } from "../../pages/serve.mjs";
import { openBackend } from "./fake-backend.mjs";
import { assertAccessible, picture } from "./looks.mjs";
import { eventually, openBrowser, removeProfiles, skip } from "./tabs.mjs";

let backend;
let pages;
let contacts = 0;

async function openWindow(context, id) {
  const page = await context.newPage();
  await page.goto(`${pages.url}/form/?id=${id}`);
  await says(page, /^This is version/);
  return page;
}

/** Two windows that show the same version of a new contact. */
async function twoWindows(t) {
  contacts += 1;
  const id = `form-${Date.now()}-${contacts}`;
  const context = await openBrowser(t);
  const left = await openWindow(context, id);
  const right = await openWindow(context, id);
  return { context, id, left, right };
}

function says(page, expected) {
  return eventually(async () => assert.match(await page.locator("#status").innerText(), expected));
}

async function save(page, fields) {
  for (const [label, value] of Object.entries(fields)) {
    await page.locator("#contact").getByLabel(label).fill(value);
  }
  await page.getByRole("button", { name: "Save", exact: true }).click();
}

/** What is kept. */
async function kept(id) {
  const { version, name, attributes } = await (
    await fetch(`${backend.url}/v1/items/contact/${id}?consistent=true`)
  ).json();
  return { version, name, ...attributes };
}

describe("the form page", { skip, timeout: 120_000, concurrency: false }, () => {
  before(async () => {
    backend = await openBackend();
    pages = await serve({ port: 0, backend: backend.url });
  });

  after(async () => {
    pages.close();
    await backend.close();
    removeProfiles();
  });

  it("saves what was changed, and only that", async (t) => {
    const { id, left } = await twoWindows(t);
    await save(left, { Phone: "1", Town: "Bern" });
    await says(left, /^Saved as version 2/);
    await save(left, {});
    await says(left, /nothing to save/);
    await save(left, { Town: "" });
    await says(left, /^Saved as version 3/);
    assert.deepEqual(await kept(id), { version: 3, name: "Ann Example", phone: "1" });
  });

  it("shows what somebody else saved meanwhile beside one's own, and saves what is chosen", async (t) => {
    const { id, left, right } = await twoWindows(t);
    await save(left, { Phone: "1", Town: "Bern" });
    await says(left, /^Saved/);
    await save(right, { Phone: "2", "E-mail": "ann@example.org" });
    await says(right, /^Not saved: it is version 2 now, and yours was made from version 1/);
    assert.deepEqual(await kept(id), { version: 2, name: "Ann Example", phone: "1", town: "Bern" });

    const conflict = right.locator("#conflict");
    assert.equal(await conflict.getByRole("heading").innerText(), "Not saved: dev was faster");
    assert.equal(await right.evaluate(() => document.activeElement.id), "conflict-title");
    assert.deepEqual(await conflict.locator("legend").allInnerTexts(), ["Phone", "Town"]);
    assert.deepEqual(await conflict.locator("mark").allInnerTexts(), ["1", "Bern"]);
    const phone = conflict.getByRole("group", { name: "Phone" });
    assert.equal(await phone.getByLabel("Yours: 2").isChecked(), true);
    assert.equal(await conflict.getByRole("group", { name: "Town" }).getByLabel("Theirs: Bern").isChecked(), true);
    await conflict.getByRole("button", { name: "Save this" }).click();
    await says(right, /^Saved as version 3/);
    assert.equal(await conflict.isVisible(), false);
    assert.deepEqual(await kept(id), {
      version: 3,
      name: "Ann Example",
      phone: "2",
      town: "Bern",
      email: "ann@example.org",
    });
  });

  it("can be used with the keyboard alone, and take theirs", async (t) => {
    const { id, left, right } = await twoWindows(t);
    await save(left, { Name: "Anna" });
    await says(left, /^Saved/);
    await right.getByLabel("Name").fill("Annie");
    await right.keyboard.press("Enter");
    await says(right, /^Not saved/);
    await right.keyboard.press("Tab");
    await right.keyboard.press("ArrowDown");
    await right.keyboard.press("Enter");
    await says(right, /nothing to save/);
    assert.equal(await right.getByLabel("Name").inputValue(), "Anna");
    assert.equal((await kept(id)).version, 2);
  });

  it("is told of the next conflict as well", async (t) => {
    const { id, left, right } = await twoWindows(t);
    await save(left, { Phone: "1" });
    await says(left, /^Saved/);
    await save(right, { Phone: "2" });
    await says(right, /^Not saved/);
    await save(left, { Phone: "3" });
    await says(left, /^Saved as version 3/);
    await right.getByRole("button", { name: "Save this" }).click();
    await says(right, /^Not saved: it is version 3 now, and yours was made from version 2/);
    await right.getByRole("button", { name: "Save this" }).click();
    await says(right, /^Saved as version 4/);
    assert.equal((await kept(id)).phone, "2");
  });

  it("says so when the backend does not answer, and keeps what was typed", async (t) => {
    const { context, left } = await twoWindows(t);
    await context.setOffline(true);
    await save(left, { Phone: "7" });
    await left.waitForTimeout(500);
    assert.equal(await left.getByLabel("Phone").inputValue(), "7");
    await context.setOffline(false);
    await eventually(async () => assert.match(await left.locator("#status").innerText(), /^Saved/), 15_000);
  });

  for (const colorScheme of ["light", "dark"]) {
    it(`is accessible in ${colorScheme}, with and without a conflict`, async (t) => {
      const { left, right } = await twoWindows(t);
      await right.emulateMedia({ colorScheme });
      await assertAccessible(right);
      await save(left, { Phone: "1", Town: "Bern" });
      await says(left, /^Saved/);
      await save(right, { Phone: "2" });
      await says(right, /^Not saved/);
      await assertAccessible(right);
      if (colorScheme === "light") {
        await picture(right, "form-page.png", 860);
      }
    });
  }
});
