/** How a run is trained: when it is its turn, paused, or a number of steps at a time. */
import type { Until } from '../engine/protocol';
import type { RunClient } from '../client/run_client';
import type { Trainee, Turn } from '../client/training_turns';
import type { LabState, Store } from './store';

/** What is trained: the run of a lab. */
export interface TrainingHost {
  readonly store: Store<LabState>;
  /** Undefined while there is none. */
  run(): RunClient | undefined;
  /** Settles when a run that was lost is there again; null where none is on its way. */
  recovering(): Promise<void> | null;
  /** Where it ends by itself; null: nowhere. */
  until(): Until | null;
  /** Somebody lets it train. */
  clicked(): void;
}

export class Training {
  readonly #host: TrainingHost;
  readonly #turn: Turn;
  readonly #trainee: Trainee = {
    turn: (waiting) => {
      if (waiting) this.#host.run()?.rest();
      else this.#host.run()?.train(this.#host.until());
      this.#host.store.set({ waiting });
    },
  };
  /** Steps that were asked for and are not done. */
  readonly #steps = new Set<Promise<void>>();

  constructor(host: TrainingHost, turn: Turn) {
    this.#host = host;
    this.#turn = turn;
    host.store.subscribe(({ phase }, changed) => {
      if (!changed.has('phase') || phase === 'training') return;
      turn.leave(this.#trainee);
      host.store.set({ waiting: '' });
    });
  }

  start(): void {
    const { store, clicked } = this.#host;
    if (store.state.phase !== 'ready' && store.state.phase !== 'paused') return;
    clicked();
    store.set({ phase: 'training' });
    this.#turn.ask(this.#trainee);
  }
  /** Ends a training, and steps that are being done. */
  pause(): void {
    const { phase } = this.#host.store.state;
    if (phase !== 'training' && this.#steps.size === 0) return;
    this.#host.run()?.pause();
    if (phase === 'training') this.#host.store.set({ phase: 'paused' });
  }
  /** Pauses and does this many environment steps, after those asked for before. Rejects where they do not come about. */
  async step(steps: number): Promise<void> {
    const { store, clicked } = this.#host;
    const recovering = this.#host.recovering();
    if (recovering) await recovering;
    const run = this.#pausable();
    if (!run) throw new Error(store.state.problem || 'The lab is not loaded.');
    clicked();
    store.set({ phase: 'paused' });
    const done = run.step(steps);
    this.#steps.add(done);
    if (steps > 1) store.set({ stepping: true }); // a single step is over before it could be paused
    try {
      await done;
    } finally {
      this.#steps.delete(done);
      if (this.#steps.size === 0) store.set({ stepping: false });
    }
  }
  /** Pauses, and writes down the next update with all its numbers. */
  async traceUpdate(): Promise<void> {
    const run = this.#pausable();
    if (!run) return;
    this.#host.store.set({ phase: 'paused' });
    await run.trace();
  }
  /** Settles when the steps that were asked for are done, or ended. */
  get stepped(): Promise<unknown> {
    return Promise.allSettled(this.#steps);
  }

  #pausable(): RunClient | undefined {
    return ['ready', 'training', 'paused'].includes(this.#host.store.state.phase) ? this.#host.run() : undefined;
  }
}
