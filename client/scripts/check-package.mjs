// What would be published is what should be, it can be imported anywhere, and the lock file names no host.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const root = new URL("../", import.meta.url);
const read = (name) => readFileSync(new URL(name, root), "utf8");
const about = JSON.parse(read("package.json"));

const packed = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
  cwd: root,
  stdio: ["ignore", "pipe", "ignore"],
});
const report = JSON.parse(packed);
const [{ files }] = Object.values(report);
const names = files.map(({ path }) => path);
for (const name of names) {
  assert.match(
    name,
    /^(dist\/(\w+\/)?[\w-]+\.(js|d\.ts)|README\.md|LICENSE|package\.json)$/,
    `${name} must not be published`,
  );
}
for (const name of ["README.md", "LICENSE", ...Object.values(about.exports).flatMap(Object.values)]) {
  assert.ok(names.includes(name.replace("./", "")), `${name} must be published`);
}
assert.equal(about.dependencies, undefined, "nothing is needed at run time");
assert.doesNotMatch(read("package-lock.json"), /:\/\//, "the lock file names a host: npm run lock");
assert.equal(read("LICENSE"), readFileSync(new URL("../LICENSE", root), "utf8"), "one licence");

// By its own name, as those who install it do.
const [main, react, signals, items] = await Promise.all(
  ["", "/react", "/signals", "/items"].map((entry) => import(`@tiebreak/client${entry}`)),
);
assert.deepEqual(Object.keys(main), ["createTracker"]);
assert.deepEqual(Object.keys(react), ["usePageTracking"]);
const errors = Object.keys(signals).filter((name) => name.endsWith("Error"));
assert.deepEqual(Object.keys(signals), [...errors, "connect", "debounce"]);
assert.deepEqual(
  Object.keys(items).filter((name) => !errors.includes(name)),
  ["VERSION_FIRST", "VERSION_LATEST", "createItems"],
);
