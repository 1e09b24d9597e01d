import { browserEnvironment } from "./browser.js";
import type { Environment } from "./environment.js";
import { nodeEnvironment } from "./node.js";

let here: Environment | undefined;

/** The one environment of this page or process, made when first asked for. */
export function environmentHere(): Environment {
  here ??= typeof document === "undefined" ? nodeEnvironment() : browserEnvironment();
  return here;
}
