import { describe, expect, it } from "vitest";
import { debounce, type SetOptions, type SetResult } from "../../src/signals/index.js";
import { settle } from "../fakes/clock.js";
import { FakeWire } from "../fakes/wire.js";

function typing() {
  const wire = new FakeWire();
  const sent: unknown[][] = [];
  const answers: (() => void)[] = [];
  const set = (address: string, value: unknown, options?: SetOptions) => {
    sent.push([address, value, ...(options ? [options] : [])]);
    return new Promise<SetResult>((resolve) => {
      answers.push(() => resolve({ address, value } as SetResult));
    });
  };
  return { wire, sent, answers, type: debounce(set, 300, wire.environment) };
}

describe("typed input", () => {
  it("is set once nobody has typed for a while, the newest value of each address", async () => {
    const { wire, sent, answers, type } = typing();
    const first = type("/name", "A");
    await wire.clock.advance(299);
    const second = type("/name", "Ab", { once: true });
    type("/other", 1);
    await wire.clock.advance(299);
    expect(sent).toEqual([]);
    await wire.clock.advance(1);
    expect(sent).toEqual([
      ["/name", "Ab", { once: true }],
      ["/other", 1],
    ]);
    answers[0]?.();
    expect([await first, await second]).toMatchObject([{ value: "Ab" }, { value: "Ab" }]);
  });

  it("goes out at once when it is flushed, or the page is left", async () => {
    const { wire, sent, answers, type } = typing();
    type("/name", "A");
    let flushed = false;
    const flush = type.flush().then(() => {
      flushed = true;
    });
    expect(sent).toEqual([["/name", "A"]]);
    await settle();
    expect(flushed).toBe(false);
    answers[0]?.();
    await flush;

    type("/name", "B");
    await wire.happen("hidden");
    expect(sent).toHaveLength(1);
    await wire.happen("leave");
    expect(sent).toEqual([
      ["/name", "A"],
      ["/name", "B"],
    ]);
    await wire.clock.advance(1_000);
    expect([sent.length, wire.watchers, wire.clock.waiting]).toEqual([2, 0, 0]);
  });

  it("that is cancelled is not sent", async () => {
    const { wire, sent, type } = typing();
    const typed = type("/name", "A");
    type.cancel();
    await wire.clock.advance(1_000);
    expect([await typed, sent, wire.watchers, wire.clock.waiting]).toEqual([undefined, [], 0, 0]);
    await type.flush();
  });

  it("that is refused is refused to all who wait", async () => {
    const wire = new FakeWire();
    const type = debounce(() => Promise.reject(new Error("locked")), 300, wire.environment);
    const outcomes = Promise.allSettled([type("/name", "A"), type("/name", "B")]);
    await type.flush();
    expect(await outcomes).toMatchObject([{ reason: { message: "locked" } }, { reason: { message: "locked" } }]);
  });
});
