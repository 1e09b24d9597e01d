/** The id of a record that is there. */
export const RECORD = "01KB8M3T7Q4W9Y2M3N5P6R7S8T-9f3a60c2d41b7e85";
const NAMES = ["retried", "permanent", "superseded", "lockRefused", "transactionConflict", "deduplicated"];
/** How often each is met, to each other. */
const SHARES = [1, 0.16, 0.34, 0.12, 0.1, 0.22];
const KEYS = [
  [
    "item",
    "invoice/4711",
    "PatchItem",
    ["ann", "ben", "billing-export"],
    ["/attributes/total", "/attributes/status", "/attributes/lines"],
  ],
  ["item", "stock/M8-screw", "PatchItem", ["shop-north", "shop-south", "web", "stocktake"], ["/attributes/onHand"]],
  ["signal", "/stage/fader/1", "SetValue", ["carla/console", "dirk/tablet"], []],
  ["item", "contact/C-2093", "ReplaceItem", ["carla", "crm-sync"], ["/name", "/attributes/phone"]],
  ["item", "stock/M6-nut", "PatchItem", ["shop-north", "web"], ["/attributes/onHand", "/attributes/shelf"]],
  ["signal", "/lights/desk/brightness", "SetValue", ["ann/tab-1", "ben"], []],
  ["item", "invoice/4698", "DeleteItem", ["ben", "cleanup"], ["/attributes/status"]],
  [
    "item",
    "rota/week-49",
    "PatchItem",
    ["erin", "frank", "ann"],
    ["/attributes/mon/early", "/attributes/tue/late", "/attributes/fri"],
  ],
  ["signal", "/stage/scene", "Bundle", ["carla/console", "show-timer"], []],
  ["item", "contact/C-1187", "CreateItem", ["web", "crm-sync"], ["/name"]],
  ["item", "stock/M8-washer", "PatchItem", ["shop-south", "stocktake"], ["/attributes/onHand"]],
];

/** What is answered for a time and a kind, within the API's bounds: 100 targets, 20 writers and fields each. */
export function insightsOf(world, query) {
  const to = world.now;
  const from = Date.parse(query.get("from") ?? world.ago(72));
  const stepSeconds = to - from <= 7_200_000 ? 60 : to - from <= 43_200_000 ? 300 : 3_600;
  const kept = KEYS.filter(([kind]) => (query.get("kind") || kind) === kind);
  const series = seriesOf(world, from, to, stepSeconds * 1000, kept.length / KEYS.length);
  const summary = Object.fromEntries(
    NAMES.map((name) => [name, series.reduce((all, { counts }) => all + counts[name], 0)]),
  );
  const targets =
    series.length === 0 ? [] : (world.targets ?? kept.map((key, index) => targetOf(world, key, index, summary)));
  const omitted = Math.max(0, targets.length - 100);
  return {
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    stepSeconds,
    summary,
    targets: targets.slice(0, 100),
    ...(omitted > 0 && { targetsOmitted: omitted }),
    series,
  };
}

/** A day's tide, with a burst in it, and steps in which nothing happens. */
function seriesOf({ scale }, from, to, step, part) {
  const first = Math.floor(from / step) * step;
  const length = Math.ceil((to - first) / step);
  return Array.from({ length }, (_, index) => {
    const at = first + index * step;
    const tide = 6 + 4 * Math.sin(index / 7) + 3 * Math.sin(index / 2.3) + burst(index, length);
    const counts = NAMES.map((name, kind) => [
      name,
      Math.max(0, Math.round((tide * SHARES[kind] + wobble(index, kind)) * part * scale * (step / 60_000) ** 0.6)),
    ]);
    return { at: new Date(at).toISOString(), counts: Object.fromEntries(counts) };
  }).filter(({ counts }) => Object.values(counts).some((count) => count > 0));
}

function burst(index, length) {
  return 26 * Math.exp(-(((index - length * 0.68) / Math.max(1.2, length * 0.035)) ** 2));
}

/** The same for the same step, and without a pattern to the eye. */
function wobble(index, kind) {
  const noise = Math.sin((index + 1) * 12.9898 + kind * 78.233) * 43_758.5453;
  return (noise - Math.floor(noise) - 0.55) * (kind === 0 ? 5 : 2);
}

function targetOf(world, [kind, key, operation, writers, fields], index, summary) {
  const part = 0.34 / 1.55 ** index;
  const counts = Object.fromEntries(
    NAMES.map((name) => [
      name,
      Math.round(summary[name] * part * (kind === "signal" || !/superseded|lockRefused/.test(name) ? 1 : 0)),
    ]),
  );
  return {
    kind,
    key,
    operation,
    counts,
    writers,
    fields: fields.map((field, rank) => ({
      field,
      count: Math.ceil((counts.permanent + counts.retried) / (rank + 1.5)),
    })),
    ...(operation === "PatchItem" && { wouldHaveMerged: Math.round(counts.permanent * 0.42) }),
    maxAttempts: 2 + (index % 4),
    lastAt: world.ago(0.01 + index * 0.023),
    ...(counts.permanent + counts.lockRefused > 0 && { lastConflictId: RECORD }),
  };
}

/** A record as an operator finds it. */
export function recordOf(world) {
  return {
    conflictId: RECORD,
    kind: "item",
    key: "invoice/4711",
    operation: "PatchItem",
    encounter: "permanent",
    status: 409,
    expected: 4,
    current: 6,
    writers: ["ben/tab-1", "ann"],
    rival: { actor: "ann", commandId: "01KB8M3T7Q0004W9Y2M3N5P6R7", at: world.ago(2.1), version: 5 },
    changedFields: ["/attributes/status", "/attributes/total", "/attributes/sentAt"],
    wouldHaveMerged: false,
    attempts: 1,
    at: world.ago(0.6),
    requestId: "Jq2f1h0ZliAEJQg=",
    traceId: "1-6927f0a8-3b1c2d4e5f60718293a4b5c6",
  };
}
