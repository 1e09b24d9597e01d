/** Hands a failure to the host as if nobody had caught it. */
export function report(failure: unknown): void {
  queueMicrotask(() => {
    throw failure;
  });
}
