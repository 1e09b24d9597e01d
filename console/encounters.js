import { el, svg } from "./dom.js";

/** What a command can meet, worst first; the icon is a path in 16 by 16. */
export const ENCOUNTERS = [
  { name: "permanent", label: "Permanent", means: "told 409 or 412", icon: "M4 4l8 8M12 4l-8 8" },
  {
    name: "lockRefused",
    label: "Lock refused",
    means: "told 423",
    icon: "M5.2 7V5.4a2.8 2.8 0 0 1 5.6 0V7M3.8 7h8.4v6H3.8z",
  },
  {
    name: "retried",
    label: "Retried",
    means: "met a conflict, accepted all the same",
    icon: "M12.9 9.2A5 5 0 1 1 11.8 4.7L13.2 6M13.3 2.6V6H9.9",
  },
  {
    name: "superseded",
    label: "Superseded",
    means: "an older value, not applied",
    icon: "M8 2.5v7M4.8 6.6L8 9.8l3.2-3.2M3.5 13h9",
  },
  {
    name: "transactionConflict",
    label: "Transaction",
    means: "a write met a transaction",
    icon: "M2.5 5.2h10M10 2.7l2.5 2.5L10 7.7M13.5 10.8h-10M6 8.3l-2.5 2.5L6 13.3",
  },
  {
    name: "deduplicated",
    label: "Deduplicated",
    means: "a repeat, answered from its record",
    icon: "M2.8 2.8h7.4v7.4H2.8zM5.8 13.2h7.4V5.8",
  },
];

const others = ENCOUNTERS.filter(({ name }) => name !== "permanent" && name !== "retried").map(({ name }) => name);

/** How counts can be put together, each from the bottom of a stack up. */
export const GROUPINGS = {
  encounters: ENCOUNTERS.map(({ name, label }) => ({ name, label, of: [name] })),
  outcomes: [
    { name: "permanent", label: "Permanent", of: ["permanent"] },
    { name: "retried", label: "Retried", of: ["retried"] },
    { name: "others", label: "Others", of: others },
  ],
};

const OTHERS_ICON = "M4 8h.01M8 8h.01M12 8h.01";

/** Its sign, for the eye only: what stands beside it says the same. */
export function iconOf(name) {
  const path = ENCOUNTERS.find((one) => one.name === name)?.icon ?? OTHERS_ICON;
  return svg("svg", { class: `icon ${name}`, viewBox: "0 0 16 16", "aria-hidden": "true" }, svg("path", { d: path }));
}

/** An encounter named, with its sign. */
export function badge(name) {
  const label = ENCOUNTERS.find((one) => one.name === name)?.label ?? name;
  return el("span", { class: `badge ${name}` }, iconOf(name), label);
}
