import { createElement, StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createTracker } from "../../dist/index.js";
import { usePageTracking } from "../../dist/react.js";

function Tracked({ path, options }) {
  usePageTracking(path, options);
  return path;
}

let root;

globalThis.client = {
  track(options) {
    globalThis.tracker = createTracker(options);
    const { sessionId, tabId } = globalThis.tracker;
    return { sessionId, tabId };
  },
  render(path, options) {
    root ??= createRoot(document.getElementById("root"));
    root.render(createElement(StrictMode, null, createElement(Tracked, { path, options })));
  },
  unmount() {
    root.unmount();
  },
};
