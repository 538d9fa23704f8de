import { examples } from '#views/symbols';
import { describe, expect, test } from 'vitest';
import { wrapAngle } from '../../../src/engine/protocol';
import {
  formatCount,
  formatDigits,
  formatFixed,
  formatList,
  formatNumber,
  formatShort,
  formatTick,
  formatValue,
} from '../../../src/words/format';
import { parseSymbol, plainSymbol } from '../../../src/words/symbols';

describe('numbers', () => {
  test.each([
    [0, '0'],
    [1234567, '1,234,567'],
    [-138.4, '−138'],
    [NaN, '–'],
    [Infinity, '–'],
  ])('a count of %s is %s', (value, text) => expect(formatCount(value)).toBe(text));
  test.each([
    [1.234, 2, '1.23'],
    [-0.001, 2, '0.00'],
    [-146.5, 0, '−147'],
    [NaN, 1, '–'],
  ])('%s with %s decimals is %s', (value, decimals, text) => expect(formatFixed(value, decimals)).toBe(text));
  test.each([
    [0.2, '0.2'],
    [3e-4, '3×10⁻⁴'],
    [1e-6, '10⁻⁶'],
    [-20, '−20'],
    [10000, '10,000'],
    [4294967295, '4.294967295×10⁹'],
    [12345.5, '12345.5'],
    [-1e-4, '−10⁻⁴'],
  ])('the value %s is %s', (value, text) => expect(formatValue(value)).toBe(text));
  test.each([
    [5.3291, '5.33'],
    [-0.8571, '−0.86'],
    [12345, '12,345'],
    [0.00012, '1.2×10⁻⁴'],
  ])('three digits of %s are %s', (value, text) => expect(formatDigits(value)).toBe(text));
  test.each([
    [-1500, 500, '−1,500'],
    [0.5, 0.25, '0.50'],
    [200000, 100000, '2e5'],
    [150000, 50000, '150,000'],
    [100000, 50000, '100,000'],
  ])('the tick %s, %s apart, is %s', (value, step, text) => expect(formatTick(value, step)).toBe(text));
  test.each([
    [-76.0769, '−76.077', '−76.1'],
    [0.00353, '0.00353', '0.0035'],
    [0, '0', '0'],
    [2.6e-7, '2.60e−7', '3e−7'],
    [NaN, '–', '–'],
  ])('in a formula %s is %s, in a node %s', (value, formula, node) => {
    expect(formatNumber(value)).toBe(formula);
    expect(formatShort(value)).toBe(node);
  });
  test('lists read like a sentence', () => {
    expect(formatList(['a'])).toBe('a');
    expect(formatList(['a', 'b', 'c'])).toBe('a, b and c');
  });
  test.each([
    [0, 0],
    [Math.PI + 0.1, -Math.PI + 0.1],
    [-7, -7 + 2 * Math.PI],
    [20, 20 - 6 * Math.PI],
  ])('the angle %s lies at %s', (theta, place) => expect(wrapAngle(theta)).toBeCloseTo(place, 12));
});

describe('symbols', () => {
  test.each(examples)('$symbol reads $text', ({ symbol, text }) => expect(plainSymbol(symbol)).toBe(text));
  test('know variables from words', () => {
    expect(parseSymbol('min(Q1, Q2)').map(({ kind }) => kind)).toEqual([
      'word',
      'operator',
      'variable',
      'operator',
      'variable',
      'operator',
    ]);
  });
});
