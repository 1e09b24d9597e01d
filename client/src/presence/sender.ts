import type { Cancel, Environment } from "../environment/environment.js";
import type { Answer, Backend, Flight } from "./backend.js";
import type { Call, Message, Wish } from "./messages.js";
import type { Pace } from "./pace.js";
import { LAST_CALL } from "./timing.js";
import { Wishes } from "./wishes.js";

/**
 * Tells the backend what all tabs wish, one call at a time. Only the tab that holds the session's lock has one.
 */
export class Sender {
  readonly #wishes = new Wishes();
  #flight: Flight | undefined;
  #timer: Cancel = () => undefined;
  #retire: { readonly own: string; readonly done: () => void } | undefined;
  #stopped = false;

  constructor(
    private readonly backend: Backend,
    private readonly pace: Pace,
    private readonly environment: Environment,
    private readonly say: (message: Message) => void,
  ) {}

  /** Takes a tab's newest wish. */
  hear(wish: Wish): void {
    this.#wishes.put(wish, this.environment.now());
    this.#go();
  }

  /** Finishes the call on its way and the views tab `own` still owes, then calls `done`. */
  retire(own: string, done: () => void): void {
    this.#retire = { own, done };
    this.#go();
  }

  /** Goes on after all. */
  stay(): void {
    this.#retire = undefined;
    this.#go();
  }

  /** Sends nothing more, and gives up the call on its way. */
  stop(): void {
    this.#stopped = true;
    this.#timer();
    this.#flight?.abort();
  }

  /**
   * Sends nothing more but `last`, now, and returns whether it is on its way. There is no time left to send it after the
   * call that is on its way: if that one says the same it does instead, else it is given up.
   */
  leave(last: Call | undefined): boolean {
    const flight = this.#flight;
    const flying = flight?.sent() === true && (last === undefined || sameCall(flight.call, last));
    const sending = !flying && last !== undefined && this.pace.wait() === 0;
    if (flying) {
      this.#flight = undefined;
    }
    this.stop();
    if (sending) {
      this.backend.sendLast(last);
    }
    if (flying || sending) {
      this.say({ kind: "pause", millis: LAST_CALL, failures: this.pace.failures });
    }
    return flying || sending;
  }

  #go(): void {
    this.#timer();
    if (this.#stopped || this.#flight) {
      return;
    }
    const wait = this.pace.wait();
    const call = this.#wishes.next(this.environment.now(), this.#retire?.own);
    if (this.#retire && (wait > 0 || !call)) {
      this.#stopped = true;
      this.#retire.done();
    } else if (call && wait > 0) {
      this.#timer = this.environment.after(wait, () => this.#go());
    } else if (call) {
      this.#fly(call);
    }
  }

  #fly(call: Call): void {
    const at = this.environment.now();
    const flight = this.backend.send(call);
    this.#flight = flight;
    this.#wishes.sent(call, at);
    this.say({ kind: "sent", call });
    void flight.answer.then((answer) => this.#landed(call, answer, at));
  }

  #landed(call: Call, answer: Answer, at: number): void {
    if (this.#stopped) {
      return;
    }
    this.#flight = undefined;
    this.pace.heed(answer);
    if (answer.kind === "accepted" || answer.kind === "refused") {
      this.#wishes.settle(call);
      this.say({ kind: "settled", call, age: this.environment.now() - at });
    }
    if (answer.kind !== "accepted") {
      this.say({ kind: "pause", millis: this.pace.wait(), failures: this.pace.failures });
    }
    this.#go();
  }
}

function sameCall(one: Call, other: Call): boolean {
  return one.kind === other.kind && one.tab === other.tab && one.path === other.path;
}
