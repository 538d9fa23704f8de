/** Where a curve over the steps of a run lies in a drawing: the build draws the axes there, the page's script the curves. */

/** Size of a figure, and of what lies between its axes, in units of the drawing. */
export const figure = { width: 680, height: 300, left: 58, right: 656, top: 34, bottom: 256 } as const;

/** What the axes span. */
export interface CurveRange {
  /** Environment steps, from 0 on. */
  readonly steps: number;
  readonly min: number;
  readonly max: number;
}
/** A curve by its points, in the order of their steps. */
export interface Course {
  readonly steps: readonly number[];
  readonly values: readonly number[];
}

/** A reader sets so many points of a curve. */
const handles = 7;
export function handleSteps(steps: number): number[] {
  return Array.from({ length: handles }, (_, i) => Math.round((i * steps) / (handles - 1)));
}

export const xOf = (step: number, { steps }: CurveRange): number =>
  figure.left + (step / steps) * (figure.right - figure.left);
export const yOf = (value: number, { min, max }: CurveRange): number =>
  figure.bottom + ((clamp(value, min, max) - min) / (max - min)) * (figure.top - figure.bottom);
export const stepAt = (x: number, { steps }: CurveRange): number =>
  ((x - figure.left) / (figure.right - figure.left)) * steps;
export const valueAt = (y: number, { min, max }: CurveRange): number =>
  clamp(min + ((y - figure.bottom) / (figure.top - figure.bottom)) * (max - min), min, max);

function clamp(value: number, min: number, max: number): number {
  return Math.min(Math.max(value, min), max);
}

/** The outline of a curve; what lies outside of the axes lies on their edge, and what is no number is left out. */
export function pathOf({ steps, values }: Course, range: CurveRange): string {
  const points = steps.flatMap((step, i) => {
    const value = values[i]!;
    return Number.isNaN(value) ? [] : [`${xOf(step, range).toFixed(1)} ${yOf(value, range).toFixed(1)}`];
  });
  return points.length > 0 ? `M${points.join('L')}` : '';
}

/** Its value at a step, on a straight line between two points; that of the last point beyond it. */
export function between({ steps, values }: Course, step: number): number {
  const after = steps.findIndex((one) => one >= step);
  if (after < 0) return values.at(-1)!;
  if (after === 0) return values[0]!;
  const [from, to] = [steps[after - 1]!, steps[after]!];
  const [low, high] = [values[after - 1]!, values[after]!];
  return low + ((step - from) / (to - from)) * (high - low);
}
/** How far two curves lie apart on average, at the points of the second. */
export function distance(drawn: Course, measured: Course): number {
  const apart = measured.steps
    .map((step, i) => Math.abs(between(drawn, step) - measured.values[i]!))
    .filter((value) => !Number.isNaN(value));
  return apart.reduce((sum, value) => sum + value, 0) / apart.length;
}
/** The mean of a curve over a window of steps, by the trapezoidal rule. */
export function meanOver(curve: Course, [from, to]: readonly [from: number, to: number], pieces = 100): number {
  const at = (i: number): number => between(curve, from + (i / pieces) * (to - from));
  const inner = Array.from({ length: pieces - 1 }, (_, i) => at(i + 1)).reduce((sum, value) => sum + value, 0);
  return (inner + (at(0) + at(pieces)) / 2) / pieces;
}
