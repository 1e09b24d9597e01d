/** An invoice's life: command, actor, and the merge patch. */
export const HISTORY = [
  [
    "CreateItem",
    "ann",
    {
      name: "Invoice 4711",
      attributes: { customer: "C-2093", total: 1180, currency: "CHF", lines: 3, status: "draft" },
    },
  ],
  ["PatchItem", "ben", { attributes: { total: 1265.5, lines: 4 } }],
  ["PatchItem", "ann", { attributes: { address: { street: "Marktgasse 12", town: "Bern" } } }],
  ["PatchItem", "carla", { attributes: { address: { town: "Thun" }, note: "Deliver before noon" } }],
  ["PatchItem", "ann", { attributes: { total: 1310, status: "approved" } }],
  ["PatchItem", "billing-export", { attributes: { status: "sent", sentAt: "2026-11-28T09:40:00Z" } }],
  ["PatchItem", "ben", { attributes: { note: null, discount: 45.5, total: 1264.5 } }],
];

function merged(before, patch) {
  const both = { ...before, ...patch };
  const inner = Object.entries(both).map(([name, value]) => [
    name,
    typeof value === "object" && value !== null && !Array.isArray(value) ? merged(before?.[name], value) : value,
  ]);
  return Object.fromEntries(inner.filter(([, value]) => value !== null));
}

/** The item at a version, of versions `{command, actor, at, patch}`; nothing where it is deleted. */
export function stateAt(versions, version) {
  const [first] = versions;
  const last = versions[version - 1];
  if (!last || last.command === "DeleteItem") {
    return undefined;
  }
  const state = versions.slice(0, version).reduce((before, { patch }) => merged(before, patch), {});
  const stamps = { createdAt: first.at, createdBy: first.actor, updatedAt: last.at, updatedBy: last.actor };
  return { type: "invoice", id: "4711", version, ...state, ...stamps };
}

/** A page of their history, newest first. */
export function historyOf(versions, query) {
  const from = Number(query.get("cursor") ?? 0);
  const limit = Number(query.get("limit") ?? 25);
  const all = versions.map(({ command, actor, at, patch }, index) => ({
    version: index + 1,
    command,
    events: [{ type: "ItemPatched", data: patch }],
    actor,
    at,
    commandId: `01KB8M3T7Q${String(index).padStart(4, "0")}W9Y2M3N5P6R7`,
  }));
  const items = all.reverse().slice(from, from + limit);
  return { items, ...(from + limit < all.length && { next: String(from + limit) }) };
}
