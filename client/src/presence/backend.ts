import { retryAfter } from "../api/retry-after.js";
import type { TokenSource } from "../api/token.js";
import type { Environment, Fetch } from "../environment/environment.js";
import type { Call } from "./messages.js";
import { TIMEOUT } from "./timing.js";

/** What became of a call. */
export type Answer =
  | { readonly kind: "accepted" }
  /** Nobody answered, or not now. It may be tried again, after `retryAfter` milliseconds if the backend said so. */
  | { readonly kind: "unavailable"; readonly retryAfter?: number | undefined }
  /** The caller may not (401, 403). */
  | { readonly kind: "denied" }
  /** The same call will never be accepted (other 4xx). */
  | { readonly kind: "refused" };

/** A call on its way. */
export interface Flight {
  readonly call: Call;
  /** Never rejects. */
  readonly answer: Promise<Answer>;
  /** Whether the browser has it: then it arrives even if the page goes. */
  sent(): boolean;
  /** Gives it up; the answer is then `unavailable`. */
  abort(): void;
}

/** The presence routes of a backend. */
export class Backend {
  readonly #origin: string;

  constructor(
    origin: string,
    private readonly session: string,
    private readonly token: TokenSource,
    private readonly fetch: Fetch,
    private readonly environment: Environment,
  ) {
    this.#origin = origin.replace(/\/+$/, "");
  }

  /** Sends a call. It has an answer within ten seconds, whatever hangs. */
  send(call: Call): Flight {
    const stop = new AbortController();
    let sent = false;
    const answer = new Promise<Answer>((resolve) => {
      const giveUp = () => stop.abort();
      const cancel = this.environment.after(TIMEOUT, giveUp);
      const settle = (outcome: Answer) => {
        cancel();
        resolve(outcome);
      };
      stop.signal.addEventListener("abort", () => settle({ kind: "unavailable" }));
      this.#ask(call, stop.signal, () => {
        sent = true;
      }).then(settle, () => settle({ kind: "unavailable" }));
    });
    return { call, answer, sent: () => sent, abort: () => stop.abort() };
  }

  /** Hands a call to the browser before this returns, and waits for nothing. */
  sendLast(call: Call): void {
    try {
      this.#post(call, this.token.atOnce()).catch(() => undefined);
    } catch {
      // The page is leaving; there is nobody to tell.
    }
  }

  async #ask(call: Call, signal: AbortSignal, sending: () => void): Promise<Answer> {
    const token = await this.token.ask();
    const response = await this.#unlessAborted(call, token, signal, sending);
    if (response.status !== 401) {
      return this.#read(response);
    }
    const fresh = await this.token.ask();
    if (fresh === token) {
      return { kind: "denied" };
    }
    return this.#read(await this.#unlessAborted(call, fresh, signal, sending));
  }

  async #unlessAborted(call: Call, token: string | undefined, signal: AbortSignal, sending: () => void) {
    signal.throwIfAborted();
    sending();
    const response = await this.#post(call, token, signal);
    // Only when all of it is here is the connection free, and the call over.
    await response.arrayBuffer();
    return response;
  }

  #post(call: Call, token: string | undefined, signal?: AbortSignal): Promise<Response> {
    const { tab, path } = call;
    const route = call.kind === "view" ? "views" : "heartbeats";
    const body = { sessionId: this.session, path, ...(call.kind === "heartbeat" && { tabId: tab }) };
    return this.fetch(`${this.#origin}/v1/presence/${route}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
      credentials: "omit",
      // A call that is on its way when the page goes arrives.
      keepalive: true,
      ...(signal && { signal }),
    });
  }

  #read(response: Response): Answer {
    const { status } = response;
    if (response.ok) {
      return { kind: "accepted" };
    }
    if (status === 401 || status === 403) {
      return { kind: "denied" };
    }
    if (status >= 400 && status < 500 && status !== 408 && status !== 429) {
      return { kind: "refused" };
    }
    return { kind: "unavailable", retryAfter: retryAfter(response.headers.get("retry-after"), this.environment) };
  }
}
