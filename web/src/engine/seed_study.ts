/** What many seeds of one setting say together: quartiles of the evaluations, and how many solved the task and when. */

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

export interface Solved {
  count: number;
  of: number;
  /** Environment steps, of those that solved; NaN where none did. */
  median: number;
  worst: number;
}

/** The value below which this share of them lies, between two of them in proportion (Hyndman and Fan's definition 7). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  if (below === undefined || above === undefined) return NaN;
  return below === above ? below : below + (at - Math.floor(at)) * (above - below);
}

/** A run that ended before its time counts as worse than every other from there on: leaving it out would flatter. */
export function returnBand(runs: readonly SeedRun[]): Band {
  const frames = runs.reduce<readonly number[]>(
    (most, run) => (run.frames.length > most.length ? run.frames : most),
    [],
  );
  const band: Band = { frames: [...frames], low: [], median: [], high: [] };
  frames.forEach((_, i) => {
    const returns = runs.map((run) => run.returns[i] ?? -Infinity);
    const quartile = (share: number): number => {
      const value = quantile(returns, share);
      return Number.isFinite(value) ? value : NaN;
    };
    band.low.push(quartile(0.25));
    band.median.push(quartile(0.5));
    band.high.push(quartile(0.75));
  });
  return band;
}

export function solvedSummary(runs: readonly SeedRun[]): Solved {
  const frames = runs.flatMap(({ solvedFrame }) => (solvedFrame === null ? [] : [solvedFrame]));
  return {
    count: frames.length,
    of: runs.length,
    median: quantile(frames, 0.5),
    worst: frames.length > 0 ? Math.max(...frames) : NaN,
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
