/** A bearer token, or where to get one: asked for each call, so it may change at any time. */
export type Token = string | (() => string | undefined | Promise<string | undefined>);

/** Asks for the token, and remembers the last one for a page that is leaving and can't wait. */
export class TokenSource {
  #last: string | undefined;

  constructor(private readonly token: Token | undefined) {}

  async ask(): Promise<string | undefined> {
    this.#last = typeof this.token === "function" ? await this.token() : this.token;
    return this.#last;
  }

  /** What can be had without waiting. */
  atOnce(): string | undefined {
    if (typeof this.token !== "function") {
      return this.token;
    }
    try {
      const asked = this.token();
      if (typeof asked !== "object") {
        return asked;
      }
      asked.then(undefined, () => undefined);
    } catch {
      // The last one may still be good.
    }
    return this.#last;
  }
}
