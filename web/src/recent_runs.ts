/** The evaluations of runs that are over, for a while: what a new run is held against. */
import type { Points } from './chart_points';
import type { Values } from './schema';

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
    if (run.evaluations.frames.length < leastEvaluations) return;
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

function isStartOf({ frames, values }: Points, longer: Points): boolean {
  return frames.length <= longer.frames.length && frames.every((frame, i) => frame === longer.frames[i] && values[i] === longer.values[i]);
}

/** The seed and what differs from the preset. */
export function settingsOf(values: Values, base: Values): string[] {
  const differing = [...values].filter(([key, text]) => key !== 'seed' && base.get(key) !== text);
  return [`seed ${values.get('seed') ?? ''}`, ...differing.map(([key, text]) => `${key} = ${text}`)];
}

/** One line that tells a run from the others. */
export function runName({ preset, settings }: RecentRun): string {
  return [preset, ...settings].join(', ');
}
