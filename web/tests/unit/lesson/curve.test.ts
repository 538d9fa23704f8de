/** A curve that a reader draws: where it lies, what it says, and how far it is from what came. */
import { describe, expect, test } from 'vitest';
import {
  between,
  type CurveRange,
  distance,
  figure,
  handleSteps,
  meanOver,
  pathOf,
  stepAt,
  valueAt,
  xOf,
  yOf,
} from '../../../src/lesson/curve_plot';

const range: CurveRange = { steps: 2500, min: -2000, max: 0 };

test('its points go from the first step to the last', () => {
  expect(handleSteps(2500)).toEqual([0, 417, 833, 1250, 1667, 2083, 2500]);
});
test('the axes begin below on the left', () => {
  expect([xOf(0, range), yOf(-2000, range)]).toEqual([figure.left, figure.bottom]);
  expect([xOf(2500, range), yOf(0, range)]).toEqual([figure.right, figure.top]);
  expect(yOf(-1e9, range)).toBe(figure.bottom);
});
test('a place in the drawing is a step and a value', () => {
  expect(stepAt(xOf(1234, range), range)).toBeCloseTo(1234, 9);
  expect(valueAt(yOf(-321, range), range)).toBeCloseTo(-321, 9);
  expect(valueAt(figure.top - 99, range)).toBe(0);
});

describe('between and beyond its points', () => {
  const curve = { steps: [0, 1000, 2000], values: [-1000, -500, -100] };
  test('it is straight, and goes on as it ends', () => {
    expect([0, 500, 1000, 1500, 9999].map((step) => between(curve, step))).toEqual([-1000, -750, -500, -300, -100]);
  });
  test('its mean over a window is that of what is drawn', () => {
    expect(meanOver(curve, [0, 1000])).toBeCloseTo(-750, 9);
    expect(meanOver(curve, [500, 1000])).toBeCloseTo(-625, 9);
  });
  test('it lies as far from another as its points do on average; what was not measured does not count', () => {
    expect(distance(curve, { steps: [500, 1000, 1500], values: [-650, -700, NaN] })).toBe(150);
  });
});

test('what is no number is left out of an outline', () => {
  expect(pathOf({ steps: [0, 1250, 2500], values: [-2000, NaN, 0] }, range)).toBe('M58.0 256.0L656.0 34.0');
  expect(pathOf({ steps: [0], values: [NaN] }, range)).toBe('');
});
