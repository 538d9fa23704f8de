/** The ends of a scale for values that change all the time: round numbers that stay while they still fit. */

/** While the values fill this share of it, a range stays. */
const leastFilled = 0.4;
/** One value in a hundred may lie beyond the scale if that makes it this many times shorter. */
const outlierGain = 3;

export type Range = readonly [low: number, high: number];
const unknown: Range = [NaN, NaN];

/** 1, 2 or 5 times a power of ten, at least as large as asked. */
export function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 2, 5].find((f) => f * power >= least * (1 - 1e-9)) ?? 10;
  return Number((factor * power).toPrecision(1));
}

export class StableRange {
  #range: Range = unknown;

  reset(): void {
    this.#range = unknown;
  }
  /** Around values from low to high. */
  fit(low: number, high: number): Range {
    if (!(low <= high)) return this.#range;
    const [from, to] = this.#range;
    if (low >= from && high <= to && high - low >= leastFilled * (to - from)) return this.#range;
    if (low === high) return (this.#range = low < 0 ? [2 * low, 0] : [0, 2 * low || 1]);
    const step = niceStep((high - low) / 4);
    const round = (value: number): number => Number((value * step).toPrecision(12));
    return (this.#range = [round(Math.floor(low / step)), round(Math.ceil(high / step))]);
  }
  /** Around zero, as far down as up. */
  fitAround(low: number, high: number): Range {
    const size = Math.max(Math.abs(low), Math.abs(high));
    const before = this.#range[1];
    if (size <= before && size >= leastFilled * before) return this.#range;
    if (!(size < Infinity)) return this.#range;
    const step = niceStep((size || 1) / 3);
    const end = Number((Math.ceil((size || 1) / step) * step).toPrecision(12));
    return (this.#range = [-end, end]);
  }
}

/** From the lowest to the highest value; a few outliers far above all others are left out. NaNs do not count. */
export function spanOf(values: ArrayLike<number>): { low: number; high: number; clipped: boolean } {
  const finite = Float64Array.from(values).filter(Number.isFinite).sort();
  const low = finite[0] ?? NaN;
  const high = finite.at(-1) ?? NaN;
  const most = finite[Math.floor(0.99 * (finite.length - 1))] ?? NaN;
  const clipped = most > low && high - low > outlierGain * (most - low);
  return { low, high: clipped ? most : high, clipped };
}

/** Round values over a range, at most as many steps as asked, with both ends among them where those are round too. */
export function ticksOf([low, high]: Range, most: number): { values: number[]; step: number } {
  if (!(high > low)) return { values: [], step: NaN };
  const finest = niceStep((high - low) / most);
  const divides = (step: number): boolean =>
    [low, high].every((end) => Math.abs(end / step - Math.round(end / step)) < 1e-6);
  const step = [finest, niceStep(1.01 * finest), niceStep(2.01 * finest)].find(divides) ?? finest;
  const first = Math.ceil(low / step - 1e-6);
  const count = Math.floor(high / step + 1e-6) - first + 1;
  return { values: Array.from({ length: count }, (_, i) => Number(((first + i) * step).toPrecision(12))), step };
}
