import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { chromium } from "playwright-core";

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
/** Why nothing can be tested here, if so. */
export const skip = existsSync(executablePath)
  ? false
  : `SKIPPED: there is no Chromium at ${executablePath}; CHROMIUM may name one`;
const ARGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const profiles = [];

/** A browser of its own: new storage, so a new session. */
export async function openBrowser(t) {
  const profile = mkdtempSync(join(tmpdir(), "tiebreak-browser-"));
  profiles.push(profile);
  const context = await chromium.launchPersistentContext(profile, { executablePath, args: ARGS, headless: true });
  t.after(() => context.close());
  return context;
}

/** What browsers left on the disk. */
export function removeProfiles() {
  for (const profile of profiles) {
    rmSync(profile, { recursive: true, force: true });
  }
}

/** Asks for a claim again and again until it holds, or its time is over. */
export async function eventually(claim, millis = 5_000) {
  const end = performance.now() + millis;
  for (;;) {
    try {
      return await claim();
    } catch (failure) {
      if (performance.now() > end) {
        throw failure;
      }
      await sleep(50);
    }
  }
}
