import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { World } from "./world.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

const folder = mkdtempSync(join(tmpdir(), "tiebreak-readme-"));

/** An example of the README, as a program. */
export interface Example {
  readonly text: string;
  readonly file: string;
}

/** Makes a program of each example about shared values and items, and has the compiler look at all of them. */
export function examples(backendUrl: string): Example[] {
  const texts = [...readFileSync(join(ROOT, "README.md"), "utf8").matchAll(/```ts\n(.*?)```/gs)].map(
    ([, text = ""]) => text,
  );
  const programs = texts
    .filter((text) => !text.includes("createTracker"))
    .map((text, index) => ({ text, file: join(folder, `example-${index}.ts`) }));
  for (const { text, file } of programs) {
    writeFileSync(file, programOf(text, backendUrl));
  }
  compile();
  return programs;
}

/** Runs an example in a world. */
export async function run({ file }: Example, world: World): Promise<void> {
  const { example } = await import(/* @vite-ignore */ file);
  await example(world);
}

function programOf(text: string, backendUrl: string): string {
  const here = text
    .replaceAll(/@tiebreak\/client\/(\w+)/g, (_, entry) => `${ROOT}src/${entry}/index.js`)
    .replaceAll("https://api.example.org", backendUrl)
    .replaceAll("wss://live.example.org", backendUrl.replace("http", "ws"));
  const lines = here.split("\n");
  const imports = lines.filter((line) => line.startsWith("import "));
  const rest = lines.filter((line) => !line.startsWith("import ")).map(checked);
  return [
    ...imports,
    `import type { World } from "${ROOT}test/readme/world.js";`,
    "export async function example({ auth, signals, visitor, field, show, warn, paint, drive, ask, check }: World) {",
    "{",
    ...rest,
    "}}",
  ].join("\n");
}

/** `const a = …; // { b: 1 }` is also a claim. */
function checked(line: string): string {
  const [, name, comment] = /const (\w+) = .*; \/\/ (\{.*\})$/.exec(line) ?? [];
  return name === undefined ? line : `${line}\ncheck(${name}, ${comment});`;
}

function compile(): void {
  const options = { types: [], noUnusedLocals: false, noUnusedParameters: false };
  const config = { extends: join(ROOT, "tsconfig.json"), compilerOptions: options, include: ["*.ts"] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
  const compiler = join(ROOT, "node_modules/typescript/bin/tsc");
  const { status, stdout } = spawnSync(process.execPath, [compiler, "-p", folder], { encoding: "utf8" });
  if (status !== 0) {
    throw new Error(stdout);
  }
}

/** Removes the programs. */
export function removeExamples(): void {
  rmSync(folder, { recursive: true, force: true });
}
