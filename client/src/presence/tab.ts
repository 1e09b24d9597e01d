import type { Cancel, Environment } from "../environment/environment.js";
import type { Call, OwedView, Wish } from "./messages.js";
import { DEBOUNCE, nextHeartbeat, RENEWAL, SHOWN, VIEWS_KEPT } from "./timing.js";

/**
 * What one tab shows, and what of it is to be told when. It sends nothing: it wishes.
 *
 * A tab's own clock decides about interval and debounce, so a new sender needs to know nothing but everybody's wishes.
 */
export class Tab {
  #awake = false;
  #path: string | undefined;
  #counted: string | undefined;
  #views: (OwedView & { readonly since: number })[] = [];
  #number: number;
  #due = 0;
  readonly #sent = new Map<string, number>();
  #timer: Cancel = () => undefined;

  constructor(
    readonly id: string,
    private readonly environment: Environment,
    private readonly wished: (wish: Wish) => void,
  ) {
    // A tab keeps its id from page to page, and the numbers of its views must go on growing.
    this.#number = environment.epoch();
  }

  /** Shows another page, or none. */
  show(path: string | undefined): void {
    if (path === this.#path) {
      return;
    }
    this.#forgetPassed();
    this.#path = path;
    this.#arrive();
  }

  /** Somebody can see this tab. */
  wake(): void {
    if (!this.#awake) {
      this.#awake = true;
      this.#arrive();
    }
  }

  /** Nobody can: no more heartbeats; views still owed stay owed. */
  sleep(): void {
    if (this.#awake) {
      this.#awake = false;
      this.#say();
    }
  }

  /** The page shown is to be counted once more. */
  view(): void {
    if (this.#awake && this.#path !== undefined && this.#views.at(-1)?.path !== this.#path) {
      this.#owe(this.#path);
      this.#say();
    }
  }

  /** A call for this tab goes out. If nobody hears what became of it, a heartbeat is wished again when it may be. */
  sent({ kind, path }: Call): void {
    if (kind === "heartbeat") {
      this.#remember(path);
      this.#due = path === this.#path ? this.#soonest(path) : this.#due;
      this.#say();
    }
  }

  /** The backend has decided on a call that was sent `age` milliseconds ago. */
  settled(call: Call, age: number): void {
    if (call.kind === "view") {
      this.#views = this.#views.filter((view) => view.number !== call.number);
    } else if (call.path === this.#path) {
      this.#due = this.environment.now() - age + nextHeartbeat(this.environment.random());
    }
    this.#say();
  }

  wish(): Wish {
    const views = this.#views.map(({ number, path }) => ({ number, path }));
    const due = this.#awake && this.environment.now() >= this.#due;
    return { kind: "wish", tab: this.id, views, beat: due ? this.#path : undefined };
  }

  /** What a tab that is closing would want told with a single call: the page nobody counted, else that it is still here. */
  lastWish(): Call | undefined {
    const view = this.#views.at(-1);
    if (view) {
      return { kind: "view", tab: this.id, path: view.path, number: view.number };
    }
    if (!this.#awake || this.#path === undefined || this.environment.now() < this.#soonest(this.#path)) {
      return undefined;
    }
    return { kind: "heartbeat", tab: this.id, path: this.#path };
  }

  #arrive(): void {
    if (!this.#awake) {
      return;
    }
    if (this.#path !== undefined) {
      if (this.#path !== this.#counted) {
        this.#owe(this.#path);
      }
      this.#due = this.#soonest(this.#path);
    }
    this.#say();
  }

  #owe(path: string): void {
    this.#counted = path;
    this.#number += 1;
    this.#views = [...this.#views, { number: this.#number, path, since: this.environment.now() }].slice(-VIEWS_KEPT);
  }

  #forgetPassed(): void {
    const last = this.#views.at(-1);
    if (last && last.path === this.#path && this.environment.now() - last.since < SHOWN) {
      this.#views.pop();
    }
  }

  #remember(path: string): void {
    const now = this.environment.now();
    for (const [other, at] of this.#sent) {
      if (at + DEBOUNCE <= now) {
        this.#sent.delete(other);
      }
    }
    this.#sent.set(path, now);
  }

  #soonest(path: string): number {
    return Math.max(this.environment.now(), (this.#sent.get(path) ?? Number.NEGATIVE_INFINITY) + DEBOUNCE);
  }

  /** Says what is wished now, and again when a heartbeat falls due or a wish has waited for long. */
  #say(): void {
    this.#timer();
    this.#timer = () => undefined;
    if (this.#awake && (this.#path !== undefined || this.#views.length > 0)) {
      const wait = this.#due - this.environment.now();
      const waiting = this.#path === undefined || wait <= 0;
      this.#timer = this.environment.after(waiting ? RENEWAL : wait, () => this.#say());
    }
    this.wished(this.wish());
  }
}
