import { expect, it } from "vitest";
import { destinationOf, linkTo, linkToTarget, routeOf } from "../../../console/router.js";

const IDS = ["4711", "a b", "#1", "é🗝", "a@b.c", "100%", "a?b", "<b>", "'\"&", "‮אב", "a+b", ".hidden"];

it("leads an item's link to that item, whatever its id is", () => {
  for (const id of IDS) {
    expect(routeOf(linkTo("item", ["note", id]))).toMatchObject({ page: "item", parts: ["note", id] });
    expect(routeOf(linkToTarget({ kind: "item", key: `note/${id}` })).parts).toEqual(["note", id]);
    expect(routeOf(destinationOf(` note/${id} `)).parts).toEqual(["note", id]);
  }
});

it("leads a shared value's link to its address, and a conflict's to its record", () => {
  expect(routeOf(linkToTarget({ kind: "signal", key: "/lights/desk" })).query.get("pattern")).toBe("/lights/desk");
  expect(routeOf(destinationOf("/lights/**"))).toMatchObject({ page: "live" });
  expect(routeOf(destinationOf("01KB-9f"))).toMatchObject({ page: "conflict", parts: ["01KB-9f"] });
});

it("has no link for what is no address", () => {
  expect(linkToTarget({ kind: "signal", key: "bundle 01KB" })).toBeUndefined();
  expect(linkToTarget({ kind: "item", key: "bundle/01KB" })).toBe("#/item/bundle/01KB");
});

it("keeps what is asked for, and leaves out what is not", () => {
  expect(linkTo("overview", [], { range: "1h", kind: "" })).toBe("#/?range=1h");
  expect(routeOf("#/?range=1h&kind=item").query.get("kind")).toBe("item");
  expect(routeOf(linkTo("items", ["note"], { prefix: "a&b=c" })).query.get("prefix")).toBe("a&b=c");
});

it("begins with the overview, and knows what it does not know", () => {
  expect(["", "#", "#/", "#main"].map((hash) => routeOf(hash).page)).toEqual(Array(4).fill("overview"));
  expect(routeOf("#/nowhere").page).toBe("unknown");
  expect(routeOf("#/toString").page).toBe("unknown");
  expect(routeOf("#/item/a/%E0%A4%A").page).toBe("unknown");
});

it("makes a link of text that has no UTF-8", () => {
  expect(linkTo("item", ["note", "\ud800x"])).toBe("#/item/note/%EF%BF%BDx");
});
