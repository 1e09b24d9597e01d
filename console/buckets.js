/**
 * All steps that were asked for, ascending, those in which nothing happened as well: `[{from, to, counts}]`, times in
 * milliseconds. Takes an answer of `/v1/insights/conflicts`.
 */
export function steps({ from, to, stepSeconds, series }) {
  const step = stepSeconds * 1000;
  const first = floor(Date.parse(from), step);
  const length = Math.max(1, Math.ceil((Date.parse(to) - first) / step));
  const all = Array.from({ length }, (_, index) => ({
    from: first + index * step,
    to: first + (index + 1) * step,
    counts: {},
  }));
  for (const { at, counts } of series) {
    add(all[(floor(Date.parse(at), step) - first) / step], counts);
  }
  return all;
}

function add(bucket, counts) {
  for (const [name, number] of Object.entries(bucket ? counts : {})) {
    bucket.counts[name] = (bucket.counts[name] ?? 0) + number;
  }
}

function floor(millis, step) {
  return Math.floor(millis / step) * step;
}

/** What each group of a grouping has, and all together. */
export function grouped(counts, groups) {
  const parts = groups.map(({ of }) => of.reduce((sum, name) => sum + (counts[name] ?? 0), 0));
  return { parts, total: parts.reduce((sum, part) => sum + part, 0) };
}

/** The least even round number that is not less: what an axis ends with, whose half is whole. */
export function ceiling(number) {
  const least = Math.max(2, number);
  const size = 10 ** Math.floor(Math.log10(least / 2));
  return [2, 4, 6, 8, 10, 20].map((factor) => factor * size).find((round) => round >= least);
}

const ROUND = [1, 5, 10, 15, 30, 60, 180, 360, 720, 1_440, 2_880].map((minutes) => minutes * 60_000);

/**
 * The moments an axis is labelled with: round ones of the local time, at most as many as there is room for. Takes moments
 * and the milliseconds that local time is ahead of UTC.
 */
export function roundOnes(moments, most, ahead) {
  const isRound = (apart) => (at) => (at + ahead) % apart === 0;
  const apart = ROUND.find((one) => moments.filter(isRound(one)).length <= most) ?? ROUND.at(-1);
  return moments.filter(isRound(apart));
}
