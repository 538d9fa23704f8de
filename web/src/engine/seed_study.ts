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
  return bandOf(
    engine,
    steps,
    runs.map(({ returns }) => returns),
  );
}

/**
 * The same of a metric, at the evaluations at which every run has it: nobody knows what that of a run that has ended
 * would be.
 * @param metric its place in the schema
 */
export function metricBand(engine: Engine, runs: readonly SeedRun[], metric: number): Band {
  const common = (runs[0]?.steps ?? [])
    .map((_, i) => i)
    .filter((i) => runs.every(({ metrics }) => Number.isFinite(metrics[i]?.[metric])));
  return bandOf(
    engine,
    common.map((i) => runs[0]!.steps[i]!),
    runs.map(({ metrics }) => common.map((i) => metrics[i]![metric]!)),
  );
}

function bandOf(engine: Engine, steps: readonly number[], lists: readonly (readonly number[])[]): Band {
  const quartiles = engine.returnBand(lists);
  const part = (place: number): number[] =>
    steps.map((_, i) => quartiles[3 * i + place]!).map((value) => (Number.isFinite(value) ? value : NaN));
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
