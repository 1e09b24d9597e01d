import { unanswered } from "../api/http.js";
import type { Reply } from "../api/problems.js";
import { TIMEOUT } from "../api/timing.js";
import type { Environment } from "../environment/environment.js";
import { type Answer, fits } from "./protocol.js";

interface Pending {
  readonly answered: (reply: Reply) => void;
  readonly lost: () => void;
}

/** Requests over the socket, each with its answer. */
export class Requests {
  readonly #pending = new Map<number, Pending>();
  #refs = 0;

  /** `send` returns false while there is no connection. */
  constructor(
    private readonly send: (text: string) => boolean,
    private readonly environment: Environment,
  ) {}

  /**
   * The answer, which rejects with `OutcomeUnknownError` if it gets lost; `undefined` if the socket can't carry the
   * message, and nothing was sent.
   */
  ask(message: object): Promise<Reply> | undefined {
    this.#refs += 1;
    const ref = this.#refs;
    const text = JSON.stringify({ ...message, ref });
    return fits(text) && this.send(text) ? this.#answerTo(ref) : undefined;
  }

  /** Takes an answer; one that came too late, or to something else, is nobody's. */
  answered({ ref, status, body }: Answer): void {
    this.#pending.get(Number(ref))?.answered({ status, body });
  }

  /** The connection is gone, and with it all answers. */
  dropped(): void {
    for (const { lost } of [...this.#pending.values()]) {
      lost();
    }
  }

  #answerTo(ref: number): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const settle = (then: () => void) => () => {
        cancel();
        this.#pending.delete(ref);
        then();
      };
      const lost = settle(() => reject(unanswered("write")));
      const cancel = this.environment.after(TIMEOUT, lost);
      this.#pending.set(ref, { answered: (reply) => settle(() => resolve(reply))(), lost });
    });
  }
}
