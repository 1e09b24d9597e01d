import { el, svg } from "./dom.js";

const [WIDTH, HEIGHT] = [560, 132];
const [TRUNK, BRANCH] = [92, 34];
const [LEFT, RIGHT] = [60, 500];

/**
 * How a write came too late, drawn: the versions in a row, and the write that began at the expected one and ended beside
 * the current one. Says the same in words for whoever does not see it.
 */
export function lane({ expected, current, status, number }) {
  const fork = LEFT + 80;
  const told = `Expected ${number} ${expected}, but it was ${number} ${current}: the write was refused with ${status}.`;
  const between = current - expected - 1;
  return el(
    "div",
    { class: "lane" },
    svg(
      "svg",
      { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": told },
      svg("path", { class: "trunk", d: `M${LEFT - 40} ${TRUNK}H${RIGHT + 40}` }),
      svg("path", {
        class: "branch",
        d: `M${fork} ${TRUNK}C${fork + 70} ${TRUNK} ${fork + 60} ${BRANCH} ${fork + 140} ${BRANCH}H${RIGHT - 60}`,
      }),
      dot(fork, `${number[0]}${expected}`, "expected"),
      between > 0 && svg("text", { class: "between", x: (fork + RIGHT) / 2, y: TRUNK + 26 }, `${between} between`),
      dot(RIGHT, `${number[0]}${current}`, "current"),
      svg("path", { class: "end", d: `M${RIGHT - 60} ${BRANCH}m-8 -8l16 16m0 -16l-16 16` }),
      svg("text", { class: "status", x: RIGHT - 40, y: BRANCH + 6 }, status),
    ),
  );
}

function dot(x, label, name) {
  return [
    svg("circle", { class: name, cx: x, cy: TRUNK, r: 7 }),
    svg("text", { x, y: TRUNK + 28, "text-anchor": "middle" }, label),
  ];
}
