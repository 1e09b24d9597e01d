import { expect, it } from "vitest";
import { count, counted, cut, duration, moment, share, shortCount } from "../../../console/format.js";

it("never rounds a share to all or nothing", () => {
  expect([share(0, 5), share(5, 5), share(1, 1_000), share(999, 1_000), share(1, 3), share(0, 0)]).toEqual([
    "0 %",
    "100 %",
    "1 %",
    "99 %",
    "33 %",
    "–",
  ]);
});

it("tells how long something is in its largest unit", () => {
  expect([0, 180, 1_000, 7_400, 59_000, 90_000, 7_200_000, 200_000_000].map(duration)).toEqual([
    "0 ms",
    "180 ms",
    "1 s",
    "7.4 s",
    "59 s",
    "1.5 min",
    "2 h",
    "2.3 d",
  ]);
});

it("counts", () => {
  expect(count(1_234_567)).toBe("1,234,567");
  expect(shortCount(12_345)).toBe("12.3K");
  expect([counted(1, "item"), counted(0, "item"), counted(2, "key", "keys")]).toEqual(["1 item", "0 items", "2 keys"]);
});

it("tells the day only of what is not of today, and the year only of another", () => {
  const now = new Date(2026, 10, 28, 12).getTime();
  expect(moment(new Date(2026, 10, 28, 9, 5, 7).toISOString(), now)).toBe("09:05:07");
  expect(moment(new Date(2026, 10, 27, 9, 5, 7).toISOString(), now)).toBe("27 Nov, 09:05:07");
  expect(moment(new Date(2025, 10, 27, 9, 5, 7).toISOString(), now)).toBe("27 Nov 2025, 09:05:07");
  expect(moment("soon", now)).toBe("soon");
});

it("cuts in the middle, between signs", () => {
  expect(cut("abcdef", 6)).toBe("abcdef");
  expect(cut("abcdefg", 5)).toBe("ab…fg");
  expect(cut("🗝🗝🗝🗝🗝🗝", 3)).toBe("🗝…🗝");
});
