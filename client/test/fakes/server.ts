import type { Fetch } from "../../src/environment/environment.js";
import type { FakeClock } from "./clock.js";

/** A call as the backend received it. */
export interface Received {
  readonly at: number;
  readonly kind: "heartbeat" | "view";
  readonly path: string;
  readonly session: string;
  readonly tab: string | undefined;
  readonly token: string | undefined;
  readonly url: string;
  readonly init: RequestInit;
}

type Reply = (call: Received) => Response | "never" | "broken";

/** Records what it is told, and answers as it is told to. */
export class FakeServer {
  readonly calls: Received[] = [];
  /** The most calls that were ever on their way at once. */
  mostAtOnce = 0;
  reply: Reply = () => ok();
  /** How long an answer takes. */
  delay = 0;
  #flying = 0;

  constructor(private readonly clock: FakeClock) {}

  readonly fetch: Fetch = (url, init) => this.answer(url, init);

  /** Told as `heartbeat /a` or `view /a`, in order. */
  get told(): string[] {
    return this.calls.map(({ kind, path }) => `${kind} ${path}`);
  }

  get heartbeats(): Received[] {
    return this.calls.filter(({ kind }) => kind === "heartbeat");
  }

  get views(): Received[] {
    return this.calls.filter(({ kind }) => kind === "view");
  }

  /** Forgets what it was told so far. */
  forget(): void {
    this.calls.length = 0;
  }

  /** `lost` is aborted when the caller's tab is killed. */
  answer(url: string, init: RequestInit, lost?: AbortSignal): Promise<Response> {
    const call = received(url, init, this.clock.now());
    this.calls.push(call);
    this.#flying += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.#flying);
    const reply = this.reply(call);
    return new Promise<Response>((resolve, reject) => {
      const over = new AbortController();
      const { signal } = over;
      const end = (then: () => void) => {
        if (!signal.aborted) {
          over.abort();
          this.#flying -= 1;
          then();
        }
      };
      const aborted = () => end(() => reject(new DOMException("aborted", "AbortError")));
      init.signal?.addEventListener("abort", aborted, { signal });
      lost?.addEventListener("abort", () => end(() => undefined), { signal });
      if (reply !== "never") {
        const arrive = () => end(() => (reply === "broken" ? reject(new TypeError("no network")) : resolve(reply)));
        this.delay === 0 ? arrive() : this.clock.after(this.delay, arrive);
      }
    });
  }
}

export function ok(): Response {
  return Response.json({ recorded: true });
}

export function status(code: number, headers: Record<string, string> = {}): Response {
  return new Response("{}", { status: code, headers });
}

function received(url: string, init: RequestInit, at: number): Received {
  const body = JSON.parse(String(init.body));
  return {
    at,
    kind: url.endsWith("/v1/presence/views") ? "view" : "heartbeat",
    path: body.path,
    session: body.sessionId,
    tab: body.tabId,
    token: new Headers(init.headers).get("authorization")?.replace("Bearer ", ""),
    url,
    init,
  };
}
