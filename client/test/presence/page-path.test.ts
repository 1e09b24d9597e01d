import { describe, expect, it } from "vitest";
import { pagePath } from "../../src/presence/page-path.js";

describe("a path", () => {
  it("that does not start with / is no page", () => {
    for (const path of ["", "about", "https://x.test/", undefined]) {
      expect(pagePath(path)).toBeUndefined();
    }
  });

  it("is cut to 512 characters", () => {
    expect(pagePath(`/${"a".repeat(511)}`)).toHaveLength(512);
    expect(pagePath(`/${"a".repeat(512)}`)).toBe(`/${"a".repeat(511)}`);
  });

  it("is not cut through a surrogate pair", () => {
    expect(pagePath(`/${"a".repeat(510)}😀`)).toBe(`/${"a".repeat(510)}`);
    expect(pagePath(`/${"a".repeat(509)}😀😀`)).toBe(`/${"a".repeat(509)}😀`);
  });

  it("has no half pairs", () => {
    expect(pagePath("/\ud83d/\ude00")).toBe("/\ufffd/\ufffd");
  });
});
