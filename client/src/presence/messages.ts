/** A page that was shown and is not counted yet; numbers grow within a tab. */
export interface OwedView {
  readonly number: number;
  readonly path: string;
}

/** All that a tab wants told now. The newest wish of a tab replaces its older ones. */
export interface Wish {
  readonly kind: "wish";
  readonly tab: string;
  /** The path a heartbeat is due for; absent if none is. */
  readonly beat: string | undefined;
  readonly views: readonly OwedView[];
}

/** One call of the sender on behalf of a tab. */
export type Call =
  | { readonly kind: "heartbeat"; readonly tab: string; readonly path: string }
  | { readonly kind: "view"; readonly tab: string; readonly path: string; readonly number: number };

/** What tabs say to each other. */
export type Message =
  | Wish
  /** This call goes out now. Whatever becomes of it and of its sender, a heartbeat is not repeated within 5 seconds. */
  | { readonly kind: "sent"; readonly call: Call }
  /** The backend has decided on a call that was sent `age` milliseconds ago: it is not to be repeated. */
  | { readonly kind: "settled"; readonly call: Call; readonly age: number }
  /** A new sender asks what everybody wants told. */
  | { readonly kind: "who" }
  /** Nobody should call the backend for a while. */
  | { readonly kind: "pause"; readonly millis: number; readonly failures: number };

/** Whether a tab of this same version may have said that; anything else on the channel is not for us. */
export function isMessage(value: unknown): value is Message {
  if (!isRecord(value)) {
    return false;
  }
  switch (value.kind) {
    case "wish":
      return typeof value.tab === "string" && Array.isArray(value.views) && value.views.every(isRecord);
    case "sent":
      return isRecord(value.call);
    case "settled":
      return isRecord(value.call) && typeof value.age === "number";
    case "pause":
      return typeof value.millis === "number" && typeof value.failures === "number";
    default:
      return value.kind === "who";
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
