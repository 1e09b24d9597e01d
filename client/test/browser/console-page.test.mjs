// The console's overview, in a real browser, with canned answers.
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { problem } from "./console-backend.mjs";
import { RECORD } from "./console-insights.mjs";
import { openConsole, overflowOf, rowsOf, says } from "./console-tabs.mjs";
import { World } from "./console-world.mjs";
import { eventually, removeProfiles, skip } from "./tabs.mjs";

let desk;

function asked(path) {
  return desk.backend.received.filter((request) => request.startsWith(`GET ${path}`));
}

/** From now on answers wait until they are let go, one by one. */
function holdAnswers() {
  const held = [];
  desk.backend.fate = () => new Promise((resolve) => held.push(() => resolve(undefined)));
  return held;
}

/** How many columns of each kind are drawn. */
function bars(page, name) {
  return page.locator(`.chart .bar.${name}`).count();
}

describe("the console's overview", { skip, timeout: 120_000, concurrency: false }, () => {
  before(async () => {
    desk = await openConsole();
  });
  beforeEach(() => desk.backend.reset());
  after(() => {
    desk.close();
    removeProfiles();
  });

  it("tells what was retried against what was refused for good, in sum, over time and by key", async (t) => {
    const page = await desk.tab(t);
    await says(page, ".big-figures .permanent .number", /^\d+$/);
    const { summary } = desk.backend.world.answer(
      "GET",
      "/v1/insights/conflicts",
      queryOf(asked("/v1/insights")[0]),
    ).body;
    for (const [name, number] of Object.entries(summary)) {
      await says(page, `.figure.${name} .number`, new RegExp(`^${number}$`));
    }
    assert.match(
      await page.locator(".merged").innerText(),
      /^Would have merged: \d+ of \d+ refused PATCHes \(\d+ %\)\. /,
    );
    assert.ok((await bars(page, "retried")) > 30);
    const [first] = await rowsOf(page, "Worst keys");
    assert.match(first[0], /^item\s+invoice\/4711$/);
    assert.deepEqual([first[1], first[2] > 0], ["PatchItem", true]);
    assert.match(first[6], /\/attributes\/total ×\d+/);
  });

  it("asks for the time and the kind one chooses, and says it in the address", async (t) => {
    const page = await desk.tab(t);
    await says(page, ".big-figures .retried .number", /\d/);
    await page.getByText("24 h", { exact: true }).click();
    await page.getByText("Signals", { exact: true }).click();
    await eventually(async () =>
      assert.deepEqual(
        (await rowsOf(page, "Worst keys")).map(([key]) => key.split(/\s+/)[0]),
        Array(3).fill("signal"),
      ),
    );
    const query = queryOf(asked("/v1/insights").at(-1));
    assert.equal(query.get("kind"), "signal");
    const hours = (Date.now() - Date.parse(query.get("from"))) / 3_600_000;
    assert.ok(hours > 22.9 && hours <= 24, `${hours} h`);
    assert.match(page.url(), /#\/\?range=24h&kind=signal/);
    await says(page, "#told", /^Only signals: \d+ retried, \d+ permanent$/);
    await page.reload();
    assert.equal(await page.getByLabel("24 h", { exact: true }).isChecked(), true);
    assert.equal(await page.getByLabel("Signals", { exact: true }).isChecked(), true);
  });

  it("tells of refused PATCHes only how many would have merged", async (t) => {
    const { world } = desk.backend;
    world.targets = [
      targetOf("PatchItem", { counts: { permanent: 4 }, wouldHaveMerged: 1 }),
      targetOf("PatchItem", { key: "note/2", counts: { permanent: 1, lockRefused: 9 }, wouldHaveMerged: 1 }),
      targetOf("ReplaceItem", { counts: { permanent: 70 } }),
      targetOf("SetValue", { kind: "signal", key: "/a", counts: { permanent: 800 }, wouldHaveMerged: 5 }),
    ];
    const page = await desk.tab(t);
    await says(page, ".merged", /^Would have merged: 2 of 5 refused PATCHes \(40 %\)\./);
    world.targets = world.targets.slice(2);
    await page.getByText("24 h", { exact: true }).click();
    await eventually(async () => assert.equal((await rowsOf(page, "Worst keys")).length, 2));
    assert.equal(await page.locator(".merged").isVisible(), false);
  });

  it("shows and tells only what was answered for the range and kind asked for last", async (t) => {
    const page = await desk.tab(t);
    await says(page, ".big-figures .retried .number", /\d/);
    const retried = await page.locator(".figure.retried .number").innerText();
    const held = holdAnswers();
    await page.getByText("6 h", { exact: true }).click();
    await eventually(() => assert.equal(held.length, 1));
    await page.getByText("72 h", { exact: true }).click();
    await page.waitForTimeout(300);
    assert.equal(await page.locator("#told").textContent(), "");
    held[0]();
    await eventually(() => assert.equal(held.length, 2));
    assert.equal(await page.locator("#told").textContent(), "");
    assert.equal(await page.locator(".figure.retried .number").innerText(), retried);
    held[1]();
    await says(page, "#told", /^Range 72 h: /);
    const { summary } = desk.backend.world.answer("GET", "/v1/insights/conflicts", queryOf(asked("/v1/").at(-1))).body;
    assert.equal(
      await page.locator("#told").textContent(),
      `Range 72 h: ${figure(summary.retried)} retried, ${figure(summary.permanent)} permanent`,
    );
    await says(page, ".figure.retried .number", new RegExp(`^${figure(summary.retried)}$`));
    const again = holdAnswers();
    await page.getByText("Signals", { exact: true }).click();
    await eventually(() => assert.equal(again.length, 1));
    await page.getByText("Items", { exact: true }).last().click();
    again[0]();
    await eventually(() => assert.equal(again.length, 2));
    assert.match(await page.locator("#told").textContent(), /^Range 72 h/);
    again[1]();
    await says(page, "#told", /^Only items: /);
  });

  it("tells the figures of a choice once, and not as they change", async (t) => {
    const page = await desk.tab(t);
    await page.getByText("6 h", { exact: true }).click();
    await says(page, "#told", /^Range 6 h: /);
    const retried = await page.locator(".figure.retried .number").innerText();
    desk.backend.world.scale = 9;
    await page.getByRole("button", { name: "Pause" }).click();
    await page.getByRole("button", { name: "Pause" }).click();
    await eventually(async () => assert.notEqual(await page.locator(".figure.retried .number").innerText(), retried));
    assert.equal(await page.locator("#told").textContent(), "It changes by itself again.");
  });

  it("says of no range that nothing happened in it before it knows", async (t) => {
    desk.backend.reset(World.empty());
    const page = await desk.tab(t);
    await says(page, ".emptiness", /in the last 1 h/);
    const held = holdAnswers();
    await page.getByText("6 h", { exact: true }).click();
    await eventually(() => assert.equal(held.length, 1));
    await page.getByText("24 h", { exact: true }).click();
    held[0]();
    await eventually(() => assert.equal(held.length, 2));
    await page.getByText("Retried · permanent").dispatchEvent("click");
    assert.match(await page.locator(".emptiness").innerText(), /in the last 1 h/);
    held[1]();
    await says(page, ".emptiness", /in the last 24 h/);
  });

  it("shows nothing of another range where the backend does not answer for this one", async (t) => {
    const page = await desk.tab(t);
    await says(page, ".big-figures .retried .number", /\d/);
    desk.backend.fate = () => problem(503, "unavailable", "The store gave no answer.");
    await page.getByText("6 h", { exact: true }).click();
    await says(page, ".notice", /too much to do/);
    assert.equal(await page.locator(".filled").isVisible(), false);
    desk.backend.fate = () => undefined;
    await page.getByRole("button", { name: "Pause" }).click();
    await page.getByRole("button", { name: "Pause" }).click();
    await says(page, "#told", /^Range 6 h: \d/);
    assert.equal(await page.locator(".filled").isVisible(), true);
  });

  it("breaks a writer's name after its slash only", async (t) => {
    const writers = ["mixer-1/console", "stage-left/tablet", "lights-2/desk"];
    const { world } = desk.backend;
    world.targets = [
      targetOf("SetValue", { kind: "signal", key: "/stage/fader/1", counts: ALL_SIX, writers }),
      targetOf("PatchItem", { key: "invoice/4711", counts: ALL_SIX, writers, fields: FIELDS, wouldHaveMerged: 12 }),
    ];
    const page = await desk.tab(t);
    await eventually(async () => assert.equal((await rowsOf(page, "Worst keys")).length, 2));
    const sideways = ({ scrollWidth, clientWidth }) => scrollWidth - clientWidth;
    assert.equal(await page.locator(".targets .tabled").evaluate(sideways), 0);
    for (const width of [1_280, 1_000, 760]) {
      await page.setViewportSize({ width, height: 900 });
      for (const lines of await page.locator(".targets .writers .plainly:first-child bdi").evaluateAll(linesOf)) {
        assert.deepEqual(
          lines.slice(0, -1).filter((line) => !line.endsWith("/")),
          [],
          `${width} px: ${lines.join(" | ")}`,
        );
      }
    }
  });

  it("links no key of a shared value that is no address", async (t) => {
    desk.backend.world.targets = [
      targetOf("CancelBundle", { kind: "signal", key: "/stage/scene" }),
      targetOf("EmitEvent", { kind: "signal", key: "bundle 01KB8M3T" }),
    ];
    const page = await desk.tab(t);
    await eventually(async () =>
      assert.deepEqual(
        (await rowsOf(page, "Worst keys")).map(([key, operation]) => [key.replace(/\s+/, " "), operation]),
        [
          ["signal /stage/scene", "CancelBundle"],
          ["signal bundle 01KB8M3T", "EmitEvent"],
        ],
      ),
    );
    assert.deepEqual(await page.locator(".targets th.key a").allInnerTexts(), ["/stage/scene"]);
  });

  it("never asks for more than the 72 h there are", async (t) => {
    await desk.tab(t, "#/?range=72h");
    await eventually(async () => assert.equal(asked("/v1/insights").length, 1));
    assert.ok(Date.now() - Date.parse(queryOf(asked("/v1/insights")[0]).get("from")) <= 72 * 3_600_000);
  });

  it("stacks the six, or what was solved against what was not", async (t) => {
    const page = await desk.tab(t);
    await says(page, ".legend", /Superseded/);
    await page.getByText("Retried · permanent").click();
    assert.deepEqual(await page.locator(".legend li").allInnerTexts(), ["Permanent", "Retried", "Others"]);
    assert.equal(await bars(page, "superseded"), 0);
    assert.ok((await bars(page, "others")) > 0);
  });

  it("reads the chart to the keyboard, and has it as a table", async (t) => {
    const page = await desk.tab(t);
    const chart = page.getByRole("slider", { name: "Moment in the chart" });
    await says(page, ".legend", /Retried/);
    await chart.focus();
    await page.keyboard.press("End");
    const last = await chart.getAttribute("aria-valuetext");
    assert.match(last, /^(\d+ \w+ )?\d\d:\d\d – \d\d:\d\d: \d+ .*retried/);
    await page.keyboard.press("ArrowLeft");
    assert.notEqual(await chart.getAttribute("aria-valuetext"), last);
    assert.equal(await page.locator(".reading").innerText(), await chart.getAttribute("aria-valuetext"));
    await page.getByText("As a table").click();
    const rows = await rowsOf(page, /^Steps in which something happened/);
    assert.equal(rows[0][0], last.split(": ")[0]);
  });

  it("goes on asking, unless it is paused or not seen", async (t) => {
    const page = await desk.tab(t);
    await eventually(() => assert.ok(asked("/v1/insights").length >= 2), 9_000);
    const pause = page.getByRole("button", { name: "Pause" });
    await pause.click();
    assert.equal(await pause.getAttribute("aria-pressed"), "true");
    await page.waitForTimeout(300);
    const before = asked("/v1/insights").length;
    await page.waitForTimeout(6_000);
    assert.equal(asked("/v1/insights").length, before);
    await pause.click();
    await eventually(() => assert.equal(asked("/v1/insights").length, before + 1), 2_000);
  });

  it("keeps the focus and what is open when it shows something newer", async (t) => {
    const page = await desk.tab(t);
    const row = page.getByRole("table", { name: "Worst keys" }).locator("tbody tr").first();
    await row.getByText("1 more").first().click();
    await row.getByRole("link", { name: "record of the last conflict of invoice/4711" }).focus();
    desk.backend.world.scale = 9;
    const retried = await page.locator(".figure.retried .number").innerText();
    await eventually(
      async () => assert.notEqual(await page.locator(".figure.retried .number").innerText(), retried),
      9_000,
    );
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "record");
    assert.equal(
      await row
        .locator("details")
        .first()
        .evaluate((details) => details.open),
      true,
    );
  });

  it("sorts by any number, and back to the worst first", async (t) => {
    const page = await desk.tab(t);
    const attempts = page.getByRole("button", { name: "Attempts" });
    const column = async () => (await rowsOf(page, "Worst keys")).map((row) => Number(row[8]));
    await attempts.click();
    assert.deepEqual(
      await column(),
      (await column()).toSorted((one, other) => other - one),
    );
    const head = page.getByRole("columnheader", { name: "Attempts" });
    assert.equal(await head.getAttribute("aria-sort"), "descending");
    await attempts.click();
    assert.equal(await head.getAttribute("aria-sort"), "ascending");
    assert.deepEqual(
      await column(),
      (await column()).toSorted((one, other) => one - other),
    );
    await attempts.click();
    assert.equal(await head.getAttribute("aria-sort"), "none");
    assert.match((await rowsOf(page, "Worst keys"))[0][0], /invoice\/4711/);
  });

  it("says what to do where nothing has happened yet", async (t) => {
    desk.backend.reset(World.empty());
    const page = await desk.tab(t);
    await says(page, ".emptiness", /No write met another one in the last 1 h\.[\s\S]*scripts\/demo/);
    assert.equal(await page.locator(".filled").isVisible(), false);
    await page.getByRole("link", { name: "Look at the last 72 h" }).click();
    await says(page, ".emptiness", /in the last 72 h/);
  });

  it("stays fast and says what is left out when there are 100,000", async (t) => {
    const world = new World();
    world.scale = 14;
    world.targets = manyTargets(100_000);
    desk.backend.reset(world);
    const page = await desk.tab(t, "#/?range=72h");
    await says(page, ".omitted", /^99,900 more keys met less and are not listed/);
    assert.equal((await rowsOf(page, "Worst keys")).length, 25);
    for (const left of ["75", "50", "25"]) {
      await page.getByRole("button", { name: `Show 25 more of ${left}` }).click();
    }
    assert.equal((await rowsOf(page, "Worst keys")).length, 100);
    assert.equal(await overflowOf(page), 0);
    const millis = await page.evaluate(turningTime);
    assert.ok(millis < 150, `it takes ${millis} ms`);
  });

  it("leads from a key to the item or the shared value, and to its last conflict", async (t) => {
    const page = await desk.tab(t);
    await page.getByRole("link", { name: "record of the last conflict of invoice/4711" }).click();
    await says(page, "h1", /^Conflict record$/);
    assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1");
    await page.goBack();
    await page.getByRole("link", { name: "/stage/fader/1", exact: true }).click();
    await eventually(async () => assert.equal(await page.getByLabel("Pattern").inputValue(), "/stage/fader/1"));
    await page.goBack();
    await page.getByRole("link", { name: "invoice/4711", exact: true }).click();
    await says(page, "h1", /^4711$/);
  });

  it("goes on showing what it had when the backend does not answer, and catches up", async (t) => {
    const page = await desk.tab(t);
    await says(page, ".big-figures .retried .number", /\d/);
    desk.backend.fate = () => problem(503, "unavailable", "The store gave no answer.");
    await eventually(async () => assert.match(await page.locator(".notice").innerText(), /too much to do/), 9_000);
    assert.equal(await page.locator(".filled").isVisible(), true);
    desk.backend.fate = () => undefined;
    await eventually(async () => assert.equal(await page.locator(".notice").count(), 0), 20_000);
  });
});

