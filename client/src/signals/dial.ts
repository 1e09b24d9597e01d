import type { TokenSource } from "../api/token.js";
import type { Socket } from "./line.js";
import type { SignalsOptions } from "./signals.js";

/** Opens sockets, each with the token of its moment. */
export class Dialler {
  readonly #address: URL;

  constructor(
    private readonly options: Pick<SignalsOptions, "url" | "socketUrl" | "WebSocket">,
    private readonly clientId: string,
    private readonly token: TokenSource,
  ) {
    this.#address = new URL(options.socketUrl ?? `${options.url.replace(/\/+$/, "").replace(/^http/, "ws")}/live`);
  }

  /** What makes sockets here; throws if nothing does. */
  get maker(): new (
    url: string,
  ) => Socket {
    const maker = this.options.WebSocket ?? globalThis.WebSocket;
    if (!maker) {
      throw new TypeError("this host has no WebSocket: give one as the option of that name");
    }
    return maker;
  }

  /** A socket that is about to open. */
  async dial(): Promise<Socket> {
    const target = new URL(this.#address);
    const secret = await this.token.ask();
    target.searchParams.set("clientId", this.clientId);
    if (secret) {
      target.searchParams.set("token", secret);
    }
    return new this.maker(target.href);
  }
}
