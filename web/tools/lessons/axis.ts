/** Axes of the lessons' figures. */
import { formatFigure } from '../../src/lesson/figures.ts';

export interface Axis {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
  /** Where a value lies, in units of the drawing. */
  at(value: number): number;
}

/** About this many ticks fit. */
const wanted = 6;

/** @param start and end in units of the drawing, for the smallest and the largest value */
export function axis(values: readonly number[], start: number, end: number): Axis {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const spread = high - low || Math.abs(high) || 1;
  const step = niceStep(spread / wanted);
  const from = Math.floor(low / step) * step;
  const to = Math.max(Math.ceil(high / step) * step, from + step);
  const count = Math.round((to - from) / step);
  const ticks = Array.from({ length: count + 1 }, (_, i) => Number((from + i * step).toPrecision(12)));
  return { from, to, ticks, at: (value) => start + ((value - from) / (to - from)) * (end - start) };
}
/** 1, 2 or 5 times a power of ten. */
function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * ([1, 2, 5].find((digit) => digit * power >= rough) ?? 10);
}

/** Two digits behind the point are enough for a place in a drawing. */
export const place = (value: number): string => String(Math.round(100 * value) / 100);

/** Lines and numbers below a drawing. */
export function bottomAxis({ ticks, at }: Axis, top: number, bottom: number): string {
  return ticks
    .map((tick) => {
      const x = place(at(tick));
      return (
        `<path class="grid${tick === 0 ? ' zero' : ''}" d="M${x} ${top}V${bottom}"/>` +
        `<text class="tick" x="${x}" y="${bottom + 17}" text-anchor="middle">${formatFigure(tick)}</text>`
      );
    })
    .join('');
}
/** Lines and numbers beside it. */
export function leftAxis({ ticks, at }: Axis, left: number, right: number): string {
  return ticks
    .map((tick) => {
      const y = at(tick);
      return (
        `<path class="grid${tick === 0 ? ' zero' : ''}" d="M${left} ${place(y)}H${right}"/>` +
        `<text class="tick" x="${left - 8}" y="${place(y + 4)}" text-anchor="end">${formatFigure(tick)}</text>`
      );
    })
    .join('');
}