function queryOf(request) {
  return new URL(request.split(" ")[1], "http://localhost").searchParams;
}

function figure(number) {
  return new Intl.NumberFormat("en").format(number);
}

const NONE = { retried: 0, permanent: 0, superseded: 0, lockRefused: 0, transactionConflict: 0, deduplicated: 0 };
const ALL_SIX = Object.fromEntries(Object.keys(NONE).map((name) => [name, 1_234]));
const FIELDS = [{ field: "/attributes/total", count: 12 }];

function targetOf(operation, { counts = { permanent: 1 }, ...more } = {}) {
  return {
    kind: "item",
    key: "note/1",
    operation,
    counts: { ...NONE, ...counts },
    writers: ["ann", "ben"],
    fields: [],
    maxAttempts: 1,
    lastAt: new Date().toISOString(),
    ...more,
  };
}

/** The lines that each of some elements' text is broken into. */
function linesOf(elements) {
  return elements.map((element) => {
    const lines = new Map();
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      for (const [index, sign] of [...texts.currentNode.data].entries()) {
        const range = document.createRange();
        range.setStart(texts.currentNode, index);
        range.setEnd(texts.currentNode, index + 1);
        const { top } = range.getBoundingClientRect();
        lines.set(top, (lines.get(top) ?? "") + sign);
      }
    }
    return [...lines.values()];
  });
}

function manyTargets(number) {
  const counts = { retried: 3, permanent: 2, superseded: 1, lockRefused: 1, transactionConflict: 1, deduplicated: 1 };
  const writers = Array.from({ length: 20 }, (_, index) => `writer-${index}`);
  const fields = Array.from({ length: 20 }, (_, index) => ({ field: `/attributes/field-${index}`, count: 5 }));
  return Array.from({ length: number }, (_, index) => ({
    kind: "item",
    key: `note/${String(index).padStart(60, "long-")}`,
    operation: "PatchItem",
    counts,
    writers,
    fields,
    wouldHaveMerged: 1,
    maxAttempts: 3,
    lastAt: new Date().toISOString(),
    lastConflictId: RECORD,
  }));
}

/** How long it takes to sort and lay out the table, in milliseconds: the median, as this machine does other things too. */
function turningTime() {
  const times = [...document.querySelectorAll(".targets thead button")].map((button) => {
    const begun = performance.now();
    button.click();
    document.body.getBoundingClientRect();
    return performance.now() - begun;
  });
  return times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)];
}
