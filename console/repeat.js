/**
 * Does a task again and again, while the page is seen and nobody paused it; never twice at once. A task that answers
 * `false` failed, and is done less and less often, up to once a minute. Ends with the signal.
 */
export function repeat(task, { seconds, signal }) {
  let timer;
  let paused = false;
  let running = false;
  let wanted = false;
  let failures = 0;

  async function run() {
    clearTimeout(timer);
    wanted = running;
    if (running || signal.aborted) {
      return;
    }
    running = true;
    try {
      failures = (await task()) === false ? failures + 1 : 0;
    } finally {
      running = false;
      wanted ? run() : plan();
    }
  }

  function plan() {
    if (!paused && !signal.aborted && document.visibilityState === "visible") {
      timer = setTimeout(run, Math.min(60, seconds() * 2 ** failures) * 1000);
    }
  }

  const resume = () => !paused && document.visibilityState === "visible" && run();
  document.addEventListener("visibilitychange", resume, { signal });
  addEventListener("online", resume, { signal });
  signal.addEventListener("abort", () => clearTimeout(timer));
  run();
  return {
    now: run,
    pause(isPaused) {
      paused = isPaused;
      paused ? clearTimeout(timer) : run();
    },
  };
}
