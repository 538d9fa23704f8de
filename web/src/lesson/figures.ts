/** Numbers in a lesson's sentences: three digits that matter. */
export function formatFigure(value: number): string {
  if (value === Infinity) return 'never';
  if (value === -Infinity) return 'diverged';
  if (!Number.isFinite(value)) return 'not measured';
  const digits = value === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  const text = Math.abs(value).toLocaleString('en-US', { maximumFractionDigits: Math.min(digits, 4) });
  return value < 0 && text !== '0' ? `\u2212${text}` : text;
}
