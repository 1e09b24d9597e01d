/** What a caller is answered, over HTTP or the socket. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A problem document. */
export function problem(status: number, type: string, fields: object = {}): Answer {
  const conflict = {
    statusCode: status,
    error: "Conflict",
    message: "Version conflict. Please refresh and try again.",
  };
  return {
    status,
    body: {
      type: `/problems/${type}`,
      title: type,
      status,
      detail: `It is ${type}.`,
      requestId: "r-1",
      ...(type === "conflict" && conflict),
      ...fields,
    },
  };
}

/** A moment as the API writes it. */
export function at(millis: number): string {
  return new Date(millis).toISOString();
}
