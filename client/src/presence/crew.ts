import type { Cancel, Channel, Tabs } from "../environment/environment.js";
import { type Call, isMessage, type Message, type Wish } from "./messages.js";
import type { Sender } from "./sender.js";

/**
 * This tab among the tabs of its session. One of them holds the session's lock and sends for all; a tab without
 * others, or in a browser that forbids locks or channels, sends for itself.
 */
export class Crew {
  #channel: Channel | undefined;
  #sender: Sender | undefined;
  #unlock: Cancel | undefined;
  #alone: boolean;
  /** The wishes of tabs that may be gone when this one becomes the sender. */
  readonly #owed = new Map<string, Wish>();

  constructor(
    private readonly name: string,
    private readonly tabs: Tabs | undefined,
    private readonly makeSender: (say: (message: Message) => void) => Sender,
    private readonly wish: () => Wish,
    private readonly hear: (message: Message) => void,
  ) {
    this.#alone = tabs === undefined;
  }

  /** Stands in line to be the sender. */
  join(): void {
    this.#open();
    if (this.#sender) {
      this.#sender.stay();
    } else if (this.#alone || !this.tabs) {
      this.#elected();
    } else {
      this.#unlock ??= this.tabs.lock(
        this.name,
        () => this.#elected(),
        () => this.#refused(),
      );
    }
  }

  /** Leaves the sending to the others, but goes on listening. */
  part(own: string): void {
    if (this.#sender) {
      this.#sender.retire(own, () => this.#release());
    } else {
      this.#release();
    }
  }

  /** Tells the sender, wherever it is, what this tab wants told. */
  say(wish: Wish): void {
    if (this.#sender) {
      this.#sender.hear(wish);
    } else {
      this.#post(wish);
    }
  }

  /** The page goes: `last` is sent if this tab is the sender. Returns whether that was done. */
  leave(last: Call | undefined): boolean {
    return this.#sender?.leave(last) ?? false;
  }

  /** Says goodbye with what this tab still owes, and gives everything back. */
  close(): void {
    this.#sender?.stop();
    this.#post(this.wish());
    this.#release();
    this.#channel?.close();
    this.#channel = undefined;
  }

  #open(): void {
    if (this.#alone || this.#channel) {
      return;
    }
    try {
      this.#channel = this.tabs?.channel(this.name, (message) => this.#received(message));
    } catch {
      this.#alone = true;
    }
  }

  #elected(): void {
    this.#sender = this.makeSender((message) => {
      this.hear(message);
      this.#post(message);
    });
    this.#post({ kind: "who" });
    for (const wish of [this.wish(), ...this.#owed.values()]) {
      this.#sender.hear(wish);
    }
    this.#owed.clear();
  }

  /** Nobody is kept from sending then, so nobody may send for others. */
  #refused(): void {
    this.#alone = true;
    this.#channel?.close();
    this.#channel = undefined;
    this.#elected();
  }

  #received(message: unknown): void {
    if (!isMessage(message)) {
      return;
    }
    if (message.kind === "wish") {
      this.#sender ? this.#sender.hear(message) : this.#remember(message);
    } else if (message.kind === "who") {
      this.#post(this.wish());
    } else {
      this.#forget(message);
      this.hear(message);
    }
  }

  #remember(wish: Wish): void {
    this.#owed.delete(wish.tab);
    // A tab that wishes a heartbeat is alive, and will be asked.
    if (wish.beat === undefined && wish.views.length > 0) {
      this.#owed.set(wish.tab, wish);
    }
  }

  #forget(message: Message): void {
    const call = message.kind === "settled" ? message.call : undefined;
    const wish = call?.kind === "view" ? this.#owed.get(call.tab) : undefined;
    if (wish && call?.kind === "view") {
      this.#remember({ ...wish, views: wish.views.filter(({ number }) => number > call.number) });
    }
  }

  #post(message: Message): void {
    this.#channel?.post(message);
  }

  #release(): void {
    this.#sender = undefined;
    this.#unlock?.();
    this.#unlock = undefined;
  }
}
