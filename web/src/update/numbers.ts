/** Numbers inside formulas and the diagram: as short as their use allows, with the same decimals from update to update. */
import { formatFixed, formatValue } from '../words/format';
import { quantities, type QuantityKey, type Reading, valueOf } from './quantities';

/** In a formula: three decimals, more for small numbers, so that what is computed from them comes out right. */
export function formatNumber(value: number): string {
  const size = Math.abs(value);
  if (!Number.isFinite(value) || size === 0) return formatFixed(value, 0);
  if (size >= 1e6 || size < 1e-6) return value.toExponential(2).replace('e+', 'e').replaceAll('-', '\u2212');
  return formatFixed(value, size >= 0.1 ? 3 : Math.min(8, 2 - Math.floor(Math.log10(size))));
}

/** In a node of the diagram. */
export function formatShort(value: number): string {
  const size = Math.abs(value);
  if (!Number.isFinite(value) || size === 0) return formatFixed(value, 0);
  if (size >= 1e5 || size < 1e-4) return value.toExponential(0).replace('e+', 'e').replaceAll('-', '\u2212');
  if (size >= 100) return formatFixed(value, 0);
  if (size >= 10) return formatFixed(value, 1);
  return formatFixed(value, size >= 0.1 ? 2 : Math.min(4, 1 - Math.floor(Math.log10(size))));
}

/** How a place of a formula wants its number. */
export interface SlotStyle {
  readonly inBrackets?: boolean;
  readonly short?: boolean;
}

/** The text for a place of a formula; `b` is the chosen transition. */
export function slotText(
  key: QuantityKey,
  reading: Reading | null,
  b: number,
  { inBrackets, short }: SlotStyle = {},
): string {
  if (!reading) return '\u2013';
  const value = valueOf(key, reading, b);
  const text =
    quantities[key]!.rounding === 'exact'
      ? formatValue(Number(value.toPrecision(12)))
      : short
        ? formatShort(value)
        : formatNumber(value);
  return inBrackets && value < 0 ? `(${text})` : text;
}
