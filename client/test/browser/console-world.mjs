import { insightsOf, RECORD, recordOf } from "./console-insights.mjs";
import { HISTORY, historyOf, stateAt } from "./console-ledger.mjs";

const HOUR = 3_600_000;
/** What a backend has and answers: some hours of a company's work. All of it can be changed by a test. */
export class World {
  now = Date.now();
  scale = 1;
  types = [
    { type: "contact", items: 412, changedAt: this.ago(0.4) },
    { type: "invoice", items: 1_284, changedAt: this.ago(0.02) },
    { type: "stock", items: 96, changedAt: this.ago(0.01) },
  ];
  versions = HISTORY.map(([command, actor, patch], index) => ({
    command,
    actor,
    patch,
    at: this.ago((HISTORY.length - index) * 0.7),
  }));
  views = [
    { view: "items", serving: 3, form: 2, lag: { behindMillis: 180, newest: this.ago(0.01), at: this.ago(0.009) } },
    {
      view: "names",
      serving: 1,
      form: 1,
      building: { generation: 2, form: 2, phase: "copying", commands: 18_200, parked: 1, since: this.ago(0.3) },
      lag: { behindMillis: 7_400, newest: this.ago(0.01), at: this.ago(0.008) },
    },
  ];
  parked = [
    {
      view: "items",
      type: "invoice",
      id: "4698",
      version: 12,
      reason: "item/demo/invoice/4698, version 12: the stored form Item, schema version 3, is unknown",
      at: this.ago(1.2),
    },
  ];
  values = [
    { address: "/lights/desk/brightness", value: 80, revision: 214, timestamp: this.now - 41_000, writer: "ann/tab-1" },
    {
      address: "/lights/desk/hue",
      value: { hue: 214, mode: "warm" },
      revision: 37,
      timestamp: this.now - 380_000,
      writer: "ben",
    },
    {
      address: "/stage/fader/1",
      value: 62,
      revision: 1_904,
      timestamp: this.now - 2_000,
      writer: "carla/console",
      lock: { holder: "carla/console", expiresAt: new Date(this.now + 25_000).toISOString(), fence: 12 },
    },
    { address: "/stage/fader/2", value: 47, revision: 1_377, timestamp: this.now - 9_000, writer: "dirk/tablet" },
  ];
  records = new Map([[RECORD, recordOf(this)]]);
  pages = [
    ["/pricing", 48, 31, 12],
    ["/docs/start", 112, 74, 9],
    ["/", 96, 80, 6],
    ["/orders/open", 37, 9, 4],
  ];

  ago(hours) {
    return new Date(this.now - hours * HOUR).toISOString();
  }

  /** Nothing yet. */
  static empty() {
    const world = new World();
    return Object.assign(world, {
      scale: 0,
      types: [],
      versions: [],
      parked: [],
      values: [],
      pages: [],
      records: new Map(),
    });
  }

  signals() {
    return this.values;
  }

  answer(method, path, query) {
    const [, , kind, first, second, third] = path.split("/").map(decodeURIComponent);
    if (path === "/console/config.json") {
      return ok({ socket: "wss://socket.example/live" });
    }
    if (method === "POST") {
      return this.#redrive(path);
    }
    switch (kind) {
      case "insights":
        return second === undefined ? ok(insightsOf(this, query)) : found(this.records.get(second));
      case "item-types":
        return ok({ items: this.types });
      case "items":
        return second === undefined ? ok(this.#list(first, query)) : this.#item(third, query);
      case "views":
        return ok(
          first === undefined ? { items: this.views } : { items: this.parked.filter(({ view }) => view === first) },
        );
      case "presence":
        return ok(first === "active" ? this.#active() : this.#statistics());
      case "signals":
        return ok({ items: this.values });
    }
    return undefined;
  }

  #item(third, query) {
    if (this.versions.length === 0) {
      return undefined;
    }
    const version = Number(query.get("version") ?? this.versions.length);
    return third === "history" ? ok(historyOf(this.versions, query)) : found(stateAt(this.versions, version));
  }

  #list(type, query) {
    const prefix = query.get("prefix") ?? "";
    const from = Number(query.get("cursor") ?? 0);
    const ids = Array.from({ length: this.types.find((one) => one.type === type)?.items ?? 0 }, (_, index) =>
      String(4_000 + index),
    ).filter((id) => id.startsWith(prefix));
    const limit = Number(query.get("limit"));
    const items = ids
      .slice(from, from + limit)
      .map((id) => ({ ...stateAt(this.versions, this.versions.length), type, id, name: `${type} ${id}` }));
    return { items, ...(from + limit < ids.length && { next: String(from + limit) }) };
  }

  #redrive(path) {
    const [, , , view, , type, id] = path.split("/").map(decodeURIComponent);
    this.parked = this.parked.filter((one) => one.id !== id);
    return ok({ view, type, id, redriven: true, version: 14 });
  }

  #active() {
    const paths = this.pages.map(([path, , , sessions]) => ({ path, sessions }));
    return { active: sum(this.pages.map(([, , , sessions]) => sessions)), paths };
  }

  #statistics() {
    const pages = this.pages.map(([path, views, visitors]) => ({ path, views, visitors }));
    return {
      active: 0,
      totalViews: sum(pages.map(({ views }) => views)),
      uniqueVisitors: pages.length * 31,
      pages,
      since: this.ago(400),
    };
  }
}

function sum(numbers) {
  return numbers.reduce((all, number) => all + number, 0);
}

function ok(body) {
  return { status: 200, body };
}

function found(body) {
  return body && ok(body);
}
