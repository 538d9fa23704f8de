/** How a run becomes the number that it is judged by: as the table's numbers were read, from its evaluations. */
import type { Measure } from './content';

export interface Recorded {
  readonly steps: readonly number[];
  readonly values: readonly number[];
}
/** What of the element is asked. */
export interface Measured {
  record(metric: string, run?: 'a' | 'b'): Recorded;
}

/** The evaluation that counts as solved, as on the page. */
const solvedReturn = -160;

/** @returns NaN where there is no such number (yet); Infinity: never solved */
export function measured(lab: Measured, { metric, reading, window }: Measure, run: 'a' | 'b'): number {
  const evaluations = lab.record('evaluation_return', run);
  if (reading === 'solved') {
    const at = evaluations.values.findIndex((value) => value >= solvedReturn);
    return at < 0 ? Infinity : evaluations.steps[at]!;
  }
  const rows = lab.record(metric, run);
  const [from, to] = window;
  const values = evaluations.steps
    .filter((step) => step >= from && step <= to)
    .map((step) => rows.values[rows.steps.findIndex((row) => row >= step)] ?? NaN)
    .filter(Number.isFinite);
  const mean = average(values);
  if (reading === 'spread') return Math.sqrt(average(values.map((value) => (value - mean) ** 2)));
  return reading === 'size' ? Math.abs(mean) : mean;
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
