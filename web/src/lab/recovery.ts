/** What is done when a run diverges or its Worker ends: it is taken up again from a state that was kept. */
import { Interrupted } from '../client/run_client';
import type { Pairs, Values } from '../engine/schema';
import { formatCount, formatList } from '../words/format';
import type { SavedRun, SavedStates } from './saved_run';
import type { LabState, Phase, Remedy, Store } from './store';

/** A Worker that ends so soon after another is not replaced without asking. */
const restartPauseMs = 20_000;

/** What it takes to bring a run back. */
export interface RecoveryHost {
  readonly store: Store<LabState>;
  readonly states: SavedStates;
  resume(state: SavedRun): Promise<void>;
  /** A new run with these values, and others instead of some, as near as is valid. */
  begin(values: Values, others: Pairs): void;
  /** Puts these values in force in the run that is there, as near as is valid. */
  use(values: Pairs): void;
  replaceWorker(): void;
  train(): void;
  say(text: string): void;
  notify(text: string): void;
  stop(phase: Phase, problem: string, remedy: Remedy | null): void;
}

export class Recovery {
  readonly #host: RecoveryHost;
  #restartedAt = -Infinity;
  #working = Promise.resolve();
  /** A run that was lost is on its way back. */
  working = false;

  constructor(host: RecoveryHost) {
    this.#host = host;
  }
  /** Settles when a run that was lost is there again. */
  get settled(): Promise<void> {
    return this.#working;
  }

  /** There is no engine. */
  failed(message: string): void {
    this.#host.stop(
      'failed',
      `The training engine could not be loaded or has stopped (${message.replace(/\.$/, '')}). Reload the page; if that ` +
        'does not help, check that the server has every file of the page and that the browser allows WebAssembly ' +
        'and Workers.',
      null,
    );
  }
  diverged(message: string): void {
    const { store, states } = this.#host;
    const step = states.before(store.state.metrics[0]!, store.state.values)?.step ?? 0;
    this.#host.stop('diverged', message, { kind: 'smaller_steps', step, training: true });
  }
  /** The Worker does not answer. */
  silent(): void {
    const { phase } = this.#host.store.state;
    this.#host.stop(
      phase,
      'The training has not answered for ten seconds: its Worker may be gone, or busy with a very large update.',
      this.#restartRemedy(phase === 'training'),
    );
  }
  /** It answers again. */
  back(): void {
    const { store } = this.#host;
    if (store.state.remedy?.kind === 'restart') store.set({ problem: '', remedy: null });
  }
  /** The Worker is gone. */
  async lost(message: string): Promise<void> {
    const host = this.#host;
    const training = host.store.state.phase === 'training';
    const remedy = this.#restartRemedy(training);
    const reason = message.replace(/\.$/, '');
    if (performance.now() - this.#restartedAt < restartPauseMs) {
      return host.stop(
        'failed',
        `The training has stopped again (${reason}). Smaller networks need less memory.`,
        remedy,
      );
    }
    await this.#restart(training);
    host.notify(`The training had stopped (${reason}); it was taken up again at step ${formatCount(remedy.step)}.`);
  }

  /** Does what may help against the problem that is shown. */
  async recover(): Promise<void> {
    const { store } = this.#host;
    const { remedy } = store.state;
    store.set({ problem: '', remedy: null });
    if (remedy?.kind === 'restart') await this.#restart(remedy.training);
    if (remedy?.kind === 'smaller_steps') await this.#goBack().catch(ignoreInterruption);
  }
  /** Goes on in a Worker that has no run yet: from the newest state that was kept, with the values that are in force. */
  async takeUp(training: boolean): Promise<void> {
    const { store, states, resume, begin, use, train } = this.#host;
    const { values } = store.state;
    const state = states.newest;
    if (!state || !(await this.#resumed(() => resume({ ...state, training: false })))) begin(values, []);
    else use([...values]);
    if (training) train();
  }

  #restartRemedy(training: boolean): Remedy {
    return { kind: 'restart', step: this.#host.states.newest?.step ?? 0, training };
  }
  async #restart(training: boolean): Promise<void> {
    this.#restartedAt = performance.now();
    this.#host.replaceWorker();
    this.#host.store.set({ phase: 'paused' });
    this.working = true;
    this.#working = this.takeUp(training).catch(ignoreInterruption);
    await this.#working;
    this.working = false;
  }
  /** From when the run was well, or from the start, with learning rates that are a tenth of those that went wrong. */
  async #goBack(): Promise<void> {
    const { store, states, resume, begin, use, train, say } = this.#host;
    const { values, metrics } = store.state;
    const state = states.before(metrics[0]!, values);
    const resumed = state !== undefined && (await this.#resumed(() => resume({ ...state, training: false }), state));
    const slower = ([key, text]: [string, string]): [string, string] => {
      const before = resumed ? Number(state.values.get(key)) : Infinity;
      return [key, String(Math.min(Number(text) / 10, before))];
    };
    const rates = [...values].filter(([key]) => key.endsWith('_lr'));
    if (resumed) use(rates.map(slower));
    else begin(values, rates.map(slower));
    const used = rates.map(([key]) => `${key} = ${store.state.values.get(key)}`);
    say(`Went back to step ${formatCount(resumed ? state.step : 0)} with ${formatList(used)}.`);
    train();
  }
  /**
   * Resumes while the other states of this run stay, up to the one that is tried.
   * @returns false if that state cannot be read
   */
  async #resumed(resume: () => Promise<void>, tried?: SavedRun): Promise<boolean> {
    const { states } = this.#host;
    const before = states.all.filter(({ step }) => !tried || step <= tried.step);
    try {
      await resume();
    } catch (error) {
      if (error instanceof Interrupted) throw error;
      return false;
    }
    states.restore(before);
    if (tried) states.try(tried);
    return true;
  }
}

function ignoreInterruption(error: unknown): void {
  if (!(error instanceof Interrupted)) throw error; // who interrupted it has taken over
}
