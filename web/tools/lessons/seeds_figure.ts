/** A claim's figures seed by seed: a dot for each, in a row for each setting, with the mean and its interval. */
import { axis, bottomAxis, place } from './axis.ts';
import { type Claim, type Interval, intervalText, readingText } from './claims.ts';
import { escapeHtml } from './html.ts';

const width = 680;
const left = 14;
const right = width - 14;
const rowHeight = 74;
const radius = 4.5;
/** The place of seeds that never got there, and the room before it. */
const never = 74;

export function seedsFigure(claim: Claim, names: { a: string; b: string }): string {
  const { values_a, values_b, a_mean, b_mean, unit, seeds } = claim;
  const some = [...values_a, ...values_b].some((value) => !Number.isFinite(value));
  const end = some ? right - never : right;
  const finite = [...values_a, ...values_b, ...a_mean, ...b_mean].filter(Number.isFinite);
  const scale = axis(finite, left, end);
  const bottom = 2 * rowHeight + 4;
  const row = (run: 'a' | 'b', values: readonly number[], mean: Interval, top: number): string => {
    const missing = values.filter((value) => !Number.isFinite(value)).length;
    return `<g class="run-${run}">
      <text class="name" x="${left}" y="${top + 14}">${escapeHtml(names[run])}</text>
      ${swarm(values, scale.at, top + 44)}
      ${meanMark(mean, scale.at, top + 44)}
      ${missing > 0 ? `<text class="name" x="${right}" y="${top + 48}" text-anchor="end">${missing} ${claim.metric === 'evaluation_return' && claim.reading === 'mean' ? 'diverged' : 'never'}</text>` : ''}
    </g>`;
  };
  const label = `${names.a}: ${intervalText(a_mean)}. ${names.b}: ${intervalText(b_mean)}. Mean of ${seeds} seeds with its 95 % interval, ${unit}.`;
  return `<svg class="plot" viewBox="0 0 ${width} ${bottom + 40}" role="img" aria-label="${escapeHtml(label)}">
    ${bottomAxis(scale, 20, bottom)}
    ${row('a', values_a, a_mean, 0)}
    ${row('b', values_b, b_mean, rowHeight)}
    <text class="unit" x="${right}" y="${bottom + 35}" text-anchor="end">${escapeHtml(axisName(claim))}</text>
  </svg>`;
}
function axisName(claim: Claim): string {
  const { name, reading, unit } = claim;
  if (reading === 'solved') return `${name}, ${unit}`;
  return `${name}${unit ? `, ${unit}` : ''}: ${readingText(claim)}`;
}

/** Dots that would hide each other move up and down. */
function swarm(values: readonly number[], at: (value: number) => number, middle: number): string {
  const placed: { x: number; y: number }[] = [];
  const found = values.filter(Number.isFinite).sort((a, b) => a - b);
  for (const value of found) {
    const x = at(value);
    const offsets = [0, 1, -1, 2, -2, 3, -3].map((step) => middle + step * 2 * radius);
    const free = offsets.find((y) => placed.every((dot) => Math.hypot(dot.x - x, dot.y - y) >= 2 * radius - 0.5));
    placed.push({ x, y: free ?? middle });
  }
  return placed.map(({ x, y }) => `<circle class="dot" cx="${place(x)}" cy="${place(y)}" r="${radius}"/>`).join('');
}
function meanMark([mean, low, high]: Interval, at: (value: number) => number, middle: number): string {
  if (![mean, low, high].every(Number.isFinite)) return '';
  const [x, from, to] = [at(mean), at(low), at(high)].map(place);
  return `<path class="interval" d="M${from} ${middle - 7}v14m0-7H${to}m0-7v14"/><path class="mean" d="M${x} ${middle - 11}v22"/>`;
}
