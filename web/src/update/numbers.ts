/** Numbers at the places of a formula. */
import { formatNumber, formatShort, formatValue } from '../words/format';
import { quantities, type QuantityKey, type Reading, valueOf } from './quantities';

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
