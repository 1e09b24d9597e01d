import { el, reconcile, say } from "./dom.js";
import { count } from "./format.js";

const STEP = 25;

/**
 * A table that can be shown again with other rows. Columns: `{name, label, cell(row), number?, sortBy?(row), wide?}`; a
 * column with `sortBy` can be sorted by. Rows are kept by `keyOf(row)`. On a narrow screen each row is a card.
 */
export function table({ caption, columns, keyOf, stampOf = JSON.stringify, onMore }) {
  const body = el("tbody", { role: "rowgroup" });
  const heads = columns.map((column) => headOf(column, turn));
  const more = el("button", { type: "button", class: "plain more", hidden: true }, "Show more");
  const element = el(
    "div",
    { class: "tabled" },
    el(
      "table",
      { role: "table" },
      el("caption", {}, caption),
      el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, heads)),
      body,
    ),
    more,
  );
  let rows = [];
  let most = onMore ? Number.POSITIVE_INFINITY : STEP;
  let sorted;

  function turn(column) {
    const again = sorted?.column === column;
    sorted =
      again && sorted.down === !column.isText
        ? { column, down: !sorted.down }
        : again
          ? undefined
          : { column, down: !column.isText };
    show();
  }

  function show() {
    for (const [index, column] of columns.entries()) {
      column.sortBy && heads[index].setAttribute("aria-sort", wayOf(column, sorted));
    }
    const inOrder = sorted ? rows.toSorted(byColumn(sorted)) : rows;
    reconcile(body, inOrder.slice(0, most).map(entryOf));
    const left = rows.length - most;
    if (!onMore) {
      more.hidden = left <= 0;
      say(more, `Show ${count(Math.min(left, STEP))} more of ${count(left)}`);
    }
  }

  function entryOf(row) {
    return { key: keyOf(row), stamp: stampOf(row), make: () => rowOf(row, columns) };
  }

  more.addEventListener("click", async () => {
    const next = body.children.length;
    most += STEP;
    onMore ? await onMore() : show();
    // The button may be gone; what it brought is what one wants.
    more.hidden && body.children[next]?.querySelector("a, button, input")?.focus();
  });

  return {
    element,
    /** `hasMore`: whether `onMore` would bring some. */
    show(next, hasMore = false) {
      rows = next;
      if (onMore) {
        more.hidden = !hasMore;
      }
      show();
    },
  };
}

function headOf(column, turn) {
  const { label, number, sortBy } = column;
  const content = sortBy ? el("button", { type: "button", onclick: () => turn(column) }, label) : label;
  return el(
    "th",
    { scope: "col", role: "columnheader", class: number && "number", "aria-sort": sortBy && "none" },
    content,
  );
}

function wayOf(column, sorted) {
  return sorted?.column === column ? (sorted.down ? "descending" : "ascending") : "none";
}

function byColumn({ column, down }) {
  const way = down ? -1 : 1;
  return (one, other) => {
    const [left, right] = [column.sortBy(one), column.sortBy(other)];
    return left === right ? 0 : (left < right ? -1 : 1) * way;
  };
}

function rowOf(row, columns) {
  const cells = columns.map(({ label, cell, number, name }, index) =>
    index === 0
      ? el("th", { scope: "row", role: "rowheader", class: name }, cell(row))
      : el(
          "td",
          { role: "cell", "data-label": label, class: [name, number && "number"].filter(Boolean).join(" ") },
          el("div", {}, cell(row)),
        ),
  );
  return el("tr", { role: "row" }, cells);
}
