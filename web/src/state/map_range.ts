/** The values of a state map: which ones the ends of its colours stand for, and the one at a state. */
import type { StateMap } from '../engine/protocol';
import type { MapLayer } from '../engine/schema';
import { type Range, spanOf, type StableRange } from '../ui/value_range';

export interface MapRange {
  range: Range;
  /** Some values lie beyond the high end. */
  clipped: boolean;
}
/** @param range keeps the ends from one map of a layer to the next */
export function mapRange(layer: MapLayer, map: StateMap, maxTorque: number, range: StableRange): MapRange {
  // A torque has a scale of its own.
  if (layer.key === 'policy_mean') return { range: [-maxTorque, maxTorque], clipped: false };
  const { low, high, clipped } = spanOf(map.values);
  if (layer.scale === 'diverging') return { range: range.fitAround(low, high), clipped: false };
  return { range: range.fit(low, high), clipped };
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
