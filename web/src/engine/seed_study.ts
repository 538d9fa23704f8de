/** What many seeds of one setting say together: quartiles of the evaluations, and how many solved the task and when. */
import type { Engine } from './engine';

/** One finished run of a study. */
export interface SeedRun {
  seed: number;
  /** Evaluations: environment steps and mean returns. */
  frames: readonly number[];
  returns: readonly number[];
  /** Environment step of the evaluation that solved the task. */
  solvedFrame: number | null;
  /** The bits of the run, as `sac-train --signature` prints them. */
  signature: string;
  /** Why the run ended before its time; empty: it did not. */
  problem: string;
}

/** Median and quartiles over the seeds at each evaluation; NaN where that falls on runs that have ended before. */
export interface Band {
  frames: number[];
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
  const quartiles = engine.returnBand(runs.map(({ returns }) => returns));
  const frames = runs.reduce<readonly number[]>(
    (most, run) => (run.frames.length > most.length ? run.frames : most),
    [],
  );
  const part = (place: number): number[] =>
    frames.map((_, i) => quartiles[3 * i + place]!).map((value) => (Number.isFinite(value) ? value : NaN));
  return { frames: [...frames], low: part(0), median: part(1), high: part(2) };
}

export function studySummary(engine: Engine, runs: readonly SeedRun[]): StudySummary {
  return {
    ...engine.solvedSummary(runs.map(({ solvedFrame }) => solvedFrame ?? Infinity)),
    of: runs.length,
    last: engine.interquartileMean(runs.flatMap(({ returns }) => returns.slice(-1))),
    diverged: runs.filter(({ problem }) => problem).length,
  };
}

/** A row for each evaluation of each seed. `name` tells the settings apart where there are two. */
export function studyCsv(studies: readonly { name: string; runs: readonly SeedRun[] }[]): string {
  const rows = studies.flatMap(({ name, runs }) =>
    runs.flatMap(({ seed, frames, returns, solvedFrame, signature }) =>
      frames.map((frame, i) => [name, seed, frame, returns[i], solvedFrame ?? '', signature].join()),
    ),
  );
  return ['run,seed,environment_steps,evaluation_return,solved_at,signature', ...rows, ''].join('\n');
}
