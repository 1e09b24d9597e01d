/** The newest revision this client has seen of each address: what its next write is based on. */
export class Seen {
  readonly #revisions = new Map<string, number>();

  newest(address: string): number | undefined {
    return this.#revisions.get(address);
  }

  note({ address, revision }: { readonly address: string; readonly revision: number }): void {
    if (revision > (this.#revisions.get(address) ?? -1)) {
      this.#revisions.set(address, revision);
    }
  }
}
