/** Numbers as people read them. Minus signs are real ones; digits are meant for tabular figures. */

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

/** This many significant digits, with a power of ten where zeros would be long. */
export function formatDigits(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return '\u2013';
  const size = Math.abs(value);
  if (size !== 0 && (size < 0.001 || size >= 1e6)) {
    const [mantissa, power] = value.toExponential(1).split('e');
    return minus(`${mantissa}\u00d710`) + superscript(Number(power));
  }
  const before = size < 1 ? 1 : Math.floor(Math.log10(size)) + 1;
  return before >= digits ? formatCount(value) : formatFixed(value, digits - before);
}

/** Decimals that tell values apart that are one step from each other. */
export function decimalsOf(step: number): number {
  let decimals = 0;
  while (decimals < 8 && Math.abs(step * 10 ** decimals - Math.round(step * 10 ** decimals)) > 1e-6) decimals++;
  return decimals;
}

/** A value on an axis whose ticks are one step apart. */
export function formatTick(value: number, step: number): string {
  if (Math.abs(value) >= 1e5) return minus(value.toExponential(0).replace('e+', 'e'));
  const decimals = decimalsOf(step);
  return decimals === 0 ? formatCount(value) : formatFixed(value, decimals);
}

/** A value or a bound of a range: short, exact, with powers of ten where decimals would be long. */
export function formatValue(value: number): string {
  const size = Math.abs(value);
  if (value !== 0 && (size < 0.001 || size >= 1e7)) {
    const [digits, power] = value.toExponential().split('e');
    const factor = digits === '1' ? '' : `${digits}\u00d7`;
    return minus(`${factor}10`) + superscript(Number(power));
  }
  return minus(size >= 10000 ? counts.format(value) : String(value));
}

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
