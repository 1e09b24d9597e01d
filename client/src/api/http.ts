import type { Environment, Fetch } from "../environment/environment.js";
import { OutcomeUnknownError, UnavailableError } from "./errors.js";
import type { Effect, Reply } from "./problems.js";
import { retryAfter } from "./retry-after.js";
import { TIMEOUT } from "./timing.js";
import type { TokenSource } from "./token.js";

/** One call. */
export interface Request {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** From `/v1` on, with its query. */
  readonly path: string;
  readonly body?: unknown;
  /** The idempotency key: the call may be repeated with it. */
  readonly key?: string | undefined;
}

/** Small calls outlive their page; browsers allow 64 KB of them at once. */
const OUTLIVES = 4_096;

/** Calls a backend, as one writer. */
export class Http {
  readonly #origin: string;

  constructor(
    origin: string,
    private readonly clientId: string | undefined,
    private readonly token: TokenSource,
    private readonly fetch: Fetch,
    private readonly environment: Environment,
  ) {
    this.#origin = origin.replace(/\/+$/, "");
  }

  /**
   * The backend's answer, whatever its status. A 401 is asked again if there is another token by then. Rejects after ten
   * seconds, whatever hangs: with `UnavailableError` if nothing happened, with `OutcomeUnknownError` if a write may have.
   */
  async call(request: Request): Promise<Reply> {
    const token = await this.#ask();
    const reply = await this.#send(request, token);
    if (reply.status !== 401) {
      return reply;
    }
    const fresh = await this.#ask();
    return fresh === token ? reply : this.#send(request, fresh);
  }

  async #ask(): Promise<string | undefined> {
    try {
      return await this.token.ask();
    } catch (cause) {
      throw new UnavailableError("there is no token", {}, undefined, { cause });
    }
  }

  async #send(request: Request, token: string | undefined): Promise<Reply> {
    const stop = new AbortController();
    const cancel = this.environment.after(TIMEOUT, () => stop.abort());
    try {
      const response = await this.fetch(this.#origin + request.path, this.#init(request, token, stop.signal));
      const text = await response.text();
      const wait = retryAfter(response.headers.get("retry-after"), this.environment);
      return { status: response.status, body: parsed(text), retryAfter: wait };
    } catch (cause) {
      throw unanswered(request.method === "GET" ? "read" : "write", cause);
    } finally {
      cancel();
    }
  }

  #init({ method, body, key }: Request, token: string | undefined, signal: AbortSignal): RequestInit {
    const text = body === undefined ? undefined : JSON.stringify(body);
    return {
      method,
      headers: {
        ...(text !== undefined && { "content-type": "application/json" }),
        ...(token && { authorization: `Bearer ${token}` }),
        ...(this.clientId && { "client-id": this.clientId }),
        ...(key && { "idempotency-key": key }),
      },
      ...(text !== undefined && { body: text }),
      credentials: "omit",
      cache: "no-store",
      keepalive: method !== "GET" && (text?.length ?? 0) <= OUTLIVES,
      signal,
    };
  }
}

/** A call without an answer. */
export function unanswered(effect: Effect, cause?: unknown): UnavailableError | OutcomeUnknownError {
  return effect === "read"
    ? new UnavailableError("the backend did not answer", {}, undefined, { cause })
    : new OutcomeUnknownError("the answer got lost; the write may have happened or not", {}, { cause });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
