import type { Change, Signals } from "../../src/signals/index.js";

/** What the examples in the README take for granted. */
export interface World {
  readonly auth: { token(): string };
  readonly signals: Signals;
  readonly visitor: Signals;
  readonly field: { value: string; addEventListener(type: "input", listener: () => void): void };
  show(address: string, value: unknown, isSnapshot: boolean): void;
  warn(text: string): void;
  paint(changes: readonly Change[]): void;
  drive(from: unknown): Promise<unknown>;
  ask(before: unknown): string;
  /** Compares what a line left with the comment behind it. */
  check(value: unknown, comment: object): void;
}
