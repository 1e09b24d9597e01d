/** The fields of a contact, each by the JSON pointer under which conflicts name it. */
export const FIELDS = [
  { pointer: "/name", label: "Name" },
  { pointer: "/attributes/phone", label: "Phone" },
  { pointer: "/attributes/email", label: "E-mail" },
  { pointer: "/attributes/town", label: "Town" },
];

/** A field of an item; empty if it has none. */
export function fieldOf(item, pointer) {
  return pointer === "/name" ? item.name : String(item.attributes[keyOf(pointer)] ?? "");
}

/** A patch that makes the item what was typed; absent if it is that already. What was emptied is removed. */
export function changes(item, typed) {
  const changed = FIELDS.map(({ pointer }) => pointer).filter((pointer) => typed[pointer] !== fieldOf(item, pointer));
  const attributes = changed
    .filter((pointer) => pointer !== "/name")
    .map((pointer) => [keyOf(pointer), typed[pointer] || null]);
  const patch = {
    ...(changed.includes("/name") && { name: typed["/name"] }),
    ...(attributes.length > 0 && { attributes: Object.fromEntries(attributes) }),
  };
  return changed.length > 0 ? patch : undefined;
}

function keyOf(pointer) {
  return pointer.slice("/attributes/".length);
}
