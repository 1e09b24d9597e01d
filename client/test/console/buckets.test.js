import { expect, it } from "vitest";
import { ceiling, grouped, roundOnes, steps } from "../../../console/buckets.js";
import { ENCOUNTERS, GROUPINGS } from "../../../console/encounters.js";

const HOUR = { from: "2026-11-28T10:00:00.000Z", to: "2026-11-28T11:00:00.000Z", stepSeconds: 60 };

it("has a step for every minute, those in which nothing happened as well", () => {
  const all = steps({ ...HOUR, series: [{ at: "2026-11-28T10:12:00.000Z", counts: { retried: 3 } }] });
  expect(all).toHaveLength(60);
  expect(all[12].counts).toEqual({ retried: 3 });
  expect(all[13].counts).toEqual({});
  expect(all[59].to).toBe(Date.parse(HOUR.to));
});

it("begins with the step in which the time begins, and ends with the one in which it ends", () => {
  const all = steps({ from: "2026-11-28T10:00:30.000Z", to: "2026-11-28T10:02:01.000Z", stepSeconds: 60, series: [] });
  expect(all.map(({ from }) => new Date(from).toISOString().slice(14, 16))).toEqual(["00", "01", "02"]);
});

it("keeps what two entries say of one step, and leaves out what is outside", () => {
  const counts = { permanent: 1 };
  const series = ["10:05:00", "10:05:30", "12:00:00"].map((time) => ({ at: `2026-11-28T${time}.000Z`, counts }));
  const all = steps({ ...HOUR, series });
  expect(all[5].counts.permanent).toBe(2);
  expect(all.reduce((sum, step) => sum + (step.counts.permanent ?? 0), 0)).toBe(2);
});

it("counts everything once in every grouping", () => {
  const counts = Object.fromEntries(ENCOUNTERS.map(({ name }, index) => [name, 10 ** index]));
  for (const groups of Object.values(GROUPINGS)) {
    expect(grouped(counts, groups).total).toBe(111_111);
  }
  expect(grouped(counts, GROUPINGS.outcomes).parts).toEqual([1, 100, 111_010]);
});

it("ends an axis with a round number whose half is whole", () => {
  expect([0, 1, 2, 3, 5, 9, 10, 11, 21, 99, 100, 101, 61_000].map(ceiling)).toEqual([
    2, 2, 2, 4, 6, 10, 10, 20, 40, 100, 100, 200, 80_000,
  ]);
  for (let number = 0; number < 5_000; number += 1) {
    expect(ceiling(number)).toBeGreaterThanOrEqual(Math.max(2, number));
    expect(ceiling(number) % 2).toBe(0);
  }
});

it("labels round times only, as many as there is room for", () => {
  const first = Date.parse("2026-11-28T10:03:00.000Z");
  const minutes = Array.from({ length: 60 }, (_, index) => first + index * 60_000);
  const told = (most, ahead = 0) =>
    roundOnes(minutes, most, ahead).map((at) => new Date(at).toISOString().slice(11, 16));
  expect(told(6)).toEqual(["10:10", "10:20", "10:30", "10:40", "10:50", "11:00"]);
  expect(told(2)).toEqual(["10:30", "11:00"]);
  // Where local time is half an hour off, its round times are.
  expect(told(1, 1_800_000)).toEqual(["10:30"]);
});
