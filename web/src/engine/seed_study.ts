/** What many seeds of one setting say together: quartiles of the evaluations, and how many solved the task and when. */
import type { Engine } from './engine';

/** One finished run of a study. */
export interface SeedRun {
  seed: number;
  /** Evaluations: environment steps and mean returns. */
  steps: readonly number[];
  returns: readonly number[];
  /** The metrics at each of them, in the schema's order; empty where they were not taken. */
  metrics: readonly (readonly number[])[];
  /** Environment step of the evaluation that solved the task. */
  solvedStep: number | null;
  /** The bits of the run, as `sac-train --signature` prints them. */
  signature: string;
  /** Why the run ended before its time; empty: it did not. */
  problem: string;
}

/** Median and quartiles over the seeds at each evaluation; NaN where that falls on runs that have ended before. */
export interface Band {
  steps: number[];
  low: number[];
  median: number[];
  high: number[];
}

export interface StudySummary {
  /** How many solved the task, of how many. */
  count: number;
  of: number;
  /** Environment steps until then; Infinity: never, as for a run that did not. */
  median: number;
  worst: number;
  /** Interquartile mean of the last evaluations, with its 95 % interval; NaN where there are too few. */
  last: { mean: number; low: number; high: number };
  diverged: number;
}

/** A run that ended before its time counts as worse than every other from there on. */
export function returnBand(engine: Engine, runs: readonly SeedRun[]): Band {
  const steps = runs.reduce<readonly number[]>((most, run) => (run.steps.length > most.length ? run.steps : most), []);
  return bandOf(steps, engine.returnBand(runs.map(({ returns }) => returns)));
}

/**
 * The same of a metric, at the evaluations at which every run has it.
 * @param metric its place in the schema
 */
export function metricBand(engine: Engine, runs: readonly SeedRun[], metric: number): Band {
  const quartiles = engine.metricBand(runs.map(({ metrics }) => metrics.map((all) => all[metric] ?? NaN)));
  const { steps, low, median, high } = bandOf(runs[0]?.steps ?? [], quartiles);
  const known = steps.map((_, i) => i).filter((i) => !Number.isNaN(median[i]));
  const at = (values: readonly number[]): number[] => known.map((i) => values[i]!);
  return { steps: at(steps), low: at(low), median: at(median), high: at(high) };
}

function bandOf(steps: readonly number[], quartiles: Float64Array): Band {
  const part = (place: number): number[] =>
    steps.map((_, i) => quartiles[3 * i + place] ?? NaN).map((value) => (Number.isFinite(value) ? value : NaN));
  return { steps: [...steps], low: part(0), median: part(1), high: part(2) };
}

export function studySummary(engine: Engine, runs: readonly SeedRun[]): StudySummary {
  return {
    ...engine.solvedSummary(runs.map(({ solvedStep }) => solvedStep ?? Infinity)),
    of: runs.length,
    last: engine.interquartileMean(runs.flatMap(({ returns }) => returns.slice(-1))),
    diverged: runs.filter(({ problem }) => problem).length,
  };
}

/** A row for each evaluation of each seed. `name` tells the settings apart where there are two. */
export function studyCsv(studies: readonly { name: string; runs: readonly SeedRun[] }[]): string {
  const rows = studies.flatMap(({ name, runs }) =>
    runs.flatMap(({ seed, steps, returns, solvedStep, signature }) =>
      steps.map((step, i) => [name, seed, step, returns[i], solvedStep ?? '', signature].join()),
    ),
  );
  return ['run,seed,environment_steps,evaluation_return,solved_at,signature', ...rows, ''].join('\n');
}
