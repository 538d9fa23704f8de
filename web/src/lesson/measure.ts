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

/** A metric as it was at each evaluation; NaN where it was not measured. */
export function course(lab: Measured, metric: string, run: 'a' | 'b'): Recorded {
  const { steps } = lab.record('evaluation_return', run);
  const rows = lab.record(metric, run);
  return { steps, values: steps.map((step) => rows.values[rows.steps.findIndex((row) => row >= step)] ?? NaN) };
}

/** @returns NaN where there is no such number (yet); Infinity: never solved */
export function measured(lab: Measured, { metric, reading, window }: Measure, run: 'a' | 'b'): number {
  if (reading === 'solved') {
    const evaluations = lab.record('evaluation_return', run);
    const at = evaluations.values.findIndex((value) => value >= solvedReturn);
    return at < 0 ? Infinity : evaluations.steps[at]!;
  }
  const [from, to] = window;
  const all = course(lab, metric, run);
  const values = all.values.filter(
    (value, i) => all.steps[i]! >= from && all.steps[i]! <= to && Number.isFinite(value),
  );
  const mean = average(values);
  if (reading === 'spread') return Math.sqrt(average(values.map((value) => (value - mean) ** 2)));
  return reading === 'size' ? Math.abs(mean) : mean;
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
