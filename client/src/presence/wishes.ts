import type { Call, OwedView, Wish } from "./messages.js";
import { DEBOUNCE, HEARTBEAT } from "./timing.js";

interface Open {
  readonly beat: string | undefined;
  readonly heard: number;
  readonly views: readonly OwedView[];
}

/** What the tabs want told, and whose turn it is. */
export class Wishes {
  readonly #open = new Map<string, Open>();
  readonly #counted = new Map<string, number>();
  readonly #sent = new Map<string, { readonly path: string; readonly at: number }>();

  /** Takes a tab's newest wish. What was sent or settled while it was on its way is not taken up again. */
  put({ tab, beat, views }: Wish, now: number): void {
    const sent = this.#sent.get(tab);
    const counted = this.#counted.get(tab) ?? 0;
    this.#keep(tab, {
      beat: sent && sent.path === beat && now < sent.at + DEBOUNCE ? undefined : beat,
      heard: now,
      views: views.filter((view) => view.number > counted),
    });
  }

  /** The next call: where somebody is comes before what has been seen. Tabs take turns. */
  next(now: number, only?: string): Call | undefined {
    for (const [tab, { beat, heard, views }] of this.#open) {
      if (only !== undefined && tab !== only) {
        continue;
      }
      // A tab that has not been heard for an interval is gone; what it has shown was shown all the same.
      if (beat !== undefined && now - heard <= HEARTBEAT) {
        return { kind: "heartbeat", tab, path: beat };
      }
      const view = views[0];
      if (view) {
        return { kind: "view", tab, path: view.path, number: view.number };
      }
      this.#open.delete(tab);
    }
    return undefined;
  }

  /** This call goes out now. */
  sent({ kind, tab, path }: Call, now: number): void {
    if (kind === "heartbeat") {
      this.#sent.set(tab, { path, at: now });
    }
  }

  /** The backend has decided on this call. The tab goes to the end of the line. */
  settle(call: Call): void {
    if (call.kind === "view") {
      this.#counted.set(call.tab, call.number);
    }
    const open = this.#open.get(call.tab);
    if (!open) {
      return;
    }
    this.#open.delete(call.tab);
    this.#keep(call.tab, {
      beat: call.kind === "heartbeat" && open.beat === call.path ? undefined : open.beat,
      heard: open.heard,
      views: call.kind === "view" ? open.views.filter((view) => view.number > call.number) : open.views,
    });
  }

  #keep(tab: string, open: Open): void {
    if (open.beat === undefined && open.views.length === 0) {
      this.#open.delete(tab);
    } else {
      this.#open.set(tab, open);
    }
  }
}
