import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core"), "utf8");

/** Fails with what keeps somebody from using the page as it is now. */
export async function assertAccessible(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  assert.deepEqual(
    violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
    [],
  );
}

/** Keeps a picture of the page in the folder `PICTURES`, if that names one. */
export async function picture(page, name, height, width = 760) {
  if (process.env.PICTURES) {
    await page.setViewportSize({ width, height });
    await page.screenshot({ path: join(process.env.PICTURES, name) });
  }
}
