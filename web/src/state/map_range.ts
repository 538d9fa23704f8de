/** The values of a state map: the one at a state, and which ones the ends of its colours stand for. */
import type { StateMap } from '../engine/protocol';
import type { Range } from '../engine/engine';

export interface MapRange {
  range: Range;
  /** Some values lie beyond the high end. */
  clipped: boolean;
}

/** The map's value at a state, between the centres of its cells; NaN beyond its speeds. */
export function valueAt({ width, height, maxOmega, values }: StateMap, theta: number, omega: number): number {
  const turn = 2 * Math.PI;
  if (Math.abs(omega) > maxOmega) return NaN;
  const x = (theta / turn - Math.floor(theta / turn + 0.5) + 0.5) * width - 0.5;
  const y = Math.min(Math.max((omega / maxOmega + 1) * 0.5 * height - 0.5, 0), height - 1);
  const left = Math.floor(x);
  const below = Math.min(Math.floor(y), Math.max(height - 2, 0));
  const cell = (i: number, j: number): number => values[Math.min(j, height - 1) * width + ((i + width) % width)]!;
  const across = (j: number): number => cell(left, j) + (x - left) * (cell(left + 1, j) - cell(left, j));
  return across(below) + (y - below) * (across(below + 1) - across(below));
}
