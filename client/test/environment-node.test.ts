import { describe, expect, it } from "vitest";
import { environmentAtWork, environmentHere } from "../src/environment/here.js";

/** How many timers keep this process alive. */
function timers(): number {
  return process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
}

describe("in Node", () => {
  it("timers of calls somebody waits for keep the process alive, and those of a tracker don't", () => {
    const before = timers();
    const cancels = [environmentHere().after(60_000, () => undefined)];
    expect(timers()).toBe(before);
    cancels.push(environmentAtWork().after(60_000, () => undefined));
    expect(timers()).toBe(before + 1);
    for (const cancel of cancels) {
      cancel();
    }
    expect(timers()).toBe(before);
  });
});
