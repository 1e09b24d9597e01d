import { ceiling, grouped, roundOnes } from "./buckets.js";
import { el, say, svg } from "./dom.js";
import { iconOf } from "./encounters.js";
import { count, dayOf, shortCount, span, tick } from "./format.js";

const HEIGHT = 220;
const MARGIN = { top: 10, right: 6, bottom: 24, left: 40 };
/** What a time takes, and takes with some air around it, in pixels. */
const LABEL_ROOM = 44;
const LABEL_WIDTH = 76;
const DAY_MILLIS = 86_400_000;

/**
 * Columns of what happened when, stacked by group. A slider along them tells one after the other, by pointer or keys.
 * `show(steps, groups)` draws; the steps are those of {@link steps}.
 */
export function chart(signal) {
  const columns = svg("g", {});
  const axes = svg("g", { class: "axes" });
  const cursor = svg("rect", {
    class: "cursor",
    y: MARGIN.top,
    height: HEIGHT - MARGIN.top - MARGIN.bottom,
    hidden: true,
  });
  const drawing = svg("svg", { height: HEIGHT, width: "100%", "aria-hidden": "true" }, axes, cursor, columns);
  const slider = el(
    "div",
    { class: "plot", role: "slider", tabindex: "0", "aria-label": "Moment in the chart" },
    drawing,
  );
  const reading = el("p", { class: "reading" });
  const legend = el("ul", { class: "legend" });
  const element = el("div", { class: "chart" }, legend, slider, reading);
  let now = { steps: [], groups: [], width: 0 };
  let chosen;

  function draw() {
    const { steps, groups, width } = now;
    if (steps.length === 0 || width === 0) {
      return;
    }
    const stacks = steps.map(({ counts }) => grouped(counts, groups));
    const top = ceiling(Math.max(...stacks.map(({ total }) => total)));
    const place = placesOf(width, steps.length, top);
    axes.replaceChildren(...linesOf(top, place, width), ...timesOf(steps, place).flat());
    columns.replaceChildren(...stacks.flatMap(({ parts }, index) => stackOf(parts, index, groups, place)));
    point(chosen);
  }

  function point(index) {
    const { steps, groups, width } = now;
    chosen = index === undefined ? undefined : Math.max(0, Math.min(steps.length - 1, index));
    const place = placesOf(width, steps.length, 1);
    chosen === undefined ? cursor.setAttribute("hidden", "") : cursor.removeAttribute("hidden");
    cursor.setAttribute("x", place.x(chosen ?? 0));
    cursor.setAttribute("width", place.step);
    const told = tellings(steps, groups, chosen);
    say(reading, told);
    slider.setAttribute("aria-valuemin", 0);
    slider.setAttribute("aria-valuemax", Math.max(0, steps.length - 1));
    slider.setAttribute("aria-valuenow", chosen ?? Math.max(0, steps.length - 1));
    slider.setAttribute("aria-valuetext", told);
  }

  slider.addEventListener("pointermove", ({ clientX }) => {
    const { step, x } = placesOf(now.width, now.steps.length, 1);
    point(Math.floor((clientX - slider.getBoundingClientRect().left - x(0)) / step));
  });
  slider.addEventListener("pointerleave", () => point(undefined));
  slider.addEventListener("keydown", (event) => {
    const next = keyed(event.key, chosen ?? now.steps.length, now.steps.length);
    if (next !== undefined) {
      event.preventDefault();
      point(next);
    }
  });
  slider.addEventListener("blur", () => point(undefined));
  const size = new ResizeObserver(([{ contentRect }]) => {
    now.width = contentRect.width;
    draw();
  });
  size.observe(slider);
  signal.addEventListener("abort", () => size.disconnect());

  return {
    element,
    show(steps, groups) {
      now = { ...now, steps, groups };
      legend.replaceChildren(...groups.map(({ name, label }) => el("li", { class: name }, iconOf(name), label)));
      draw();
    },
  };
}

function keyed(key, at, length) {
  const way = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 }[key];
  return way === undefined ? { Home: 0, End: length - 1 }[key] : at + way;
}

function placesOf(width, length, top) {
  const step = Math.max(0, width - MARGIN.left - MARGIN.right) / Math.max(1, length);
  const room = HEIGHT - MARGIN.top - MARGIN.bottom;
  return { step, x: (index) => MARGIN.left + index * step, y: (number) => MARGIN.top + room * (1 - number / top) };
}

function linesOf(top, { y }, width) {
  return [0, top / 2, top].flatMap((number) => [
    svg("line", {
      x1: MARGIN.left,
      x2: width - MARGIN.right,
      y1: y(number),
      y2: y(number),
      class: number === 0 && "zero",
    }),
    svg("text", { x: MARGIN.left - 8, y: y(number) + 4, "text-anchor": "end" }, shortCount(number)),
  ]);
}

function timesOf(steps, { x, step }) {
  const moments = steps.map(({ from }) => from);
  const ahead = new Date(moments[0]).getTimezoneOffset() * -60_000;
  return roundOnes(moments, (steps.length * step) / LABEL_WIDTH, ahead).map((at) => {
    const left = x(moments.indexOf(at));
    const isDay = (at + ahead) % DAY_MILLIS === 0;
    const mark = svg("line", {
      class: "mark",
      x1: left,
      x2: left,
      y1: HEIGHT - MARGIN.bottom,
      y2: HEIGHT - MARGIN.bottom + 5,
    });
    const label = svg("text", { x: left + 4, y: HEIGHT - 6, class: isDay && "day" }, isDay ? dayOf(at) : tick(at));
    return at + (LABEL_ROOM * (steps[0].to - moments[0])) / step > steps.at(-1).to ? [mark] : [mark, label];
  });
}

function stackOf(parts, index, groups, { x, y, step }) {
  const gap = step > 8 ? 2 : step > 4 ? 1 : 0;
  let below = 0;
  return parts.flatMap((part, group) => {
    const from = below;
    below += part;
    const height = y(from) - y(below);
    const shape = { x: x(index) + gap / 2, y: y(below), width: Math.max(0.5, step - gap), height };
    return part > 0 ? [svg("rect", { ...shape, class: `bar ${groups[group].name}` })] : [];
  });
}

function tellings(steps, groups, index) {
  if (index === undefined) {
    return `${busiest(steps, groups)}Point at the chart, or use the arrow keys on it, to read one step.`;
  }
  const { from, to, counts } = steps[index];
  const { parts } = grouped(counts, groups);
  const met = groups.map(({ label }, group) => [parts[group], label.toLowerCase()]).filter(([part]) => part > 0);
  return `${span(from, to)}: ${met.map(([part, label]) => `${count(part)} ${label}`).join(", ") || "nothing"}`;
}

function busiest(steps, groups) {
  const totals = steps.map(({ counts }) => grouped(counts, groups).total);
  const most = Math.max(0, ...totals);
  const step = steps[totals.indexOf(most)];
  return most > 0 ? `Most in ${span(step.from, step.to)}: ${count(most)}. ` : "";
}
