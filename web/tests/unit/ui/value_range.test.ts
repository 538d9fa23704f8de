import { describe, expect, test } from 'vitest';
import { niceStep, spanOf, StableRange, ticksOf } from '../../../src/ui/value_range';
import { formatTick } from '../../../src/words/format';

test('steps are 1, 2 or 5 times a power of ten', () => {
  expect([0.9, 1, 1.1, 2.5, 7, 0.03].map(niceStep)).toEqual([1, 1, 2, 5, 10, 0.05]);
});

describe('a range', () => {
  test('stays while the values fit and fill enough of it', () => {
    const range = new StableRange();
    const first = range.fit(-210, -12);
    expect(first).toEqual([-250, 0]);
    expect(range.fit(-190, -40)).toBe(first);
    expect(range.fit(-260, -40)).not.toBe(first);
    expect(range.fit(-20, -10)).toEqual([-20, -10]);
  });
  test('around zero reaches as far down as up', () => {
    const range = new StableRange();
    const first = range.fitAround(-3, 17);
    expect(first).toEqual([-20, 20]);
    expect(range.fitAround(-12, 4)).toBe(first);
    expect(range.fitAround(-1, 2)).toEqual([-2, 2]);
  });
  test('has a length even where all values are the same, or none is known', () => {
    expect(new StableRange().fit(0, 0)).toEqual([0, 1]);
    expect(new StableRange().fit(-3, -3)).toEqual([-6, 0]);
    expect(new StableRange().fitAround(0, 0)).toEqual([-1, 1]);
    expect(new StableRange().fit(NaN, NaN)).toEqual([NaN, NaN]);
    const range = new StableRange();
    const first = range.fit(0, 10);
    expect(range.fit(Infinity, -Infinity)).toBe(first);
  });
});

test('a few outliers do not flatten all others, and no number is none', () => {
  const density = new Float32Array(1000).fill(1);
  density.fill(0, 0, 500);
  density[3] = 500;
  expect(spanOf(density)).toEqual({ low: 0, high: 1, clipped: true });
  expect(spanOf([NaN, 2, 4, NaN])).toEqual({ low: 2, high: 4, clipped: false });
  expect(spanOf([]).low).toBeNaN();
});

test('ticks are round and include round ends', () => {
  expect(ticksOf([-250, 0], 6).values).toEqual([-250, -200, -150, -100, -50, 0]);
  expect(ticksOf([-0.3, 0.3], 6).values).toEqual([-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3]);
  expect(ticksOf([-3.7, 3.7], 6).values).toEqual([-2, 0, 2]);
  expect(ticksOf([NaN, NaN], 6).values).toEqual([]);
});

test('ticks have as many decimals as their step', () => {
  expect([formatTick(-50, 50), formatTick(0.5, 0.5), formatTick(2, 2.5), formatTick(-3e6, 1e6)]).toEqual([
    '−50',
    '0.5',
    '2.0',
    '−3e6',
  ]);
});
