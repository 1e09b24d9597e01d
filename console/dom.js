const SVG = "http://www.w3.org/2000/svg";

/**
 * An element. Children that are text go in as text, never as markup. Attributes that are absent or `false` are left out;
 * those that begin with `on` are listeners.
 */
export function el(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

/** The same of a drawing. */
export function svg(name, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, name), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else if (!isAbsent(value)) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.flat(2).filter((child) => !isAbsent(child)));
  return element;
}

function isAbsent(thing) {
  return thing === undefined || thing === null || thing === false;
}

/** Only what is new, so that nobody is told the same again. */
export function say(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

/**
 * Makes the children those of the entries `{key, stamp, make}`, in their order. A child whose stamp is as it was stays, and
 * with it the focus and what is selected in it; one that is made anew gets the focus its forerunner had, and is as open.
 */
export function reconcile(parent, entries) {
  const before = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  const focused = focusIn(parent);
  const children = entries.map(({ key, stamp, make }) => {
    const old = before.get(key);
    return old?.dataset.stamp === stamp ? old : marked(opened(make(), old), key, stamp);
  });
  const kept = new Set(children);
  for (const child of before.values()) {
    kept.has(child) || child.remove();
  }
  let place = parent.firstElementChild;
  for (const child of children) {
    if (child === place) {
      place = place.nextElementSibling;
    } else {
      parent.insertBefore(child, place);
    }
  }
  focused && focusables(children.find((child) => child.dataset.key === focused.key))[focused.index]?.focus();
}

/** What somebody has opened stays open. */
function opened(child, old) {
  const before = old ? [...old.querySelectorAll("details")] : [];
  for (const [index, details] of [...child.querySelectorAll("details")].entries()) {
    details.open = before[index]?.open ?? false;
  }
  return child;
}

function marked(child, key, stamp) {
  child.dataset.key = key;
  child.dataset.stamp = stamp;
  return child;
}

function focusIn(parent) {
  const child = [...parent.children].find((one) => one.contains(document.activeElement));
  return child && { key: child.dataset.key, index: focusables(child).indexOf(document.activeElement) };
}

function focusables(child) {
  return child ? [...child.querySelectorAll("a[href], button, input, select, summary")] : [];
}
