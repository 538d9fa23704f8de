/** Curves before they are drawn: reduced to what fits into the pixels. */
import type { Points } from '../lab/run_history';

/** Index of the first element that is not below the value. */
export function firstFrom(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Index of the point nearest to a step; -1 where there is none. */
export function nearest({ steps }: Points, step: number): number {
  const after = firstFrom(steps, step);
  if (after === 0) return steps.length > 0 ? 0 : -1;
  return after === steps.length || step - steps[after - 1]! <= steps[after]! - step ? after - 1 : after;
}

/** The curve's height at a step, between its points; NaN beyond its ends. */
export function heightAt({ steps, values }: Points, step: number): number {
  const after = firstFrom(steps, step);
  if (steps[after] === step) return values[after]!;
  if (after === 0 || after === steps.length) return NaN;
  const [from, to] = [steps[after - 1]!, steps[after]!];
  return values[after - 1]! + ((step - from) / (to - from)) * (values[after]! - values[after - 1]!);
}

/** A metric that is measured at evaluations only: its rows in between repeat it, and fall away here. */
export function atEvaluations(rows: Points, evaluations: readonly number[]): Points {
  const steps: number[] = [];
  const values: number[] = [];
  let seen = 0;
  rows.steps.forEach((step, row) => {
    if (!(evaluations[seen]! <= step)) return;
    while (evaluations[seen + 1]! <= step) seen++;
    steps.push(evaluations[seen++]!);
    values.push(rows.values[row]!);
  });
  return { steps, values };
}

/** Where all curves of a chart are drawn: both ends of the visible range, and two places in each column of pixels. */
export class Columns {
  readonly places: Float64Array;
  readonly #from: number;
  readonly #to: number;
  readonly #width: number;
  readonly #count: number;

  constructor(from: number, to: number, count: number) {
    this.#from = from;
    this.#to = to;
    this.#count = count;
    this.#width = (to - from) / count;
    this.places = new Float64Array(2 * count + 2);
    this.places[0] = from;
    this.places[2 * count + 1] = to;
    for (let column = 0; column < count; column++) {
      this.places[1 + 2 * column] = from + (column + 0.25) * this.#width;
      this.places[2 + 2 * column] = from + (column + 0.75) * this.#width;
    }
  }

  /**
   * A curve's values at the places: in each column the lowest and the highest, in their order, so that no spike is lost.
   * undefined: nothing there; null: a gap. On a logarithmic axis, what is not positive is a gap.
   */
  place({ steps, values }: Points, logarithmic = false): (number | null | undefined)[] {
    const placed = new Array<number | null | undefined>(this.places.length);
    const end = steps.length;
    const shown = (value: number): boolean => Number.isFinite(value) && (!logarithmic || value > 0);
    const between = (at: number, step: number): number | undefined => {
      const [a, b] = [values[at - 1]!, values[at]!];
      if (!(at > 0 && at < end) || !shown(a) || !shown(b)) return undefined;
      const share = (step - steps[at - 1]!) / (steps[at]! - steps[at - 1]!);
      return logarithmic ? a * (b / a) ** share : a + share * (b - a);
    };

    let i = firstFrom(steps, this.#from);
    placed[0] = between(i, this.#from);
    while (i < end && steps[i]! <= this.#to) {
      const column = Math.min(Math.floor((steps[i]! - this.#from) / this.#width), this.#count - 1);
      const limit = column === this.#count - 1 ? Infinity : this.#from + (column + 1) * this.#width;
      let [low, high, lowAt, highAt] = [Infinity, -Infinity, -1, -1];
      // At least one, however the limit was rounded.
      do {
        const value = values[i]!;
        if (shown(value)) {
          if (value < low) [low, lowAt] = [value, i];
          if (value > high) [high, highAt] = [value, i];
        }
        i++;
      } while (i < end && steps[i]! < limit && steps[i]! <= this.#to);
      const at = 1 + 2 * column;
      if (lowAt < 0) placed[at] = null;
      else if (low === high) placed[at] = low;
      else [placed[at], placed[at + 1]] = lowAt < highAt ? [low, high] : [high, low];
    }
    placed[placed.length - 1] = between(i, this.#to);
    return placed;
  }
}
