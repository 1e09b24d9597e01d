/** Lets tasks that share a key run one after the other, in the order in which they came. */
export class Order {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Runs the task once all that came before it under one of its keys are over, however they ended. */
  run<T>(keys: readonly string[], task: () => Promise<T>): Promise<T> {
    const before = keys.map((key) => this.#last.get(key)).filter((last) => last !== undefined);
    const result = before.length === 0 ? task() : Promise.allSettled(before).then(task);
    for (const key of keys) {
      this.#last.set(key, result);
    }
    const over = () => this.#forget(keys, result);
    result.then(over, over);
    return result;
  }

  #forget(keys: readonly string[], result: Promise<unknown>): void {
    for (const key of keys) {
      if (this.#last.get(key) === result) {
        this.#last.delete(key);
      }
    }
  }
}
