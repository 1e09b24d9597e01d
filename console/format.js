const WHOLE = new Intl.NumberFormat("en");
const SHORT = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });
const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const MINUTE = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });
const DAY_OF_YEAR = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });
const UNITS = [
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["min", 60_000],
  ["s", 1_000],
];

/** `12,345` */
export function count(number) {
  return WHOLE.format(number);
}

/** `12.3K`, where there is little room. */
export function shortCount(number) {
  return SHORT.format(number);
}

/** `12,345 conflicts`, `1 conflict`. */
export function counted(number, noun, nouns = `${noun}s`) {
  return `${count(number)} ${number === 1 ? noun : nouns}`;
}

/** `38 %`; never 0 or 100 unless it is exactly that. Nothing of nothing has no share: `–`. */
export function share(part, whole) {
  if (whole === 0) {
    return "–";
  }
  const percent = Math.round((part / whole) * 100);
  return `${part === 0 || part === whole ? percent : Math.min(99, Math.max(1, percent))} %`;
}

/** How long it is, in its largest unit: `180 ms`, `3 min`. */
export function duration(millis) {
  const [unit, size] = UNITS.find(([, least]) => millis >= least) ?? ["ms", 1];
  const amount = millis / size;
  return `${amount < 10 && size > 1 ? Math.round(amount * 10) / 10 : Math.round(amount)} ${unit}`;
}

/** A moment as short as it can be told now: only the time if it is of today. */
export function moment(at, now = Date.now()) {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) {
    return String(at);
  }
  const today = new Date(now);
  if (date.toDateString() === today.toDateString()) {
    return CLOCK.format(date);
  }
  const day = date.getFullYear() === today.getFullYear() ? DAY : DAY_OF_YEAR;
  return `${day.format(date)}, ${CLOCK.format(date)}`;
}

/** `10:12` */
export function tick(at) {
  return MINUTE.format(at);
}

/** `28 Nov` */
export function dayOf(at) {
  return DAY.format(at);
}

/** From when to when a step is. */
export function span(from, to) {
  const sameDay = new Date(from).toDateString() === new Date().toDateString();
  return `${sameDay ? "" : `${dayOf(from)} `}${tick(from)} – ${tick(to)}`;
}

/** What is too long is cut in the middle: both ends of an id tell it from others. */
export function cut(text, most) {
  const signs = [...text];
  const half = Math.floor((most - 1) / 2);
  return signs.length <= most ? text : `${signs.slice(0, half).join("")}…${signs.slice(-half).join("")}`;
}
