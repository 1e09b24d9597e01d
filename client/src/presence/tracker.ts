import { TokenSource } from "../api/token.js";
import type { Cancel, Environment, PageChange } from "../environment/environment.js";
import { environmentHere } from "../environment/here.js";
import { Backend } from "./backend.js";
import { Crew } from "./crew.js";
import type { Message } from "./messages.js";
import type { Tracker, TrackerOptions } from "./options.js";
import { Pace } from "./pace.js";
import { pagePath } from "./page-path.js";
import { Sender } from "./sender.js";
import { sessionOf, tabOf } from "./session.js";
import { Tab } from "./tab.js";

/**
 * Starts telling the backend which page this tab shows, until `stop()`.
 *
 * The first heartbeat and the first view go out at once if the tab is visible. Nothing is thrown and nothing is logged,
 * whatever the backend answers; a tracker that can't reach it tries again, more and more rarely.
 */
export function createTracker(options: TrackerOptions): Tracker {
  const tracker = new PageTracker(options, options.environment ?? environmentHere());
  return {
    sessionId: tracker.sessionId,
    tabId: tracker.tabId,
    setPath: (path) => tracker.setPath(path),
    view: () => tracker.view(),
    stop: () => tracker.stop(),
  };
}

/** Between the page, what its tab wishes, and the tabs that send it. */
class PageTracker {
  readonly sessionId: string;
  readonly tabId: string;
  readonly #tab: Tab;
  readonly #crew: Crew;
  readonly #pace: Pace;
  readonly #unwatch: Cancel;
  #path: string | undefined;
  #state: "running" | "left" | "stopped" = "running";

  constructor(
    { url, token, sessionId, path, fetch }: TrackerOptions,
    private readonly environment: Environment,
  ) {
    this.sessionId = sessionOf(sessionId, environment);
    this.tabId = tabOf(environment);
    const tokens = new TokenSource(token);
    const backend = new Backend(url, this.sessionId, tokens, fetch ?? environment.fetch, environment);
    this.#pace = new Pace(environment);
    this.#tab = new Tab(this.tabId, environment, (wish) => this.#crew.say(wish));
    this.#crew = new Crew(
      // The number is that of the messages: pages loaded before an upgrade agree among themselves.
      `tiebreak/1 ${url} ${this.sessionId}`,
      environment.tabs,
      (say) => new Sender(backend, this.#pace, environment, say),
      () => this.#tab.wish(),
      (message) => this.#heard(message),
    );
    this.#unwatch = environment.page.watch((change) => this.#changed(change));
    this.setPath(path ?? environment.page.path());
  }

  /** Of the paths set in one go only the last is a page: routers and effects pass through others. */
  setPath(path: string | undefined): void {
    this.#path = pagePath(path);
    queueMicrotask(() => this.#catchUp());
  }

  view(): void {
    this.#catchUp();
    if (this.#state === "running") {
      this.#tab.view();
    }
  }

  stop(): void {
    if (this.#state !== "stopped") {
      this.#state = "stopped";
      this.#unwatch();
      this.#tab.sleep();
      this.#crew.close();
    }
  }

  #changed(change: PageChange): void {
    if (change === "return" && this.#state === "left") {
      this.#state = "running";
      this.environment.page.takeTabId();
    }
    if (change === "leave") {
      this.#leave();
    } else {
      this.#catchUp();
    }
  }

  /** Brings everything in line with what the page shows now. */
  #catchUp(): void {
    if (this.#state !== "running") {
      return;
    }
    this.#tab.show(this.#path);
    // Only visible tabs stand in line to be the sender: browsers slow the timers of hidden ones down.
    if (this.environment.page.visible()) {
      this.#crew.join();
      this.#tab.wake();
    } else {
      this.#tab.sleep();
      this.#crew.part(this.tabId);
    }
  }

  #leave(): void {
    if (this.#state !== "running") {
      return;
    }
    this.#catchUp();
    this.#state = "left";
    const last = this.#tab.lastWish();
    if (this.#crew.leave(last) && last) {
      this.#tab.sent(last);
      this.#tab.settled(last, 0);
    }
    this.#tab.sleep();
    this.#crew.close();
    this.environment.page.leaveTabId(this.tabId);
  }

  #heard(message: Message): void {
    if (message.kind === "pause") {
      this.#pace.pause(message.millis, message.failures);
    } else if (message.kind === "sent" && message.call.tab === this.tabId) {
      this.#tab.sent(message.call);
    } else if (message.kind === "settled" && message.call.tab === this.tabId) {
      this.#tab.settled(message.call, message.age);
    }
  }
}
