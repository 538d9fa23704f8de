/** The table of measured claims, and how its figures are written in a text. */
import { readFile } from 'node:fs/promises';
import type { Measure } from '../../src/lesson/content.ts';
import { formatFigure } from '../../src/lesson/figures.ts';

/** A mean and the ends of its 95 % interval. */
export type Interval = readonly [mean: number, low: number, high: number];

export interface Claim {
  readonly key: string;
  readonly sentence: string;
  readonly preset: string;
  /** What both settings have besides the preset's, and what each has of its own. */
  readonly common: Readonly<Record<string, string>>;
  readonly a: Readonly<Record<string, string>>;
  readonly b: Readonly<Record<string, string>>;
  readonly steps: number;
  /** What the number is called, and how it is read: see `Measure`. */
  readonly name: string;
  readonly metric: string;
  readonly reading: Measure['reading'];
  readonly unit: string;
  readonly window: readonly [from: number, to: number];
  readonly seeds: number;
  /** One for each seed from 1 on; infinite where a run never got there, or ran away. */
  readonly values_a: readonly number[];
  readonly values_b: readonly number[];
  readonly a_mean: Interval;
  readonly b_mean: Interval;
  /** A less B, seed by seed. */
  readonly difference: Interval;
  readonly probability_a_larger: number;
  /** Which of the two the claim expects to be the larger, and what came of it. */
  readonly expected: 'a_larger' | 'a_smaller';
  readonly verdict: 'shown' | 'reversed' | 'not visible';
  /** One sentence with the figures. */
  readonly finding: string;
}
export type Claims = ReadonlyMap<string, Claim>;

export async function readClaims(file: string | URL): Promise<Claims> {
  const { format, claims } = JSON.parse(await readFile(file, 'utf8')) as { format: number; claims: Claim[] };
  if (format !== 1) throw new Error(`${String(file)} has format ${format}; lessons read format 1.`);
  return new Map(claims.map((claim) => [claim.key, withInfinities(claim)]));
}
/** JSON has no infinities: there they are null. A return that ran away is as low as can be; all else, as high. */
function withInfinities(claim: Claim): Claim {
  const worst = claim.metric === 'evaluation_return' && claim.reading === 'mean' ? -Infinity : Infinity;
  const full = <T extends readonly number[]>(values: T): T => values.map((value) => value ?? worst) as unknown as T;
  const { values_a, values_b, a_mean, b_mean } = claim;
  const [middle, low, high] = claim.difference as readonly (number | null)[];
  return {
    ...claim,
    values_a: full(values_a),
    values_b: full(values_b),
    a_mean: full(a_mean),
    b_mean: full(b_mean),
    difference: [middle ?? NaN, low ?? -Infinity, high ?? Infinity],
  };
}

/** Which setting has the larger number, as far as the table says it. */
export type Larger = 'a' | 'b' | 'neither';
export function largerOf({ verdict, expected }: Claim): Larger {
  if (verdict === 'not visible') return 'neither';
  return (verdict === 'shown') === (expected === 'a_larger') ? 'a' : 'b';
}

export function intervalText([mean, low, high]: Interval): string {
  return `${formatFigure(mean)} (${formatFigure(low)} to ${formatFigure(high)})`;
}

/** "mean over steps 1,000 to 2,500" */
export function readingText({ reading, window: [from, to] }: Pick<Claim, 'reading' | 'window'>): string {
  if (reading === 'solved') return 'median';
  const how = { mean: 'mean', size: 'size of the mean', spread: 'standard deviation' }[reading];
  return `${how} over steps ${formatFigure(from)} to ${formatFigure(to)}`;
}
/** What the table says of an experiment, with a lesson's names of both settings; `badge` writes A and B. */
export function tableText(
  claim: Claim,
  names: { readonly a: string; readonly b: string },
  badge: (run: 'a' | 'b') => string,
): string {
  const { name, reading, unit, seeds, a_mean, b_mean, difference, probability_a_larger } = claim;
  const after = reading === 'solved' && unit === 'steps' ? 'after ' : '';
  const side = (run: 'a' | 'b', figures: Interval): string =>
    `${badge(run)}\u00a0${names[run]} ${figures.every((value) => value === Infinity) ? 'never' : after + intervalText(figures)}`;
  const larger = largerOf(claim);
  const comparative = reading === 'solved' ? 'later' : 'larger';
  const outcome = larger === 'neither' ? 'No clear difference' : `${badge(larger)} is ${comparative}`;
  const apart = Number.isFinite(difference[0])
    ? `A \u2212 B is ${claimFields['difference']!(claim)}`
    : 'the difference is longer than a run';
  const unitText = unit && reading !== 'solved' ? ` in ${unit}` : '';
  const share = `${Math.round(100 * probability_a_larger)}\u00a0%`;
  return (
    `${name}${unitText}, ${readingText(claim)}: ${side('a', a_mean)}, ${side('b', b_mean)}. ` +
    `${outcome}: over ${seeds} pairs of seeds ${apart}; A is ${comparative} in ${share} of them.`
  );
}

/** What `{{key field}}` can say of a claim. */
export const claimFields: Readonly<Record<string, (claim: Claim) => string>> = {
  a: ({ a_mean }) => intervalText(a_mean),
  b: ({ b_mean }) => intervalText(b_mean),
  a_mean: ({ a_mean }) => formatFigure(a_mean[0]),
  b_mean: ({ b_mean }) => formatFigure(b_mean[0]),
  a_min: ({ values_a }) => formatFigure(Math.min(...values_a)),
  a_max: ({ values_a }) => formatFigure(Math.max(...values_a)),
  b_min: ({ values_b }) => formatFigure(Math.min(...values_b)),
  b_max: ({ values_b }) => formatFigure(Math.max(...values_b)),
  difference: ({ difference }) =>
    intervalText(difference).replace('diverged', '\u2212\u221e').replace('never', '\u221e'),
  probability: ({ probability_a_larger }) => `${Math.round(100 * probability_a_larger)} %`,
  seeds: ({ seeds }) => String(seeds),
  steps: ({ steps }) => formatFigure(steps),
  window: ({ window: [from, to] }) => `${formatFigure(from)} to ${formatFigure(to)}`,
  unit: ({ unit }) => unit,
  verdict: ({ verdict }) => verdict,
  sentence: ({ sentence }) => sentence,
  finding: ({ finding }) => finding,
};
