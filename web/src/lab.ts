/** The laboratory behind the element: engine, run and store, and every action a visitor can take. */
import { Curves } from './curves';
import { compileEngine, Engine } from './engine';
import { noSettings, type Settings } from './link';
import { Optimum } from './optimum';
import type { Snapshot, Speed, Watch } from './protocol';
import { Run } from './run';
import { parseSchema, parseValues, valuesText, type Values } from './schema';
import { StageFeed } from './stage_feed';
import { Store, type LabState } from './store';
import engineUrl from '#engine.wasm?url';

export interface LabEvents {
  'lab-ready': Record<string, never>;
  'lab-episode': { frame: number; episode: number; return: number };
  'lab-evaluation': { frame: number; meanReturn: number };
  'lab-solved': { frame: number; seconds: number };
  'lab-error': { message: string };
}
export type Emit = <K extends keyof LabEvents>(type: K, detail: LabEvents[K]) => void;

const nothing: Values = new Map();

export class Lab {
  readonly store = new Store<LabState>({
    phase: 'loading', schema: null, preset: '', values: nothing, base: nothing, speed: 'max',
    metrics: new Float64Array(), updatesPerSecond: 0, map: null, solved: null, optimalReturn: NaN, solvedReturn: NaN,
    notices: [], problem: '',
  });
  readonly curves = new Curves();
  readonly stageFeed = new StageFeed();
  /** Settles when the first run can be trained, or never. */
  readonly ready: Promise<void>;

  readonly #emit: Emit;
  #becomeReady!: () => void;
  /** Reads and checks configurations on the page's own thread. */
  #engine: Engine | undefined;
  #run: Run | undefined;
  #optimum: Optimum | undefined;
  #watch: Watch = { stage: false, map: null };
  #clickedAt = 0;
  #lastNotice = 0;
  /** Grows with every opening and closing: what an older one still loads is dropped. */
  #opening = 0;

