/** A run as it is kept: enough to go on with it bit for bit, and to show it as it was. */
import type { Speed } from '../engine/protocol';
import type { Values } from '../engine/schema';
import type { RecentRun } from './run_history';

/**
 * settings: the run had the values in force from its first step on. changed: some were changed on the way. kept: it began
 * with what another run had learned. file: it came from a checkpoint, which does not tell.
 */
export type Origin = 'settings' | 'changed' | 'kept' | 'file';

export interface SavedRun {
  /** The bytes of a checkpoint file. */
  checkpoint: Uint8Array<ArrayBuffer>;
  /** How long the training stood still for them, in ms. */
  cost: number;
  /** Rows of the `MetricHistory`, and the keys of its columns. */
  history: Float64Array;
  metrics: string;
  step: number;
  values: Values;
  preset: string;
  origin: Origin;
  layer: string;
  speed: Speed;
  /** Whether it was training. */
  training: boolean;
  solved: { step: number; seconds: number } | null;
  /** Since the first click on Train, in ms; 0 before it. */
  elapsed: number;
  /** Runs that it had replaced. */
  recent: readonly RecentRun[];
  /** When this was, in ms since 1970. */
  at: number;
  /** The run that it was compared with. */
  other?: SavedRun;
}

/** A run that was kept when steps were still called frames. */
export function inTodaysWords(run: SavedRun): SavedRun {
  type Older = { frame?: number; frames?: readonly number[] };
  const { solved, recent } = run;
  return {
    ...run,
    solved: solved && { ...solved, step: solved.step ?? (solved as Older).frame },
    recent: recent.map((one) => ({
      ...one,
      evaluations: { ...one.evaluations, steps: one.evaluations.steps ?? (one.evaluations as Older).frames },
    })),
  };
}

/** A file name that tells what is in it. */
export function checkpointName({ preset, values, step }: Pick<SavedRun, 'preset' | 'values' | 'step'>): string {
  return `sac-lab-${preset}-seed${values.get('seed') ?? '0'}-${step}.safetensors`;
}

/** A run that went wrong was well so many steps before. */
const wellBefore = 1000;
const mostStates = 4;
const mostBytes = 128 * 1024 * 1024;

function differ(a: Values, b: Values): boolean {
  return [...a].some(([key, text]) => b.get(key) !== text);
}

/**
 * States of one run to go back to, oldest first: the newest, and a few from before that reach back ever further, so
 * that a run whose trouble began long before it showed can be taken up from a time when it was well.
 */
export class SavedStates {
  #states: SavedRun[] = [];
  readonly #tried = new WeakSet<SavedRun>();

  push(state: SavedRun): void {
    this.#states = this.#states.filter(({ step }) => step < state.step);
    this.#states.push(state);
    while (this.#states.length > mostStates || (this.#states.length > 1 && this.#bytes() > mostBytes)) this.#thin();
  }
  clear(): void {
    this.#states = [];
  }
  get all(): readonly SavedRun[] {
    return this.#states;
  }
  /** Earlier states of the same run. */
  restore(states: readonly SavedRun[]): void {
    const newer = this.#states;
    this.#states = [];
    for (const state of [...states, ...newer]) this.push(state);
  }
  get newest(): SavedRun | undefined {
    return this.#states.at(-1);
  }
  /**
   * The newest state from before a run went wrong at this step with these values: from well before it, or from before a
   * value was changed. Failing that, the oldest. One that has been tried in vain is not proposed again.
   */
  before(step: number, values: Values): SavedRun | undefined {
    const untried = this.#states.filter((state) => !this.#tried.has(state));
    return untried.findLast((state) => state.step <= step - wellBefore || differ(state.values, values)) ?? untried[0];
  }
  /** The run goes on from this state. */
  try(state: SavedRun): void {
    this.#tried.add(state);
  }

  #bytes(): number {
    return this.#states.reduce((sum, { checkpoint, history }) => sum + checkpoint.length + history.byteLength, 0);
  }
  /** Takes out the state between two others that lie closest together, seen from now. */
  #thin(): void {
    const steps = this.#states.map(({ step }) => step);
    const now = steps.at(-1)!;
    let least = Infinity;
    let at = 0;
    for (let i = 1; i + 1 < steps.length; i++) {
      const gap = (steps[i + 1]! - steps[i - 1]!) / (now - steps[i - 1]!);
      if (gap < least) [least, at] = [gap, i];
    }
    this.#states.splice(at, 1);
  }
}
