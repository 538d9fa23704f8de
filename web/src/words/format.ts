/** Numbers as people read them. Minus signs are real ones; digits are meant for tabular figures. */
import { formatsOf } from '#views/number_formats';

const counts = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const minus = (text: string): string => text.replace(/-/g, '\u2212');

/** 12,345; a dash where there is no value yet. */
export function formatCount(value: number): string {
  return Number.isFinite(value) ? minus(counts.format(value)) : '\u2013';
}

/** A fixed number of decimals, so that a changing number keeps its width. */
export function formatFixed(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return '\u2013';
  const text = value.toFixed(decimals);
  return minus(Number(text) === 0 ? text.replace('-', '') : text);
}

/** Decimals that tell values apart that are one step from each other. */
export function decimalsOf(step: number): number {
  let decimals = 0;
  while (decimals < 8 && Math.abs(step * 10 ** decimals - Math.round(step * 10 ** decimals)) > 1e-6) decimals++;
  return decimals;
}

/** How one of the formats of `views/number_formats.inl` may write a number. */
export interface FormatParts {
  readonly size: number;
  readonly step: number;
  readonly digits: number;
  fixed(decimals: number): string;
  count(): string;
  exponent(decimals: number): string;
  power(decimals: number): string;
  shortest(): string;
  shortest_power(): string;
  decade(x: number): number;
  decimals_of(x: number): number;
}

/** @param step between ticks @param digits wanted; each for the formats that look at it */
function formatted(name: keyof ReturnType<typeof formatsOf>, value: number, step = NaN, digits = NaN): string {
  if (!Number.isFinite(value)) return '\u2013';
  const powerOf = (scientific: string): string => {
    const [mantissa, power] = scientific.split('e');
    return minus(`${mantissa}\u00d710`) + superscript(Number(power));
  };
  return formatsOf({
    size: Math.abs(value),
    step,
    digits,
    fixed: (decimals) => formatFixed(value, decimals),
    count: () => formatCount(value),
    exponent: (decimals) => minus(value.toExponential(decimals).replace('e+', 'e')),
    power: (decimals) => powerOf(value.toExponential(decimals)),
    shortest: () => minus(String(value)),
    shortest_power: () => powerOf(value.toExponential()).replace(/^(\u2212?)1\u00d7/, '$1'),
    decade: (x) => Math.floor(Math.log10(x)),
    decimals_of: decimalsOf,
  })[name]();
}

/** This many significant digits, with a power of ten where zeros would be long. */
export const formatDigits = (value: number, digits = 3): string => formatted('significant', value, NaN, digits);
/** A value on an axis whose ticks are one step apart. */
export const formatTick = (value: number, step: number): string => formatted('tick', value, step);
/** A value or a bound of a range: short, exact, with powers of ten where decimals would be long. */
export const formatValue = (value: number): string => formatted('exact', value);
/** In a formula: three decimals, more for small numbers, so that what is computed from them comes out right. */
export const formatNumber = (value: number): string => formatted('in_formula', value);
/** In a node of the update's diagram. */
export const formatShort = (value: number): string => formatted('in_node', value);

function superscript(value: number): string {
  const digits = '\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079';
  return [...String(value)].map((c) => (c === '-' ? '\u207b' : digits[Number(c)])).join('');
}

/** "a, b and c" */
export function formatList(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** How long ago something was. */
export function formatAge(ms: number): string {
  const minutes = ms / 60_000;
  if (minutes < 1) return 'just now';
  const [count, unit] =
    minutes < 60 ? [minutes, 'minute'] : minutes < 24 * 60 ? [minutes / 60, 'hour'] : [minutes / (24 * 60), 'day'];
  const whole = Math.floor(count);
  return `${whole} ${unit}${whole === 1 ? '' : 's'} ago`;
}
