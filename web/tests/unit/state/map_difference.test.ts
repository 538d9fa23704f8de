import { expect, test } from 'vitest';
import type { StateMap } from '../../../src/engine/protocol';
import type { MapLayer } from '../../../src/engine/schema';
import { differenceLayer, mapDifference } from '../../../src/state/map_difference';

const map = (
  width: number,
  height: number,
  value: (theta: number, omega: number) => number,
  layer = 'value',
): StateMap => ({
  layer,
  width,
  height,
  maxOmega: 8,
  values: Float32Array.from({ length: width * height }, (_, i) =>
    value(((2 * (i % width) + 1) / width - 1) * Math.PI, ((2 * Math.floor(i / width) + 1) / height - 1) * 8),
  ),
});

test('is zero for the same map, and has the sign of what the first has more', () => {
  const a = map(8, 8, (theta, omega) => Math.cos(theta) + omega);
  expect(mapDifference(a, a)!.values.every((value) => value === 0)).toBe(true);
  const b = map(8, 8, (theta, omega) => Math.cos(theta) + omega + 2);
  for (const value of mapDifference(b, a)!.values) expect(value).toBeCloseTo(2, 5);
});
test('of a fine and a coarse map has the cells of the coarse one, and compares the same states', () => {
  const linear = (_: number, omega: number): number => 3 * omega;
  const fine = map(64, 64, linear);
  const coarse = map(8, 8, linear);
  for (const difference of [mapDifference(fine, coarse)!, mapDifference(coarse, fine)!]) {
    expect(difference).toMatchObject({ width: 8, height: 8, layer: 'value', maxOmega: 8 });
    for (const value of difference.values) expect(value).toBeCloseTo(0, 4);
  }
});
test('needs two maps of the same layer', () => {
  const a = map(4, 4, () => 1);
  expect(mapDifference(a, null)).toBe(null);
  expect(mapDifference(null, a)).toBe(null);
  expect(
    mapDifference(
      a,
      map(4, 4, () => 1, 'min_q'),
    ),
  ).toBe(null);
});
test('the layer of a difference diverges around zero and stays one object', () => {
  const layer: MapLayer = {
    key: 'value',
    symbol: 'V(s)',
    unit: 'soft return',
    scale: 'sequential',
    exact: false,
    help: 'The value.',
  };
  expect(differenceLayer(layer)).toMatchObject({ key: 'value_difference', scale: 'diverging', unit: 'soft return' });
  expect(differenceLayer(layer)).toBe(differenceLayer(layer));
});
