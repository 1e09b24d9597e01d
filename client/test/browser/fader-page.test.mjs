// The fader, in two real windows.
//   BACKEND  the origin of a real backend with sockets; else a fake one is used
//   PICTURES  the folder to keep a picture in, if anywhere
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { serve } from "../../pages/serve.mjs";
import { openBackend } from "./fake-backend.mjs";
import { assertAccessible, picture } from "./looks.mjs";
import { eventually, openBrowser, removeProfiles, skip } from "./tabs.mjs";

let backend;
let pages;

async function openWindow(context, name) {
  const page = await context.newPage();
  await page.goto(`${pages.url}/fader/?name=${name}&lease=6`);
  await eventually(async () => assert.match(await text(page, "#status"), /^Connected/));
  return page;
}

/** Two windows of one user that show the same, without a lock. */
async function twoWindows(t) {
  const context = await openBrowser(t);
  const [left, right] = [await openWindow(context, "left"), await openWindow(context, "right")];
  await move(left, 50);
  for (const page of [left, right]) {
    await eventually(async () => assert.equal(await text(page, "#value"), "50"));
  }
  return { context, left, right };
}

function text(page, selector) {
  return page.locator(selector).innerText();
}

function move(page, value) {
  return page.locator("#fader").fill(String(value));
}

describe("the fader page", { skip, timeout: 120_000, concurrency: false }, () => {
  before(async () => {
    backend = await openBackend();
    pages = await serve({ port: 0, backend: backend.url });
  });

  after(async () => {
    pages.close();
    await backend.close();
    removeProfiles();
  });

  it("shows in both windows who moved it, and where to", async (t) => {
    const { left, right } = await twoWindows(t);
    assert.equal(await text(left, "#writer"), "Moved by you.");
    assert.equal(await text(right, "#writer"), "Moved by left.");
    await right.locator("#fader").press("ArrowRight");
    await eventually(async () => assert.equal(await text(left, "#value"), "51"));
    assert.equal(await left.locator("#fader").inputValue(), "51");
    assert.equal(await text(left, "#writer"), "Moved by right.");
    assert.equal(await text(left, "#conflict"), "");
  });

  it("ends where the hand ends that moves it fast", async (t) => {
    const { left, right } = await twoWindows(t);
    for (let value = 0; value <= 40; value += 1) {
      await move(left, value);
    }
    for (const page of [left, right]) {
      await eventually(async () => assert.equal(await text(page, "#value"), "40"));
      assert.equal(await page.locator("#fader").inputValue(), "40");
    }
  });

  it("tells both when they moved it at the same time", async (t) => {
    const { left, right } = await twoWindows(t);
    // Neither can have seen the other's move when it makes its own.
    await Promise.all([left, right].map((page) => page.evaluate(startMoving)));
    await eventually(async () => {
      assert.match(
        await text(left, "#conflict"),
        /^You and right moved it at the same time: \d+, set by (you|right), stands\.$/,
      );
      assert.match(await text(right, "#conflict"), /^You and left moved it at the same time/);
    }, 15_000);
    await Promise.all([left, right].map((page) => page.evaluate(() => clearInterval(globalThis.moving))));
    await eventually(async () => assert.equal(await text(left, "#value"), await text(right, "#value")));
  });

  it("is kept by one, whom the others see, until it is given back or over", async (t) => {
    const { left, right } = await twoWindows(t);
    await left.getByRole("button", { name: "Keep it to yourself" }).click();
    await eventually(async () => assert.equal(await text(right, "#holder"), "Held by left"));
    assert.match(await text(right, "#until"), /^until \d/);
    assert.equal(await right.locator("#fader").isDisabled(), true);
    assert.equal(await right.locator("#lock").isDisabled(), true);
    await move(left, 60);
    await eventually(async () => assert.equal(await text(right, "#value"), "60"));

    await left.getByRole("button", { name: "Give it back" }).click();
    await eventually(async () => assert.equal(await right.locator("#fader").isDisabled(), false));
    await right.getByRole("button", { name: "Keep it to yourself" }).click();
    await eventually(async () => assert.match(await text(left, "#holder"), /^Held by right/));
    await move(right, 70);
    await eventually(async () => assert.equal(await text(left, "#value"), "70"));
    // Without another move it is over by itself, at the time that was shown.
    await eventually(async () => assert.equal(await left.locator("#fader").isDisabled(), false), 40_000);
    await move(left, 80);
    await eventually(async () => assert.equal(await text(right, "#value"), "80"));
  });

  it("says when it is not connected, and catches up", async (t) => {
    const { context, left, right } = await twoWindows(t);
    await context.setOffline(true);
    await left.evaluate(() => globalThis.dispatchEvent(new Event("online")));
    await eventually(async () => assert.match(await text(left, "#status"), /scripts\/run/), 15_000);
    await fetch(`${backend.url}/v1/signals/demo/fader`, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: '{"value":33}',
    });
    await context.setOffline(false);
    for (const page of [left, right]) {
      await eventually(async () => assert.equal(await text(page, "#value"), "33"), 40_000);
    }
  });

  for (const colorScheme of ["light", "dark"]) {
    it(`is accessible in ${colorScheme}, free and held`, async (t) => {
      const { left, right } = await twoWindows(t);
      for (const page of [left, right]) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await assertAccessible(page);
      }
      await left.getByRole("button", { name: "Keep it to yourself" }).click();
      await eventually(async () => assert.match(await text(right, "#holder"), /^Held by left/));
      await assertAccessible(left);
      await assertAccessible(right);
      if (colorScheme === "light") {
        await picture(right, "fader-page.png", 520);
      }
      await left.getByRole("button", { name: "Give it back" }).click();
    });
  }
});

/** Moves the fader a little, many times a second. */
function startMoving() {
  const fader = document.getElementById("fader");
  let steps = 0;
  globalThis.moving = setInterval(() => {
    steps += 1;
    fader.value = 10 + (steps % 80);
    fader.dispatchEvent(new Event("input", { bubbles: true }));
  }, 5);
}
