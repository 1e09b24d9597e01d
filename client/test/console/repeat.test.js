import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { repeat } from "../../../console/repeat.js";

let page;
let ending;

beforeEach(() => {
  vi.useFakeTimers();
  page = Object.assign(new EventTarget(), { visibilityState: "visible" });
  vi.stubGlobal("document", page);
  vi.stubGlobal("addEventListener", () => undefined);
  ending = new AbortController();
});

afterEach(() => {
  vi.useRealTimers();
});

/** A task whose turns are counted, and end when they are told to. */
function slowTask() {
  const task = { begun: 0, end: () => undefined };
  task.run = () => {
    task.begun += 1;
    return new Promise((resolve) => {
      task.end = async (result) => {
        resolve(result);
        await vi.advanceTimersByTimeAsync(0);
      };
    });
  };
  return task;
}

function every5(task) {
  return repeat(task.run, { seconds: () => 5, signal: ending.signal });
}

it("begins at once, and again some seconds after it ended", async () => {
  const task = slowTask();
  every5(task);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(task.begun).toBe(1);
  await task.end();
  await vi.advanceTimersByTimeAsync(4_999);
  expect(task.begun).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(task.begun).toBe(2);
});

it("stays paused, also when what was on its way ends", async () => {
  const task = slowTask();
  const repeating = every5(task);
  repeating.pause(true);
  await task.end();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(task.begun).toBe(1);
  repeating.pause(false);
  expect(task.begun).toBe(2);
});

it("is done once more after what was on its way, if it was wanted meanwhile", async () => {
  const task = slowTask();
  const repeating = every5(task);
  repeating.now();
  repeating.now();
  expect(task.begun).toBe(1);
  await task.end();
  expect(task.begun).toBe(2);
  await task.end();
  expect(task.begun).toBe(2);
});

it("rests while nobody sees the page, and is done when somebody does", async () => {
  const task = slowTask();
  every5(task);
  page.visibilityState = "hidden";
  await task.end();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(task.begun).toBe(1);
  page.visibilityState = "visible";
  page.dispatchEvent(new Event("visibilitychange"));
  expect(task.begun).toBe(2);
});

it("is done less and less often while it fails, and as often as before when it does not", async () => {
  const task = slowTask();
  every5(task);
  for (const seconds of [10, 20, 40, 60, 60]) {
    const before = task.begun;
    await task.end(false);
    await vi.advanceTimersByTimeAsync(seconds * 1000 - 1);
    expect(task.begun).toBe(before);
    await vi.advanceTimersByTimeAsync(1);
    expect(task.begun).toBe(before + 1);
  }
  await task.end();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(task.begun).toBe(7);
});

it("ends with its page", async () => {
  const task = slowTask();
  every5(task);
  ending.abort();
  await task.end();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(task.begun).toBe(1);
});
