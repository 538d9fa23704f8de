/** What a run has measured so far, and what is left of the runs before it. */
import type { Values } from '../engine/schema';

/** A curve over environment steps, which only grow. Values that are not finite leave a gap. */
export interface Points {
  readonly steps: readonly number[];
  readonly values: readonly number[];
}
export const noPoints: Points = { steps: [], values: [] };
/** The same, still growing. */
export interface Curve extends Points {
  readonly steps: number[];
  readonly values: number[];
}

/** How far apart the entries of a bounded list stand, so that a run of any length keeps its shape. */
class Spacing {
  /** In environment steps; 0 while there is room for all. */
  #interval = 0;
  constructor(readonly most: number) {}

  isDue(step: number, steps: readonly number[]): boolean {
    return steps.length === 0 || step >= steps.at(-1)! + this.#interval;
  }
  /** Whether every second one has to go; what follows then stands as far apart as those that stay. */
  isFull(steps: readonly number[]): boolean {
    if (steps.length <= this.most) return false;
    this.#interval = Math.max(2 * this.#interval, (2 * (steps.at(-1)! - steps[0]!)) / this.most);
    return true;
  }
  clear(): void {
    this.#interval = 0;
  }
}
const isEven = (_: unknown, i: number): boolean => i % 2 === 0;

/** As many as the engine keeps. */
const mostEpisodes = 131_072;

/** Returns of the training's episodes and of the evaluations, grown in place. */
export class ReturnCurves {
  readonly episodes: Curve = { steps: [], values: [] };
  readonly evaluations: Curve = { steps: [], values: [] };
  /** Grows with every change. */
  revision = 0;
  readonly #spacing = new Spacing(mostEpisodes);

  clear(): void {
    for (const curve of [this.episodes, this.evaluations]) {
      curve.steps.length = 0;
      curve.values.length = 0;
    }
    this.#spacing.clear();
    this.revision++;
  }
  /** Appends pairs of step and return. Of very many episodes an even selection stays. */
  append(curve: Curve, pairs: Float64Array): void {
    const bounded = curve === this.episodes;
    for (const [step, value] of inPairs(pairs)) {
      if (bounded && !this.#spacing.isDue(step, curve.steps)) continue;
      curve.steps.push(step);
      curve.values.push(value);
      if (bounded && this.#spacing.isFull(curve.steps)) halve(curve);
    }
    if (pairs.length > 0) this.revision++;
  }
}

/** In place: those who draw it hold the lists. */
function halve({ steps, values }: Curve): void {
  for (const list of [steps, values]) {
    const half = list.filter(isEven);
    half.forEach((number, i) => (list[i] = number));
    list.length = half.length;
  }
}

export function inPairs(numbers: Float64Array): [number, number][] {
  return Array.from({ length: Math.floor(numbers.length / 2) }, (_, i) => [numbers[2 * i]!, numbers[2 * i + 1]!]);
}

/** Rows of all metrics that are kept, at most. */
const mostRows = 8000;

/** Every metric over the course of one run, for charts: a row for each snapshot that brought something new. */
export class MetricHistory {
  #columns: number[][];
  /** Grows with every change. */
  revision = 0;
  readonly #spacing = new Spacing(mostRows);

  /** @param metricCount metrics of the schema; the first of them is the environment step */
  constructor(metricCount = 0) {
    this.#columns = Array.from({ length: metricCount }, () => []);
  }
  get length(): number {
    return this.#columns[0]?.length ?? 0;
  }
  /** The values of a metric, by its place in the schema; NaN where it had none. Not to be changed. */
  column(metric: number): readonly number[] {
    return this.#columns[metric] ?? [];
  }

  clear(): void {
    for (const column of this.#columns) column.length = 0;
    this.#spacing.clear();
    this.revision++;
  }
  /** Appends a row if its environment step is a new one. */
  append(metrics: Float64Array): void {
    if (this.#columns.length !== metrics.length) this.#columns = Array.from(metrics, () => []);
    const steps = this.#columns[0]!;
    const [step = NaN] = metrics;
    if (steps.length > 0 && (step <= steps.at(-1)! || !this.#spacing.isDue(step, steps))) return;
    metrics.forEach((value, i) => this.#columns[i]!.push(value));
    if (this.#spacing.isFull(steps)) this.#columns = this.#columns.map((column) => column.filter(isEven));
    this.revision++;
  }

  /** All rows one after the other, to keep them; `restore` reads them. */
  save(): Float64Array {
    const width = this.#columns.length;
    const rows = new Float64Array(width * this.length);
    this.#columns.forEach((column, i) => column.forEach((value, row) => (rows[row * width + i] = value)));
    return rows;
  }
  restore(rows: Float64Array, metricCount: number): void {
    this.#columns = Array.from({ length: metricCount }, () => []);
    this.#spacing.clear();
    for (let at = 0; at + metricCount <= rows.length; at += metricCount)
      this.append(rows.subarray(at, at + metricCount));
    this.revision++;
  }
}

export interface RecentRun {
  preset: string;
  /** What differed from the preset, as "key = value"; the seed first. */
  settings: readonly string[];
  /** Evaluation returns over environment steps. */
  evaluations: Points;
}

const mostRuns = 8;
/** A single evaluation makes no curve. */
const leastEvaluations = 2;

/** The evaluations of runs that are over, for a while: what a new run is held against. */
export class RecentRuns {
  #runs: readonly RecentRun[] = [];
  /** Grows with every change. */
  revision = 0;

  /** Oldest first. */
  get runs(): readonly RecentRun[] {
    return this.#runs;
  }
  /** Keeps a run that is over; the oldest goes where there are too many. */
  add(run: RecentRun): void {
    if (run.evaluations.steps.length < leastEvaluations) return;
    this.restore([...this.#runs, run]);
  }
  /** A run that the present one has repeated so far says nothing of its own any more. */
  dropRepeated(present: Points): void {
    const runs = this.#runs.filter(({ evaluations }) => !isStartOf(evaluations, present));
    if (runs.length < this.#runs.length) this.restore(runs);
  }
  restore(runs: readonly RecentRun[]): void {
    this.#runs = runs.slice(-mostRuns);
    this.revision++;
  }
  clear(): void {
    this.restore([]);
  }
}

function isStartOf({ steps, values }: Points, longer: Points): boolean {
  return (
    steps.length <= longer.steps.length &&
    steps.every((step, i) => step === longer.steps[i] && values[i] === longer.values[i])
  );
}

/** The seed and what differs from the preset. */
export function changesFrom(values: Values, base: Values): string[] {
  const differing = [...values].filter(([key, text]) => key !== 'seed' && base.get(key) !== text);
  return [`seed ${values.get('seed') ?? ''}`, ...differing.map(([key, text]) => `${key} = ${text}`)];
}

/** One line that tells a run from the others. */
export function runName({ preset, settings }: RecentRun): string {
  return [preset, ...settings].join(', ');
}
