import { describe, expect, it } from "vitest";
import { dice } from "../fakes/dice.js";
import { FakeWire, gone, kept, live } from "../fakes/wire.js";

const ADDRESSES = ["/a/x", "/a/y", "/b/x"];

/** Values that change, and a connection that repeats, reorders and breaks, but is never left with a gap. */
class BadWeather {
  readonly wire = new FakeWire();
  readonly truth = new Map(ADDRESSES.map((address) => [address, { revision: 0, present: false }]));
  /** What was said before, and may be said again at any time. */
  readonly #said: object[] = [];

  constructor(readonly roll: () => number) {
    this.wire.random = roll;
  }

  pick<T>(among: readonly T[]): T {
    return among[Math.floor(this.roll() * among.length)] as T;
  }

  change(address: string): object {
    const before = this.truth.get(address) ?? { revision: 0, present: false };
    const revision = before.revision + 1;
    const present = !before.present || this.roll() < 0.7;
    this.truth.set(address, { revision, present });
    return present ? live(address, revision) : gone(address, revision);
  }

  /** Some changes, with repeats of old ones among them, in any order. */
  async messages(): Promise<void> {
    const bundled = this.roll() < 0.3;
    const fresh = (bundled ? ADDRESSES : [this.pick(ADDRESSES)]).map((address) => this.change(address));
    const message = bundled
      ? { type: "bundle", bundleId: `b${this.#said.length}`, signals: fresh }
      : { type: "signal", ...fresh[0] };
    const repeats = this.#said.filter(() => this.roll() < 0.1);
    this.#said.push(message);
    for (const one of [message, ...repeats].sort(() => this.roll() - 0.5)) {
      await this.wire.socket.say(one);
    }
  }

  /** A page may be older than the messages around it, but what it leaves out at its end is gone. */
  async snapshots(patterns: readonly string[]): Promise<void> {
    for (const pattern of patterns) {
      const prefix = pattern.replace("**", "");
      const present = [...this.truth].filter(([address, { present }]) => present && address.startsWith(prefix));
      const items = present.map(([address, { revision }]) => kept(address, revision));
      await this.wire.socket.snapshot(pattern, items.slice(0, 1), true);
      if (this.roll() < 0.5) {
        await this.messages();
      }
      await this.wire.socket.snapshot(pattern, items.slice(1));
    }
  }

  async reconnect(patterns: readonly string[]): Promise<void> {
    await this.wire.socket.happen("close");
    for (let changes = Math.floor(this.roll() * 4); changes > 0; changes -= 1) {
      // Nobody hears of it, so it can't be repeated.
      this.change(this.pick(ADDRESSES));
    }
    const { length } = this.wire.sockets;
    while (this.wire.sockets.length === length) {
      await this.wire.clock.advance(100);
    }
    await this.wire.opened();
    await this.snapshots(patterns);
  }
}

const SEEDS = Number(process.env.SEEDS ?? 30);

describe.each(Array.from({ length: SEEDS }, (_, index) => index + 1))("in bad weather (seed %i)", (seed) => {
  it("every listener sees revisions grow, and in the end what is there", async () => {
    const weather = new BadWeather(dice(seed));
    const patterns = ["/a/**", "/**"];
    const signals = weather.wire.client();
    const shown = patterns.map(() => new Map<string, { revision: number; present: boolean }>());
    patterns.forEach((pattern, index) => {
      signals.on(pattern, (value, address, meta) => {
        const before = shown[index]?.get(address);
        const revision = meta.eventId === undefined ? meta.revision : Number.NaN;
        const present = value !== undefined;
        // One that went while nobody looked is told with the revision it was last seen with.
        const growing = revision > (before?.revision ?? 0) || (!present && revision === before?.revision);
        expect(growing, `${address} ${before?.revision} then ${revision}`).toBe(true);
        expect(present || before?.present, `${address} is told to be gone once`).toBe(true);
        shown[index]?.set(address, { revision, present });
      });
    });
    await weather.wire.opened();
    await weather.snapshots(patterns);
    for (let step = 0; step < 40; step += 1) {
      await (weather.roll() < 0.15 ? weather.reconnect(patterns) : weather.messages());
    }
    await weather.reconnect(patterns);

    for (const [address, { revision, present }] of weather.truth) {
      for (const [index, pattern] of patterns.entries()) {
        const last = shown[index]?.get(address);
        const meant = pattern === "/**" || address.startsWith("/a/");
        expect([last?.present ?? false, address], pattern).toEqual([meant && present, address]);
        expect(!meant || !present || last?.revision === revision, `${address} is shown at ${revision}`).toBe(true);
      }
    }
  });
});
