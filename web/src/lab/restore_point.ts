/** Where a run was when another took its place: to go back to it, bit for bit. */
import type { Values } from '../engine/schema';
import type { SavedRun } from './saved_run';
import type { LabState, Store } from './store';

export interface RestorePoint {
  /** Its environment step; 0 where there is no more than settings. */
  readonly step: number;
  /** What it takes in memory. */
  readonly bytes: number;
  go(): Promise<void>;
  /** The settings alone remain. */
  forget(): void;
}

/** What it takes to go to a place: a lab. */
export interface RestoreHost {
  readonly store: Store<LabState>;
  resume(run: SavedRun): Promise<void>;
  readonly settings: { use(preset: string, values: Values, renew: boolean): void };
  say(text: string): void;
}

export class RunRestorePoint implements RestorePoint {
  readonly step: number;
  readonly #lab: RestoreHost;
  readonly #preset: string;
  /** The values of the run, and those that waited for the next. */
  readonly #wanted: Values;
  #run: Promise<SavedRun | null> | null;
  #bytes = 0;
  #forgotten = false;

  /** @param run null where nothing had been done */
  constructor(lab: RestoreHost, preset: string, wanted: Values, run: Promise<SavedRun | null> | null) {
    const { metrics } = lab.store.state;
    this.#lab = lab;
    this.#preset = preset;
    this.#wanted = wanted;
    this.#run = run;
    this.step = run ? (metrics[0] ?? 0) : 0;
    void run?.then((kept) => (this.#bytes = kept ? kept.checkpoint.length + kept.history.byteLength : 0));
  }
  /** Settles when the run has been saved. */
  get saved(): Promise<unknown> {
    return this.#run ?? Promise.resolve();
  }
  get bytes(): number {
    return this.#run ? this.#bytes : 0;
  }
  forget(): void {
    this.#forgotten = this.#run !== null;
    this.#run = null;
  }
  /** A training goes on with the run that is there. */
  go(): Promise<void> {
    return this.goIn(this.#lab);
  }
  async goIn(lab: RestoreHost): Promise<void> {
    const training = lab.store.state.phase === 'training';
    const run = await this.#run;
    if (run) await lab.resume({ ...run, training });
    else if (this.#forgotten) lab.say('That run is no longer kept: a new one has its settings.');
    lab.settings.use(this.#preset, this.#wanted, !run);
  }
}

/** Some at once, each after the one before. */
export class RestorePoints implements RestorePoint {
  readonly #points: readonly RestorePoint[];
  constructor(...points: RestorePoint[]) {
    this.#points = points;
  }
  get step(): number {
    return Math.max(...this.#points.map(({ step }) => step));
  }
  get bytes(): number {
    return this.#points.reduce((sum, { bytes }) => sum + bytes, 0);
  }
  async go(): Promise<void> {
    for (const point of this.#points) await point.go();
  }
  forget(): void {
    for (const point of this.#points) point.forget();
  }
}
