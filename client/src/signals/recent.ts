/** Remembers the newest ids, as many as given. */
export class Recent {
  readonly #ids = new Set<string>();

  constructor(private readonly most: number) {}

  /** Whether it is asked about this one for the first time. */
  isNew(id: string): boolean {
    if (this.#ids.has(id)) {
      return false;
    }
    this.#ids.add(id);
    const [oldest] = this.#ids;
    if (oldest !== undefined && this.#ids.size > this.most) {
      this.#ids.delete(oldest);
    }
    return true;
  }
}
