import { browserEnvironment } from "./browser.js";
import type { Environment } from "./environment.js";
import { nodeEnvironment, surelyAfter } from "./node.js";

let here: Environment | undefined;

/** The one environment of this page or process, made when first asked for. */
export function environmentHere(): Environment {
  here ??= typeof document === "undefined" ? nodeEnvironment() : browserEnvironment();
  return here;
}

/** The same for work somebody waits for: a process does not end before its timers. */
export function environmentAtWork(): Environment {
  return { ...environmentHere(), after: surelyAfter };
}