  constructor(emit: Emit) {
    this.#emit = emit;
    this.ready = new Promise((resolve) => (this.#becomeReady = resolve));
  }

  /** Loads the engine, starts the Worker and creates the first run; the settings are asked for when they are needed. */
  async open(settings: () => Settings): Promise<void> {
    const opening = ++this.#opening;
    this.store.set({ phase: 'loading', problem: '' });
    let module: WebAssembly.Module;
    try {
      module = await compileEngine(new URL(engineUrl, import.meta.url).href);
      this.#engine = await Engine.instantiate(module);
      if (opening !== this.#opening) return;
      this.#run = new Run(module, {
        snapshot: (snapshot) => this.#show(snapshot),
        solved: (frame) => this.#solved(frame),
        diverged: (message) => this.#stop('diverged', message),
        failed: (message) => this.#fail(message),
      });
      await this.#run.loaded;
      if (opening !== this.#opening) return;
    } catch (error) {
      if (opening === this.#opening) this.#fail(error instanceof Error ? error.message : String(error));
      return;
    }
    // Before any setting, the engine's configuration has the standard physics.
    this.#optimum = new Optimum(module, this.#engine.optimalReturn(), (optimalReturn) =>
      this.store.set({ optimalReturn }),
    );
    this.store.set({
      schema: parseSchema(this.#engine.schemaJson()),
      solvedReturn: this.#engine.solvedReturn(),
    });
    this.apply(settings());
  }
  close(): void {
    this.#opening++;
    this.#run?.close();
    this.#optimum?.close();
    this.#run = undefined;
  }

  // Configuration

  /** Starts a new run with these settings; what is not valid is said and replaced by the nearest that is. */
  apply(settings: Settings): void {
    const { schema } = this.store.state;
    if (!schema) return;
    for (const problem of settings.problems) this.notify(problem);
    this.#usePreset(settings.preset ?? schema.presets[0]!.name);
    for (const [key, text] of settings.values) this.#useNearest(key, text);
    this.#create();
    if (settings.autostart) this.train();
  }
  /** Starts a new run with a preset; the seed stays, and a training goes on with the new run. */
  setPreset(name: string): void {
    const seed = this.store.state.values.get('seed');
    this.apply({
      ...noSettings,
      preset: name,
      values: seed === undefined ? [] : [['seed', seed]],
      autostart: this.store.state.phase === 'training',
    });
  }
  /**
   * Sets one hyperparameter: at once, or with a new run where it needs one. A training goes on with the new run.
   * @returns an empty string, or why nothing was changed
   */
  set(key: string, text: string): string {
    const error = this.engine.set(key, text);
    if (!error) this.#takeOver(key);
    return error;
  }
  /** The same with the nearest valid value, which a notice explains. */
  setNearest(key: string, text: string): void {
    this.#useNearest(key, text);
    this.#takeOver(key);
  }
  /** Back to the preset's value. */
  restore(key: string): void {
    const base = this.store.state.base.get(key);
    if (base !== undefined) this.set(key, base);
  }

  // Training

  train(): void {
    const { phase } = this.store.state;
    if (phase !== 'ready' && phase !== 'paused') return;
    if (this.#clickedAt === 0) this.#clickedAt = performance.now();
    this.#run?.post({ type: 'train' });
    this.store.set({ phase: 'training' });
  }
  pause(): void {
    if (this.store.state.phase !== 'training') return;
    this.#run?.post({ type: 'pause' });
    this.store.set({ phase: 'paused' });
  }
  /** A new run with the wanted configuration. */
  reset(): void {
    if (this.store.state.schema && this.store.state.phase !== 'failed') this.#create();
  }
  /** Pauses and does this many environment steps. */
  async step(frames: number): Promise<void> {
    const { phase } = this.store.state;
    if (!this.#run || !['ready', 'training', 'paused'].includes(phase)) return;
    if (this.#clickedAt === 0) this.#clickedAt = performance.now();
    this.store.set({ phase: 'paused' });
    await this.#run.step(frames);
  }
  /** One step, for a key or a button. */
  stepOnce(): void {
    this.step(1).catch(() => {}); // a reset or the next step may overtake it
  }
  /** Trains, or pauses the training. */
  toggle(): void {
    if (this.store.state.phase === 'training') this.pause();
    else this.train();
  }
  setSpeed(speed: Speed): void {
    this.#run?.post({ type: 'speed', speed });
    this.store.set({ speed });
  }
  watch(watch: Watch): void {
    this.#watch = watch;
    this.#run?.post({ type: 'watch', watch });
  }
  /** Puts the stage's pendulum there, at rest; the training does not notice. */
  placeStage(theta: number): void {
    this.#run?.post({ type: 'stage', theta, omega: 0 });
  }
  signature(): Promise<string> {
    return this.#run?.signature() ?? Promise.reject(new Error('The lab is not loaded.'));
  }
  /** Latest values by key, with updates_per_second; NaN where there is none yet. */
  metrics(): Record<string, number> {
    const { schema, metrics, updatesPerSecond } = this.store.state;
    const values = Object.fromEntries((schema?.metrics ?? []).map(({ key }, i) => [key, metrics[i] ?? NaN]));
    return { ...values, updates_per_second: updatesPerSecond };
  }

  // Notices

  notify(text: string): void {
    const { notices } = this.store.state;
    if (!notices.some((notice) => notice.text === text)) {
      this.store.set({ notices: [...notices, { id: ++this.#lastNotice, text }] });
    }
    this.#emit('lab-error', { message: text });
  }
  dismiss(id: number): void {
    this.store.set({ notices: this.store.state.notices.filter((notice) => notice.id !== id) });
  }

  // Inside

  private get engine(): Engine {
    if (!this.#engine) throw new Error('The lab is not loaded.');
    return this.#engine;
  }
  #engineValues(): Values {
    return parseValues(this.engine.configText());
  }

  /** Puts the engine's value of this key in force. */
  #takeOver(key: string): void {
    const { schema, phase, values } = this.store.state;
    const next = this.#engineValues();
    if (next.get(key) === values.get(key)) return;
    if (schema?.params.find((param) => param.key === key)?.apply === 'live') return this.#configure(next);
    this.#create();
    if (phase === 'training') this.train();
  }
  #useNearest(key: string, text: string): void {
    const error = this.engine.set(key, text);
    if (!error) return;
    this.engine.setNearest(key, text);
    const used = this.#engineValues().get(key);
    this.notify(used === undefined ? error : `${error} Using ${key} = ${used}.`);
  }

  #usePreset(name: string): void {
    const first = this.store.state.schema!.presets[0]!.name;
    const error = this.engine.setPreset(name);
    if (error) {
      this.notify(`${error} Using ${first}.`);
      this.engine.setPreset(first);
    }
    this.store.set({ preset: error ? first : name, base: this.#engineValues() });
  }

  #create(): void {
    const values = this.#engineValues();
    this.curves.clear();
    this.stageFeed.clear();
    this.#clickedAt = 0;
    this.store.set({
      phase: 'ready', values, solved: null, problem: '', map: null, updatesPerSecond: 0,
    });
    this.#optimum?.update(this.store.state.schema!, values);
    this.#run?.create(valuesText(values));
    this.#run?.post({ type: 'watch', watch: this.#watch });
    this.#run?.post({ type: 'speed', speed: this.store.state.speed });
  }

  #configure(values: Values): void {
    this.store.set({ values });
    this.#optimum?.update(this.store.state.schema!, values);
    this.#run?.configure(valuesText(values)).catch((error: Error) => this.notify(error.message));
  }

  #show(snapshot: Snapshot): void {
    const { metrics, updatesPerSecond, map } = snapshot;
    const first = this.curves.episodes.frames.length;
    this.curves.append(this.curves.episodes, snapshot.episodes);
    this.curves.append(this.curves.evaluations, snapshot.evaluations);
    this.stageFeed.push(snapshot.stage);
    this.store.set({ metrics, updatesPerSecond, ...(map && { map }) });
    this.#becomeReady();
    for (let i = 0; i < snapshot.episodes.length; i += 2) {
      const [frame, value] = [snapshot.episodes[i]!, snapshot.episodes[i + 1]!];
      this.#emit('lab-episode', { frame, episode: first + i / 2 + 1, return: value });
    }
    for (let i = 0; i < snapshot.evaluations.length; i += 2) {
      this.#emit('lab-evaluation', { frame: snapshot.evaluations[i]!, meanReturn: snapshot.evaluations[i + 1]! });
    }
  }
  #solved(frame: number): void {
    const seconds = (performance.now() - this.#clickedAt) / 1000;
    this.store.set({ solved: { frame, seconds } });
    this.#emit('lab-solved', { frame, seconds });
  }
  #fail(message: string): void {
    this.#stop(
      'failed',
      `The training engine could not be loaded or has stopped (${message.replace(/\.$/, '')}). Reload the page; if that ` +
        'does not help, check that the server has every file of the page and that the browser allows WebAssembly ' +
        'and Workers.',
    );
  }
  #stop(phase: 'diverged' | 'failed', problem: string): void {
    this.store.set({ phase, problem });
    this.#emit('lab-error', { message: problem });
  }
}
