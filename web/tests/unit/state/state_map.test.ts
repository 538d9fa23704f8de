import { describe, expect, test } from 'vitest';
import { contours } from '../../../src/canvas/contours';
import { movedByKey, stateAt } from '../../../src/state/map_cursor';
import { valueAt } from '../../../src/state/map_range';
import { layerName, shortName } from '../../../src/words/map_layer_names';
import { loadEngine } from '../engine';

const width = 16;
const height = 8;
/** A map of f(theta, omega) up to 8 rad/s. */
function mapOf(f: (theta: number, omega: number) => number, layer = 'value') {
  const values = new Float32Array(width * height);
  for (let j = 0; j < height; j++) {
    for (let i = 0; i < width; i++) {
      values[j * width + i] = f(((i + 0.5) / width - 0.5) * 2 * Math.PI, ((j + 0.5) / height - 0.5) * 16);
    }
  }
  return { layer, width, height, maxOmega: 8, values };
}
describe('reading a map', () => {
  test('is exact at the cells’ centres and in between where the field is straight', () => {
    const map = mapOf((theta, omega) => 2 * theta - 3 * omega);
    expect(valueAt(map, 0.3, -4.2)).toBeCloseTo(0.6 + 12.6, 4);
    expect(valueAt(map, 2 * Math.PI + 0.3, -4.2)).toBeCloseTo(0.6 + 12.6, 4);
  });
  test('goes around with the angle and ends with the speed', () => {
    const map = mapOf((theta) => Math.cos(theta));
    expect(valueAt(map, Math.PI, 0)).toBeCloseTo(valueAt(map, -Math.PI, 0), 6);
    expect(valueAt(map, Math.PI, 0)).toBeLessThan(-0.97);
    expect(valueAt(map, 0, 7.99)).toBeCloseTo(valueAt(map, 0, 7), 6);
    expect(valueAt(map, 0, 8.1)).toBeNaN();
  });
  test('works on the coarsest map', () => {
    expect(valueAt({ ...mapOf(() => 0), width: 1, height: 1, values: new Float32Array([5]) }, 1, 1)).toBe(5);
  });
});

test('every layer of the engine has a name and a short one', async () => {
  const { map_layers } = (await loadEngine()).schema();
  expect(map_layers.map(layerName)).toEqual([
    'Value',
    'Exact value',
    'Value error',
    'Min Q',
    'Q gap',
    'Policy mean',
    'Policy std',
    'Entropy',
    'Replay density',
  ]);
  expect(map_layers.map(shortName)).toEqual([
    'value',
    'exact',
    'error',
    'min Q',
    'Q gap',
    'action',
    'spread',
    'entropy',
    'visits',
  ]);
});

describe('the crosshair', () => {
  test('is where the pointer is, and stays on the map', () => {
    expect(stateAt(0.5, 0.5, 8)).toEqual({ theta: 0, omega: 0 });
    expect(stateAt(0.75, 0.25, 8)).toEqual({ theta: Math.PI / 2, omega: 4 });
    expect(stateAt(2, -1, 8)).toEqual({ theta: Math.PI, omega: 8 });
  });
  test('moves by keys: around with the angle, to the end of the speed', () => {
    expect(movedByKey('ArrowRight', false, { theta: Math.PI - 0.01, omega: 0 }, 8)!.theta).toBeLessThan(0);
    expect(movedByKey('ArrowUp', false, { theta: 1, omega: 7.9 }, 8)).toEqual({ theta: 1, omega: 8 });
    expect(movedByKey('ArrowDown', true, { theta: 1, omega: 0 }, 8)!.omega).toBeCloseTo(-0.08, 9);
    expect(movedByKey('Home', false, { theta: 1, omega: 0 }, 8)).toBeNull();
  });
});

test('contour lines lie where the field has their value, and a level outside has none', () => {
  const { values } = mapOf((theta, omega) => theta * theta + omega * omega);
  let segments = 0;
  contours(values, width, height, [20], (x0, y0, x1, y1) => {
    segments++;
    for (const [x, y] of [
      [x0, y0],
      [x1, y1],
    ] as const) {
      expect(Math.hypot(((x + 0.5) / width - 0.5) * 2 * Math.PI, ((y + 0.5) / height - 0.5) * 16)).toBeCloseTo(
        Math.sqrt(20),
        0,
      );
    }
  });
  expect(segments).toBeGreaterThan(10);
  contours(values, width, height, [1e6], () => expect.unreachable());
  contours(new Float32Array(width * height).fill(NaN), width, height, [0], () => expect.unreachable());
});
