import { parse } from "./json.js";
import { segment } from "./router.js";
import { token } from "./token.js";

/** An answer that is no success. `status` 0: there was none at all. */
export class Refused extends Error {
  constructor(status, problem, scope) {
    super(problem.detail ?? problem.title ?? `status ${status}`);
    this.status = status;
    this.problem = problem;
    this.scope = scope;
  }
}

async function call(method, path, { query = {}, scope, signal }) {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== "");
  const text = token.text;
  const headers = text ? { authorization: `Bearer ${text}` } : {};
  const answer = await reach(`${path}${given.length > 0 ? `?${new URLSearchParams(given)}` : ""}`, {
    method,
    headers,
    signal,
  });
  const body = bodyOf(await answer.text());
  if (!answer.ok) {
    throw new Refused(answer.status, body ?? {}, scope);
  }
  return body;
}

async function reach(url, options) {
  try {
    return await fetch(url, { ...options, cache: "no-store" });
  } catch (failure) {
    if (options.signal?.aborted) {
      throw failure;
    }
    throw new Refused(0, { title: "The backend does not answer." });
  }
}

function bodyOf(text) {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

const INSIGHTS = "insights:read";
const ITEMS = "items:read";
const VIEWS = "insights:read or admin";

/** The calls of this page. All take a signal that ends them, and fail with a {@link Refused}. */
export const api = {
  conflicts: (query, signal) => call("GET", "/v1/insights/conflicts", { query, scope: INSIGHTS, signal }),
  conflict: (id, signal) => call("GET", `/v1/insights/conflicts/${segment(id)}`, { scope: INSIGHTS, signal }),
  itemTypes: (signal) => call("GET", "/v1/item-types", { scope: ITEMS, signal }),
  items: (type, query, signal) => call("GET", `/v1/items/${segment(type)}`, { query, scope: ITEMS, signal }),
  item: (type, id, query, signal) => call("GET", itemPath(type, id), { query, scope: ITEMS, signal }),
  history: (type, id, query, signal) => call("GET", `${itemPath(type, id)}/history`, { query, scope: ITEMS, signal }),
  views: (signal) => call("GET", "/v1/views", { scope: VIEWS, signal }),
  parked: (view, query, signal) => call("GET", `/v1/views/${segment(view)}/parked`, { query, scope: VIEWS, signal }),
  redrive: (view, type, id, signal) =>
    call("POST", `/v1/views/${segment(view)}/parked/${segment(type)}/${segment(id)}/redrive`, {
      scope: "admin",
      signal,
    }),
  active: (signal) => call("GET", "/v1/presence/active", { scope: "presence", signal }),
  statistics: (query, signal) => call("GET", "/v1/presence/stats", { query, scope: "presence", signal }),
  signals: (pattern, query, signal) =>
    call("GET", "/v1/signals", { query: { pattern, ...query }, scope: `signals:read:${pattern}`, signal }),
  socketPlace: (signal) => call("GET", "/console/config.json", { signal }),
};

function itemPath(type, id) {
  return `/v1/items/${segment(type)}/${segment(id)}`;
}
