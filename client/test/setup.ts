import { afterEach, beforeEach, expect, vi } from "vitest";

const METHODS = ["log", "info", "warn", "error", "debug", "trace"] as const;
const spies = new Map<string, { mock: { calls: unknown[][] } }>();

// Every test is also a test of silence; promises rejected without anybody listening fail a run anyway.
beforeEach(() => {
  for (const method of METHODS) {
    spies.set(method, vi.spyOn(console, method));
  }
});

afterEach(() => {
  const said = [...spies.values()].flatMap(({ mock }) => mock.calls);
  vi.restoreAllMocks();
  expect(said).toEqual([]);
});
