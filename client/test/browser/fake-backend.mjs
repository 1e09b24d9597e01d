import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { rolldown } from "rolldown";

/** Where the pages find a backend: the real one if `BACKEND` names it, else a fake one that also has sockets. */
export async function openBackend() {
  if (process.env.BACKEND) {
    return { url: process.env.BACKEND, isReal: true, close: () => undefined };
  }
  const { FakeBackend } = await compiled("../fakes/backend/backend.ts");
  const backend = new FakeBackend();
  await backend.open();
  return backend;
}

/** A module written in TypeScript; Node 20 reads none. */
async function compiled(path) {
  const input = fileURLToPath(new URL(path, import.meta.url));
  const build = await rolldown({ input, platform: "node", external: ["ws"], logLevel: "silent" });
  const { output } = await build.generate({ format: "esm" });
  await build.close();
  const folder = mkdtempSync(join(tmpdir(), "tiebreak-fake-"));
  const file = join(folder, "backend.mjs");
  const ws = pathToFileURL(join(createRequire(import.meta.url).resolve("ws"), "../wrapper.mjs")).href;
  writeFileSync(file, output[0].code.replace('from "ws"', `from "${ws}"`));
  try {
    return await import(pathToFileURL(file).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
