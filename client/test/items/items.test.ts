import { describe, expect, it } from "vitest";
import { nodeEnvironment } from "../../src/environment/node.js";
import { createItems, type Item, type ItemsOptions, VERSION_FIRST, VERSION_LATEST } from "../../src/items/index.js";
import { problem } from "../fakes/backend/answers.js";
import type { FakeBackend, Fate } from "../fakes/backend/backend.js";
import { failureOf, openBackend } from "../fakes/backend/start.js";

/** Waits for nothing, so that repeats come at once. */
function itemsOf(backend: FakeBackend, options: Partial<ItemsOptions> = {}) {
  const environment = { ...nodeEnvironment(), random: () => 0 };
  return createItems({ url: backend.url, environment, ...options });
}

describe("an item", () => {
  it("is made, read, replaced, patched and deleted, each time at the version it has", async () => {
    const items = itemsOf(await openBackend(), { token: "left" });
    expect(await items.getItem("contact", "ann@example.org")).toBeUndefined();
    const made = await items.createItem("contact", { id: "ann@example.org", name: "Ann", attributes: { phone: "1" } });
    expect(made).toMatchObject({ id: "ann@example.org", version: 1, createdBy: "left" });
    const replaced = await items.replaceItem("contact", made.id, made.version, {
      name: "Ann",
      attributes: { phone: "2" },
    });
    expect(replaced).toMatchObject({ version: 2, attributes: { phone: "2" } });
    const patched = await items.patchItem("contact", made.id, 2, { attributes: { phone: null, town: "Bern" } });
    expect(patched).toMatchObject({ version: 3, name: "Ann", attributes: { town: "Bern" } });
    expect(await items.getItem("contact", made.id)).toEqual(patched);
    expect(await items.deleteItem("contact", made.id, 3)).toMatchObject({ version: 4, deleted: true });
    expect(await items.getItem("contact", made.id)).toBeUndefined();
  });

  it("is sent as the contract says", async () => {
    const backend = await openBackend();
    const items = itemsOf(backend, { token: "secret" });
    await items.createItem("contact", { name: "Ann" }, { once: "made-by-me" });
    await failureOf(items.patchItem("contact", "a b/ü", 3, { name: "Ann" }, { rebase: true }));
    await items.replaceItem("contact", "x", VERSION_FIRST, { name: "Ann" });
    await items.deleteItem("contact", "x", VERSION_LATEST);
    await items.getItem("contact", "x", { minVersion: 2, consistent: true });
    await items.getItem("contact", "x", { version: 1 });

    expect(backend.received.map(({ what, body, key }) => [what, body, key])).toEqual([
      ["POST /v1/items/contact", { name: "Ann" }, "made-by-me"],
      ["PATCH /v1/items/contact/a%20b%2F%C3%BC", { name: "Ann", version: 3, rebase: true }, undefined],
      ["PUT /v1/items/contact/x", { name: "Ann", version: 0 }, undefined],
      ["DELETE /v1/items/contact/x?version=-1", undefined, undefined],
      ["GET /v1/items/contact/x?minVersion=2&consistent=true", undefined, undefined],
      ["GET /v1/items/contact/x?version=1", undefined, undefined],
    ]);
    expect(new Set(backend.received.map(({ token }) => token))).toEqual(new Set(["secret"]));
  });

  it.each(["", ".", ".."])("can't have the id %j, which would lead elsewhere", async (id) => {
    const backend = await openBackend();
    expect(await failureOf(itemsOf(backend).deleteItem("contact", id, 1))).toMatchObject({ code: "INVALID" });
    expect(backend.received).toEqual([]);
  });

  it("whose answer gets lost is asked for again only if it may be", async () => {
    const backend = await openBackend();
    const fates: Fate[] = ["lost", "lost"];
    backend.fate = () => fates.shift() ?? "answered";
    const items = itemsOf(backend);
    expect(await failureOf(items.createItem("contact", { name: "Ann" }))).toMatchObject({ code: "OUTCOME_UNKNOWN" });
    const made = await items.createItem("contact", { name: "Bob" }, { once: true });
    expect([made.id, backend.received.length]).toEqual(["made-2", 3]);
  });

  it("is listed with others, page by page", async () => {
    const backend = await openBackend();
    const items = itemsOf(backend);
    for (const id of ["a1", "a2", "a3", "b1"]) {
      await items.createItem("contact", { id, name: id });
    }
    const page = await items.listPage("contact", { prefix: "a", limit: 2 });
    expect([page.items.length, page.next]).toEqual([2, "2"]);
    const ids: string[] = [];
    for await (const { id } of items.listItems("contact", { prefix: "a", limit: 2 })) {
      ids.push(id);
    }
    expect(ids).toEqual(["a1", "a2", "a3"]);
  });
});

