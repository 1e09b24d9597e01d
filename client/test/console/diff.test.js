import { expect, it } from "vitest";
import { differences, fieldsOf } from "../../../console/diff.js";
import { parse } from "../../../console/json.js";

const item = (attributes, name = "n") => ({ type: "t", id: "1", version: 1, name, attributes, updatedBy: "ann" });

it("tells what was added, removed and changed, with both values", () => {
  const before = item({ total: 1, note: "x", address: { town: "Bern", street: "A" } });
  const after = item({ total: 2, discount: 5, address: { town: "Thun", street: "A" } });
  expect(differences(before, after)).toEqual([
    { pointer: "/attributes/address/town", change: "changed", before: "Bern", after: "Thun" },
    { pointer: "/attributes/discount", change: "added", after: 5 },
    { pointer: "/attributes/note", change: "removed", before: "x" },
    { pointer: "/attributes/total", change: "changed", before: 1, after: 2 },
  ]);
});

it("leaves out what every version changes, and finds nothing in the same in another order", () => {
  const one = { ...item({ a: [{ x: 1, y: 2 }], b: 1 }), version: 1, updatedAt: "1", updatedBy: "ann" };
  const other = { ...item({ b: 1, a: [{ y: 2, x: 1 }] }), version: 2, updatedAt: "2", updatedBy: "ben" };
  expect(differences(one, other)).toEqual([]);
});

it("takes an absent item for one without fields", () => {
  expect(differences(undefined, item({}))).toEqual([
    { pointer: "/attributes", change: "added", after: {} },
    { pointer: "/name", change: "added", after: "n" },
  ]);
  expect(differences(item({}), undefined).map(({ change }) => change)).toEqual(["removed", "removed"]);
});

it("tells null from absent, and a list from its first entry", () => {
  expect(differences(item({ a: null }), item({})).map(({ pointer, change }) => [pointer, change])).toEqual([
    ["/attributes", "added"],
    ["/attributes/a", "removed"],
  ]);
  expect(differences(item({ a: [1] }), item({ a: 1 }))).toHaveLength(1);
});

it("writes pointers as RFC 6901 does, whatever fields are called", () => {
  const fields = fieldsOf(item(JSON.parse('{"a/b":1,"c~d":2,"":3,"__proto__":4,"ключ 🗝":5}')));
  expect([...fields.keys()]).toEqual([
    "/name",
    "/attributes/a~1b",
    "/attributes/c~0d",
    "/attributes/",
    "/attributes/__proto__",
    "/attributes/ключ 🗝",
  ]);
});

it.skipIf(typeof JSON.rawJSON !== "function")("sees the last of many digits", () => {
  const [one, other] = [1, 2].map((digit) =>
    parse(`{"attributes":{"n":1234567890123456789012345678901234567${digit}}}`),
  );
  expect(differences(one, other).map(({ pointer }) => pointer)).toEqual(["/attributes/n"]);
  expect(JSON.stringify(differences(one, other)[0].after)).toBe("12345678901234567890123456789012345672");
  expect(differences(one, one)).toEqual([]);
});
