import { canonical, isObject } from "./json.js";

/** What says when and by whom, which every version changes. */
const STAMPS = new Set(["type", "id", "version", "createdAt", "createdBy", "updatedAt", "updatedBy"]);

/** The fields of an item by JSON pointer, in the order they have in it. Lists are one field, as a merge patch takes them. */
export function fieldsOf(item) {
  const own = Object.entries(item ?? {}).filter(([name]) => !STAMPS.has(name));
  return new Map(own.flatMap(([name, value]) => leaves(`/${escaped(name)}`, value)));
}

function leaves(pointer, value) {
  const inner = isObject(value) ? Object.entries(value) : [];
  return inner.length === 0
    ? [[pointer, value]]
    : inner.flatMap(([name, one]) => leaves(`${pointer}/${escaped(name)}`, one));
}

function escaped(name) {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}

/**
 * What tells two items apart, by pointer: `[{pointer, change, before?, after?}]`, where `change` is `added`, `removed` or
 * `changed`. An absent item has no fields.
 */
export function differences(before, after) {
  const [old, young] = [fieldsOf(before), fieldsOf(after)];
  const pointers = [...new Set([...old.keys(), ...young.keys()])].sort();
  return pointers.flatMap((pointer) => difference(pointer, old, young));
}

function difference(pointer, old, young) {
  if (!young.has(pointer)) {
    return [{ pointer, change: "removed", before: old.get(pointer) }];
  }
  if (!old.has(pointer)) {
    return [{ pointer, change: "added", after: young.get(pointer) }];
  }
  const [before, after] = [old.get(pointer), young.get(pointer)];
  return canonical(before) === canonical(after) ? [] : [{ pointer, change: "changed", before, after }];
}
