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

/** Returns of the training's episodes and of the evaluations, grown in place. */
export class ReturnCurves {
  readonly episodes: Curve = { steps: [], values: [] };
  readonly evaluations: Curve = { steps: [], values: [] };
  /** Grows with every change. */
  revision = 0;

  clear(): void {
    for (const curve of [this.episodes, this.evaluations]) {
      curve.steps.length = 0;
      curve.values.length = 0;
    }
    this.revision++;
  }
  /** Appends pairs of step and return. */
  append(curve: Curve, pairs: Float64Array): void {
    for (const [step, value] of inPairs(pairs)) {
      curve.steps.push(step);
      curve.values.push(value);
    }
    if (pairs.length > 0) this.revision++;
  }
}

export function inPairs(numbers: Float64Array): [number, number][] {
  return Array.from({ length: Math.floor(numbers.length / 2) }, (_, i) => [numbers[2 * i]!, numbers[2 * i + 1]!]);
}

/** Beyond this many rows every second one is dropped, so that a run of any length keeps its shape. */
const mostRows = 8000;

/** Every metric over the course of one run, for charts: a row for each snapshot that brought something new. */
export class MetricHistory {
  #columns: number[][];
  /** Grows with every change. */
  revision = 0;

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
    this.revision++;
  }
  /** Appends a row if its environment step is a new one. */
  append(metrics: Float64Array): void {
    if (this.#columns.length !== metrics.length) this.#columns = Array.from(metrics, () => []);
    const steps = this.#columns[0]!;
    if (steps.length > 0 && metrics[0]! <= steps.at(-1)!) return;
    metrics.forEach((value, i) => this.#columns[i]!.push(value));
    if (steps.length > mostRows) {
      this.#columns = this.#columns.map((column) => column.filter((_, i) => i % 2 === 0));
    }
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
