import type { Cancel, Channel, Environment, PageChange, Storage, Tabs } from "../../src/environment/environment.js";
import { FakeClock, settle } from "./clock.js";
import { FakeServer } from "./server.js";

interface Waiting {
  readonly tab: FakeTab;
  readonly granted: () => void;
}

/** A browser with any number of tabs that share storage, locks and channels, and a backend they call. */
export class FakeBrowser {
  readonly clock = new FakeClock();
  readonly server = new FakeServer(this.clock);
  readonly stored = new Map<string, string>();
  readonly locks = new Map<string, Waiting[]>();
  readonly listeners = new Set<{ readonly tab: FakeTab; readonly name: string; hear(message: unknown): void }>();
  /** What chance says. */
  random: () => number = () => 0.5;
  #ids = 0;

  /** A new visible tab. Without `withTabs`, one of an old browser that has no locks. */
  tab({ visible = true, withTabs = true } = {}): FakeTab {
    return new FakeTab(this, visible, withTabs);
  }

  nextId(): string {
    this.#ids += 1;
    return `id-${this.#ids}`;
  }

  advance(millis: number): Promise<void> {
    return this.clock.advance(millis);
  }

  /** The tab that holds the lock. */
  get holder(): FakeTab | undefined {
    return [...this.locks.values()][0]?.[0]?.tab;
  }

  leaveLine(waiting: Waiting): void {
    for (const [name, line] of this.locks) {
      const held = line[0] === waiting;
      const rest = line.filter((other) => other !== waiting);
      rest.length === 0 ? this.locks.delete(name) : this.locks.set(name, rest);
      if (held && rest[0]) {
        this.grant(rest[0]);
      }
    }
  }

  grant(waiting: Waiting): void {
    queueMicrotask(() => [...this.locks.values()].some((line) => line[0] === waiting) && waiting.granted());
  }
}

/** One tab. Killed, it stops in the middle of whatever it does, without running anything. */
export class FakeTab {
  readonly environment: Environment;
  #dead = false;
  readonly #killed = new AbortController();
  readonly #watchers = new Set<(change: PageChange) => void>();

  #leftId: string | undefined;

  constructor(
    private readonly browser: FakeBrowser,
    private visible: boolean,
    private readonly withTabs: boolean,
    leftId?: string,
  ) {
    this.#leftId = leftId;
    const { clock, server } = browser;
    this.environment = {
      now: () => clock.now(),
      epoch: () => clock.now(),
      after: (millis, action) => clock.after(millis, () => this.#dead || action()),
      random: () => browser.random(),
      id: () => browser.nextId(),
      fetch: (url, init) => (this.#dead ? new Promise(() => undefined) : server.answer(url, init, this.#killed.signal)),
      page: {
        path: () => undefined,
        visible: () => this.visible,
        watch: (hear) => this.#watch(hear),
        takeTabId: () => this.#takeId(),
        leaveTabId: (id) => {
          this.#leftId = id;
        },
      },
      storage: this.#storage(),
      ...(withTabs && { tabs: this.#tabs() }),
    };
  }

  /** How many listeners this tab has on its page, its locks and its channels. */
  get attached(): number {
    const lines = [...this.browser.locks.values()].flat().filter(({ tab }) => tab === this);
    return this.#watchers.size + lines.length + [...this.browser.listeners].filter(({ tab }) => tab === this).length;
  }

  async hide(): Promise<void> {
    this.visible = false;
    await this.#happen("hidden");
  }

  async show(): Promise<void> {
    this.visible = true;
    await this.#happen("visible");
  }

  /** The page goes as a user closes it: it hears of it, then it is gone. */
  async close(): Promise<void> {
    await this.#happen("leave");
    this.kill();
    await settle();
  }

  /** Another page is loaded in this tab. */
  async load(): Promise<FakeTab> {
    await this.close();
    return new FakeTab(this.browser, this.visible, this.withTabs, this.#leftId);
  }

  /** A copy of this tab, as browsers make them. */
  duplicate(): FakeTab {
    return new FakeTab(this.browser, this.visible, this.withTabs, this.#leftId);
  }

  /** The page goes into the cache behind the back button. */
  async leave(): Promise<void> {
    await this.#happen("leave");
    this.visible = false;
    await this.#happen("hidden");
  }

  async comeBack(): Promise<void> {
    this.visible = true;
    await this.#happen("return");
    await this.#happen("visible");
  }

  kill(): void {
    this.#dead = true;
    this.#killed.abort();
    for (const waiting of [...this.browser.locks.values()].flat()) {
      if (waiting.tab === this) {
        this.browser.leaveLine(waiting);
      }
    }
    for (const listener of this.browser.listeners) {
      if (listener.tab === this) {
        this.browser.listeners.delete(listener);
      }
    }
  }

  async #happen(change: PageChange): Promise<void> {
    for (const hear of this.#watchers) {
      hear(change);
    }
    await settle();
  }

  #takeId(): string | undefined {
    const id = this.#leftId;
    this.#leftId = undefined;
    return id;
  }

  #watch(hear: (change: PageChange) => void): Cancel {
    this.#watchers.add(hear);
    return () => this.#watchers.delete(hear);
  }

  #storage(): Storage {
    const { stored } = this.browser;
    return { get: (key) => stored.get(key), set: (key, value) => void stored.set(key, value) };
  }

  #tabs(): Tabs {
    return {
      lock: (name, granted) => {
        const waiting: Waiting = { tab: this, granted: () => this.#dead || granted() };
        const line = this.browser.locks.get(name) ?? [];
        this.browser.locks.set(name, [...line, waiting]);
        if (line.length === 0) {
          this.browser.grant(waiting);
        }
        return () => this.browser.leaveLine(waiting);
      },
      channel: (name, hear) => this.#channel(name, hear),
    };
  }

  #channel(name: string, hear: (message: unknown) => void): Channel {
    const { listeners } = this.browser;
    const own = { tab: this, name, hear };
    listeners.add(own);
    return {
      post: (message) => {
        const copy = structuredClone(message);
        for (const other of this.#dead ? [] : listeners) {
          if (other !== own && other.name === name) {
            queueMicrotask(() => listeners.has(other) && other.hear(copy));
          }
        }
      },
      close: () => void listeners.delete(own),
    };
  }
}