describe("a transaction", () => {
  it("answers what each command left, or says which one stood in the way", async () => {
    const items = itemsOf(await openBackend());
    const put = (id: string, version: number) => ({ put: { type: "contact", id, version, name: id } });
    expect(await items.transact([put("a", 0), put("b", 0)])).toMatchObject([{ version: 1 }, { version: 1 }]);
    const failure = await failureOf(
      items.transact([put("c", 0), { delete: { type: "contact", id: "a", version: 7 } }]),
    );
    expect(failure).toMatchObject({ code: "CONFLICT", failedIndex: 1, expectedVersion: 7, currentVersion: 1 });
  });
});

describe("an update", () => {
  async function contact() {
    const backend = await openBackend();
    const [left, right] = [itemsOf(backend, { token: "left" }), itemsOf(backend, { token: "right" })];
    await left.createItem("contact", { id: "ann", name: "Ann", attributes: { phone: "1", town: "Bern" } });
    return { backend, left, right };
  }

  it("changes the newest version", async () => {
    const { backend, left } = await contact();
    const updated = await left.updateItem("contact", "ann", ({ attributes }) => ({
      attributes: { phone: `${attributes.phone}2` },
    }));
    expect(updated).toMatchObject({ version: 2, attributes: { phone: "12", town: "Bern" } });
    expect(backend.said.slice(1)).toEqual([
      "http GET /v1/items/contact/ann?consistent=true",
      "http PATCH /v1/items/contact/ann",
    ]);
  });

  it("of a version that is not the newest is a conflict with the latest, what changed, and who did it", async () => {
    const { left, right } = await contact();
    const failure = await failureOf(
      left.updateItem("contact", "ann", async () => {
        await right.patchItem("contact", "ann", 1, { attributes: { phone: "9" } });
        await right.patchItem("contact", "ann", 2, { name: "Anna" });
        return { attributes: { phone: "2" } };
      }),
    );
    expect(failure).toMatchObject({
      code: "CONFLICT",
      name: "ConflictError",
      expectedVersion: 1,
      currentVersion: 3,
      latest: { version: 3, name: "Anna", attributes: { phone: "9", town: "Bern" } },
      changedFields: ["/name", "/attributes/phone"],
      rival: { actor: "right", version: 2 },
      conflictId: "c-3",
    });
  });

  it("is tried again as often as it may, with what is there then, without reading again", async () => {
    const { backend, left, right } = await contact();
    const seen: number[] = [];
    const change = async ({ version }: Item) => {
      seen.push(version);
      if (version < 3) {
        await right.patchItem("contact", "ann", version, { attributes: { phone: `${version}` } });
      }
      return { attributes: { seen: version } };
    };
    expect(await failureOf(left.updateItem("contact", "ann", change, { retry: 1 }))).toMatchObject({
      currentVersion: 3,
    });
    expect(await left.updateItem("contact", "ann", change, { retry: 1 })).toMatchObject({ version: 4 });
    expect(seen).toEqual([1, 2, 3]);
    expect(backend.said.filter((what) => what.includes("GET"))).toHaveLength(2);
  });

  it("can leave the item as it is, and needs one", async () => {
    const { backend, left } = await contact();
    expect(await left.updateItem("contact", "ann", () => undefined)).toMatchObject({ version: 1 });
    expect(await failureOf(left.updateItem("contact", "bob", () => ({})))).toMatchObject({ code: "NOT_FOUND" });
    backend.fate = () => problem(422, "rejected", { code: "too-old" });
    expect(await failureOf(left.patchItem("contact", "ann", 1, {}))).toMatchObject({
      code: "REJECTED",
      reason: "too-old",
    });
  });
});
