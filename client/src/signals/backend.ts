import type { Http, Request } from "../api/http.js";
import { type Effect, failureOf, type Reply } from "../api/problems.js";
import { untilKnown } from "../api/waiting.js";
import type { Environment } from "../environment/environment.js";
import { ConflictError } from "./conflict-error.js";
import type { Requests } from "./requests.js";
import type { WriteOptions } from "./types.js";

/** A write that goes over the socket or over HTTP, and is the same command. */
export interface Command {
  readonly action: "set" | "emit" | "bundle";
  readonly method: "PUT" | "POST";
  readonly path: string;
  /** What names the thing in the message, and is in the path over HTTP. */
  readonly address?: string;
  readonly body: object;
}

/** The backend's routes of shared values. A failure is always a `TiebreakError`. */
export class Backend {
  constructor(
    private readonly http: Http,
    private readonly requests: Requests,
    private readonly environment: Environment,
    private readonly closed: AbortSignal,
  ) {}

  async read<T>(path: string): Promise<T> {
    return success(await this.http.call({ method: "GET", path }), "read");
  }

  /** The same, or `undefined` where there is nothing. */
  async find<T>(path: string): Promise<T | undefined> {
    const reply = await this.http.call({ method: "GET", path });
    return reply.status === 404 ? undefined : success(reply, "read");
  }

  delete<T>(path: string, options: WriteOptions): Promise<T> {
    return this.#write(options, (key) => this.http.call({ method: "DELETE", path, key }));
  }

  /** Over the socket if it is open and can carry it: that is faster. */
  carry<T>(command: Command, options: WriteOptions): Promise<T> {
    return this.#write(
      options,
      (key) => this.requests.ask(messageOf(command, key)) ?? this.http.call(requestOf(command, key)),
    );
  }

  #write<T>({ once }: WriteOptions, send: (key?: string) => Promise<Reply>): Promise<T> {
    const attempt = async (key?: string) => success<T>(await send(key), "write");
    if (!once) {
      return attempt();
    }
    const key = once === true ? this.environment.id() : once;
    return untilKnown(() => attempt(key), this.environment, this.closed);
  }
}

function messageOf({ action, address, body }: Command, key: string | undefined): object {
  return {
    action,
    ...(address !== undefined && { address }),
    ...body,
    ...(key !== undefined && { idempotencyKey: key }),
  };
}

function requestOf({ method, path, body }: Command, key: string | undefined): Request {
  return { method, path, body, key };
}

function success<T>(reply: Reply, effect: Effect): T {
  if (reply.status >= 200 && reply.status < 300) {
    return reply.body as T;
  }
  throw failureOf(reply, effect, (message, problem) => new ConflictError(message, problem));
}
