/** The laboratory behind the element: engine, run and store, and every action a visitor can take. */
import { Engine } from '../engine/engine';
import { OptimalReturnClient } from '../client/optimal_return_client';
import type { Snapshot, Speed, State, Until } from '../engine/protocol';
import { Interrupted, RunClient } from '../client/run_client';
import { parseValues, type Values, valuesText } from '../engine/schema';
import { StageFeed } from '../engine/stage_feed';
import { type Turn, turns } from '../client/training_turns';
import type { VisibleViews } from '../engine/visible_views';
import { Autosave } from './autosave';
import { RunSettings } from './configuration';
import { Editor, newRun } from './editor';
import { engineModule } from '../client/engine_module';
import { noSettings, type Settings } from './link';
import { Notices } from './notices';
import { Observation } from './observation';
import { Readiness } from '../client/readiness';
import { Recovery, type RecoveryHost } from './recovery';
import { RunRestorePoint } from './restore_point';
import { inPairs, type Points } from './run_history';
import { RunRecord } from './run_record';
import type { SavedRun } from './saved_run';
import { type Emit, initialState, type LabState, type Phase, type Remedy, Store, untrained } from './store';
import { Training } from './training';

export class Lab {
  readonly store = new Store<LabState>(initialState);
  readonly autosave = new Autosave(this);
  readonly settings = new RunSettings({
    store: this.store,
    notify: (text) => this.notify(text),
    renew: () => this.renew(),
    configure: (changed) => this.#configure(changed),
  });
  readonly editor = new Editor(this);
  readonly #record = new RunRecord();
  readonly curves = this.#record.curves;
  readonly history = this.#record.history;
  readonly recent = this.#record.recent;
  readonly stageFeed = new StageFeed();
  /** Another lab, and this one is its: each starts again, steps and puts its pendulum where the other does. */
  companion: Lab | null = null;
  /** Brings back the run that this one was compared with. */
  resumeOther: (run: SavedRun) => Promise<void> = async () => {};

  /** Where a training ends by itself; null: nowhere. */
  until: Until | null = null;
  readonly turn: Turn;
  readonly #emit: Emit;
  readonly notices: Notices;
  readonly #training: Training;
  readonly #observation = new Observation(this.store, (request) => this.#run?.post(request));
  #readiness = new Readiness();
  #module: WebAssembly.Module | undefined;
  #engine: Engine | undefined;
  #run: RunClient | undefined;
  readonly #recovery = new Recovery(this.#recoveryHost());
  #optimalReturn: OptimalReturnClient | undefined;
  /** The stage's pendulum is held by a hand. */
  #held = false;
  /** The run came from a file: when it was solved is not news. */
  #opened = false;
  /** Grows with every opening and closing: what an older one still loads is dropped. */
  #opening = 0;

  /** @param turn when it may train, together with others that have the same */
  constructor(emit: Emit, turn = turns.create()) {
    this.#emit = emit;
    this.turn = turn;
    this.notices = new Notices(this.store, emit);
    this.#training = new Training(
      {
        store: this.store,
        run: () => this.#run,
        recovering: () => (this.#recovery.working ? this.#recovery.settled : null),
        until: () => this.until,
        clicked: () => this.#record.click(),
      },
      turn,
    );
  }
  /** Settles when the first run can be trained; rejects with a sentence if that will not be. */
  get ready(): Promise<void> {
    return this.#readiness.promise;
  }

  /** Loads the engine, starts the Worker and creates the first run; the settings are asked for when they are needed. */
  async open(settings: () => Settings | Promise<Settings>): Promise<void> {
    const opening = ++this.#opening;
    if (this.#readiness.settled) this.#readiness = new Readiness();
    this.store.set({ phase: 'loading', problem: '' });
    let module: WebAssembly.Module;
    let engine: Engine;
    try {
      module = await engineModule();
      engine = await Engine.instantiate(module);
      if (opening !== this.#opening) return;
      this.#module = module;
      this.#run = this.#startRun();
      await this.#run.loaded;
      if (opening !== this.#opening) return;
    } catch (error) {
      if (opening === this.#opening) this.#recovery.failed(error instanceof Error ? error.message : String(error));
      return;
    }
    // Before any setting, the engine's configuration has the standard physics.
    this.#optimalReturn = new OptimalReturnClient(module, engine.optimalReturn(), (optimalReturn) =>
      this.store.set({ optimalReturn }),
    );
    this.#observation.open(module);
    this.store.set({ schema: this.settings.open(engine), solvedReturn: engine.solvedReturn() });
    this.#engine = engine;
    const state = this.autosave.states.newest;
    if (state)
      await this.#recovery.takeUp(state.training); // it had been closed
    else {
      const asked = settings();
      this.apply(asked instanceof Promise ? await asked : asked);
      if (opening !== this.#opening) return;
    }
    this.autosave.open();
  }
  close(): void {
    this.#opening++;
    this.#readiness.reject(new Interrupted('The lab was closed.'));
    this.autosave.close();
    this.store.set({ phase: 'loading' });
    this.#run?.close();
    this.#optimalReturn?.close();
    this.#observation.close();
    this.#run = undefined;
  }

  // Configuration

  /** Starts a new run with these settings; what is not valid is said and replaced by the nearest that is. */
  apply(settings: Settings): void {
    this.settings.changing(() => this.#apply(settings));
  }
  #apply(settings: Settings): void {
    const { schema } = this.store.state;
    if (!schema) return;
    for (const problem of settings.problems) this.notify(problem);
    this.settings.start(settings.preset ?? schema.presets[0]!.name, settings.values);
    this.show(settings);
    this.#create('preset');
    if (settings.autostart) this.train();
  }
  /** Layer and speed of these settings, where they name any. */
  show({ layer, speed }: Pick<Settings, 'layer' | 'speed'>): void {
    const layers = this.store.state.schema?.map_layers ?? [];
    if (layer !== null && !this.setLayer(layer)) {
      this.notify(`There is no layer "${layer}"; the layers are ${layers.map(({ key }) => key).join(', ')}.`);
    }
    if (speed !== null) this.setSpeed(speed);
  }
  /** Starts a new run with a preset, or the first, and these values; the seed stays, and a training goes on with it. */
  setPreset(name: string | null, values: Settings['values'] = []): void {
    const seed = this.store.state.values.get('seed');
    this.apply({
      ...noSettings,
      preset: name,
      values: [...(seed === undefined ? [] : [['seed', seed] as const]), ...values],
      autostart: this.store.state.phase === 'training',
    });
  }
  /** Whether a new run with what waits can start from what this one has learned. */
  get canKeep(): boolean {
    return !['loading', 'failed', 'diverged'].includes(this.store.state.phase) && this.settings.canKeepWeights;
  }
  /** A new run with what waits; a training goes on with it. */
  renew(): void {
    const { phase } = this.store.state;
    this.#create('new settings');
    if (phase === 'training') this.train();
  }
  /** The same, from what this one has learned. */
  async renewKeeping(): Promise<void> {
    const { phase } = this.store.state;
    const values = this.settings.wanted;
    const before = this.here();
    await this.#liveRun().renew(valuesText(values));
    this.settings.adopt(values, this.store.state.preset);
    this.#begin(values, 'paused');
    this.store.set({ origin: 'kept' });
    this.#left('restart', before, newRun);
    if (phase === 'training') this.train();
  }
  // Training

  train(): void {
    this.#training.start();
  }
  /** Ends a training, and steps that are being done. */
  pause(): void {
    for (const lab of this.#together) lab.#training.pause();
  }
  /** A new run with the wanted configuration. */
  reset(): void {
    for (const lab of this.#together) if (lab.store.state.schema) lab.#create('reset');
  }
  /** Pauses and does this many environment steps, after those asked for before. Rejects where they do not come about. */
  async step(steps: number): Promise<void> {
    await Promise.all(this.#together.map((lab) => lab.#training.step(steps)));
  }
  /** One step, for a key or a button. */
  stepOnce(): void {
    this.step(1).catch(() => {}); // a reset or a pause may end it
  }
  /** Trains, or pauses what is being done. */
  toggle(): void {
    const { phase, stepping } = this.store.state;
    if (phase === 'training' || stepping) this.pause();
    else this.train();
  }
  setSpeed(speed: Speed): void {
    this.#run?.post({ type: 'speed', speed });
    this.store.set({ speed });
  }
  /** Pauses, and writes down the next update with all its numbers. */
  async traceUpdate(): Promise<void> {
    await this.#training.traceUpdate();
  }
  /** Training goes no further than this environment step, until another limit is set. */
  limit(step: number): void {
    this.#run?.post({ type: 'limit', step });
  }
  /** Puts the stage's pendulum there, and holds it there until the next call; the training does not notice. */
  placeStage(theta: number, omega = 0, held = false): void {
    for (const lab of this.#together) {
      lab.#held = held;
      lab.#run?.post({ type: 'stage', theta, omega, held });
      lab.stageFeed.touched = true;
    }
  }
  /** The stage's pendulum starts there at that time (ms since 1970), unless a hand holds it. */
  startStage({ theta, omega }: State, at: number): void {
    if (!this.#held) this.#run?.post({ type: 'stage', theta, omega, held: false, at });
  }
  /** Lets the stage play actions sampled from the policy, or its mean action. */
  setSampled(sampled: boolean): void {
    for (const lab of this.#together) {
      lab.#run?.post({ type: 'play', sampled });
      lab.store.set({ sampled });
    }
  }

  // Looking inside

  /** What somebody sees is computed, and no more. */
  see(views: VisibleViews): void {
    this.#observation.see(views);
  }
  /** Which layer the state map shows. @returns whether there is such a layer */
  setLayer(layer: string): boolean {
    return this.#observation.setLayer(layer);
  }
  /** Shows the action slice at this state instead of the stage's. */
  pointAt(pointed: State | null): void {
    this.#observation.pointAt(pointed);
  }

  // Files

  /** The bytes of a checkpoint file, from which the run goes on bit for bit. */
  async save(): Promise<Uint8Array<ArrayBuffer>> {
    return (await this.capture()).checkpoint;
  }
  /**
   * Goes on with the run of a checkpoint file; rejects with a sentence, and nothing has changed, if that is damaged.
   * @param label what takes the place of the run that is there, which can be gone back to; null: nobody will
   */
  async load(bytes: Uint8Array<ArrayBuffer>, label: string | null = 'opened file'): Promise<void> {
    const before = label === null ? null : this.here();
    const values = parseValues(await this.#liveRun().open(bytes));
    this.settings.adopt(values);
    this.#begin(values, 'paused');
    this.store.set({ origin: 'file' });
    this.#opened = true;
    if (before) this.#left(label!, before, newRun);
  }

  // Keeping

  /** The run as it is now. */
  async capture(): Promise<SavedRun> {
    const { values, preset, origin } = this.store.state; // those that it goes by when the question reaches it
    if (!this.#run) throw new Error('The lab is not loaded.');
    const { bytes, ms } = await this.#run.save(); // a snapshot of the same step has come before it
    return { ...this.#record.save(this.store.state), checkpoint: bytes, cost: ms, values, preset, origin };
  }
  /** Where the lab is, to come back to when another run has taken this one's place. */
  here(): RunRestorePoint {
    const { preset, wanted } = this.settings.present;
    return new RunRestorePoint(this, preset, wanted, this.#hold());
  }
  /** The run as it is when this is called; null where nothing has been done. Of one that went wrong: when it was well. */
  #hold(): Promise<SavedRun | null> | null {
    const { phase, metrics, values } = this.store.state;
    const step = metrics[0] ?? 0;
    if (!this.#run || step === 0 || phase === 'ready' || phase === 'loading') return null;
    if (phase === 'diverged' || phase === 'failed') {
      const state = this.autosave.states.before(step, values);
      return state ? Promise.resolve(state) : null;
    }
    const shown = { ...this.#record.save(this.store.state), preset: this.settings.present.preset };
    return this.#run.save().then(
      ({ bytes, ms }) => ({ ...shown, checkpoint: bytes, cost: ms }),
      () => null,
    );
  }
  /** Another run has taken the place of one that can be gone back to. */
  #left(label: string, before: RunRestorePoint, tell = ''): void {
    if (before.step > 0) this.editor.replaced(label, before, tell);
  }
  /** Goes on with a kept run as it was, bit for bit. Rejects like `load`. */
  async resume(kept: SavedRun, label: string | null = null): Promise<void> {
    await this.load(kept.checkpoint.slice(), label);
    const { schema, values } = this.store.state;
    this.settings.adopt(values, kept.preset);
    this.#record.restore(kept, schema!);
    this.store.set({ solved: kept.solved, origin: kept.origin });
    this.setSpeed(kept.speed);
    this.setLayer(kept.layer);
    this.autosave.beginFrom(kept);
    if (kept.training) this.train();
  }
  kept(step: number): void {
    this.#emit('lab-kept', { step, frame: step });
  }
  /** Does what may help against the problem that is shown. */
  recover(): Promise<void> {
    return this.#recovery.recover();
  }

  /** After the steps that were asked for before. */
  async signature(): Promise<string> {
    await this.#recovery.settled;
    await this.#training.stepped;
    return this.#run?.signature() ?? Promise.reject(new Error('The lab is not loaded.'));
  }
  /** Latest values by key, with updates_per_second; NaN where there is none yet. */
  metrics(): Record<string, number> {
    const { schema, metrics, updatesPerSecond } = this.store.state;
    const values = Object.fromEntries((schema?.metrics ?? []).map(({ key }, i) => [key, metrics[i] ?? NaN]));
    return { ...values, updates_per_second: updatesPerSecond };
  }

  /** A metric by its key over the course of the run, as far as it was seen; returns are all there. */
  recorded(metric: string): Points {
    return this.#record.of(metric, this.store.state.schema);
  }

  /** The engine on the page's own thread, which trains nothing; undefined while there is none. */
  get engine(): Engine | undefined {
    return this.#engine;
  }
  /** A curve with the mean of what came before, in so many environment steps. */
  smoothed({ steps, values }: Points, span: number): Points {
    return { steps, values: this.#engine?.smoothed(steps, values, span) ?? values };
  }

  // Notices

  /** Something went wrong. */
  notify(text: string): void {
    this.notices.notify(text);
  }
  /** Something to know. */
  say(text: string): void {
    this.notices.say(text);
  }
  // Inside

  get #together(): Lab[] {
    return this.companion ? [this, this.companion] : [this];
  }
  /** @param label what takes the place of the run that is there; null: nobody will go back to that */
  #create(label: string | null): void {
    const before = label === null ? null : this.here();
    const values = this.settings.begin();
    this.#liveRun().create(valuesText(values));
    this.#begin(values, 'ready');
    if (before) this.#left(label!, before);
  }
  /** The page of a run that has just been created or opened. */
  #begin(values: Values, phase: Phase): void {
    this.autosave.begin();
    this.#opened = false;
    this.#record.begin(this.store.state);
    this.stageFeed.clear();
    this.#observation.leave();
    this.store.set({ ...untrained, phase, values });
    this.#judge();
    this.#observation.begin();
    this.#run?.post({ type: 'speed', speed: this.store.state.speed });
    this.#run?.post({ type: 'play', sampled: this.store.state.sampled });
  }

  /** What the run is held against. */
  #judge(): void {
    const { about } = this.settings;
    this.store.set(about);
    this.#optimalReturn?.update(this.store.state.values, about.standard);
  }

  #configure(changed: Values): void {
    this.autosave.beforeChange();
    const { phase, origin, values: before } = this.store.state;
    const values = new Map([...before, ...changed]);
    this.store.set({ values, ...(phase !== 'ready' && origin === 'settings' && { origin: 'changed' }) });
    this.#judge();
    this.#observation.followTask();
    this.#run?.configure(valuesText(changed)).catch((error: Error) => {
      if (!(error instanceof Interrupted)) this.notify(error.message);
    });
  }

  #show(snapshot: Snapshot): void {
    const { metrics, updatesPerSecond } = snapshot;
    this.#record.append(snapshot);
    this.stageFeed.push(snapshot.stage);
    this.store.set({ metrics, updatesPerSecond, ...this.#observation.seenIn(snapshot) });
    if (this.store.state.values.get('entropy_mode') === 'auto') this.#observation.followTask();
    this.#readiness.resolve();
    const episodes = inPairs(snapshot.episodes);
    const before = (this.metrics()['episodes'] ?? NaN) - episodes.length;
    episodes.forEach(([step, value], i) => {
      this.#emit('lab-episode', { step, frame: step, episode: before + i + 1, return: value });
    });
    if (this.#opened && !this.store.state.solved && snapshot.solvedStep >= 0) {
      this.store.set({ solved: { step: snapshot.solvedStep, seconds: NaN } });
    }
    for (const [step, meanReturn] of inPairs(snapshot.evaluations)) {
      this.#emit('lab-evaluation', { step, frame: step, meanReturn });
    }
  }
  #solved(step: number): void {
    const seconds = this.#record.elapsed / 1000;
    this.store.set({ solved: { step, seconds } });
    this.#emit('lab-solved', { step, frame: step, seconds });
  }

  // Trouble

  #recoveryHost(): RecoveryHost {
    return {
      store: this.store,
      states: this.autosave.states,
      resume: (state) => this.resume(state),
      begin: (values, others) => {
        this.settings.adopt(values, this.store.state.preset);
        this.settings.useNearest(others);
        this.#create(null);
      },
      use: (values) => this.settings.useNearest(values),
      replaceWorker: () => {
        this.#run?.close();
        this.#run = this.#startRun();
        this.curves.clear(); // they come again, and are not those of a run before
      },
      train: () => this.train(),
      say: (text) => this.say(text),
      notify: (text) => this.notify(text),
      stop: (phase, problem, remedy) => this.#stop(phase, problem, remedy),
    };
  }
  #startRun(): RunClient {
    return new RunClient(this.#module!, {
      snapshot: (snapshot) => this.#show(snapshot),
      solved: (step) => this.#solved(step),
      ended: () => this.#training.pause(),
      diverged: (message) => this.#recovery.diverged(message),
      failed: (message) =>
        this.store.state.schema ? void this.#recovery.lost(message) : this.#recovery.failed(message),
      silent: () => this.#recovery.silent(),
      back: () => this.#recovery.back(),
    });
  }
  /** The run, in a new Worker if the one it had is gone. */
  #liveRun(): RunClient {
    if (!this.#run) throw new Error('The lab is not loaded.');
    if (this.#run.closed) this.#run = this.#startRun();
    return this.#run;
  }

  #stop(phase: Phase, problem: string, remedy: Remedy | null): void {
    this.store.set({ phase, problem, remedy });
    if (phase === 'failed') this.#readiness.reject(new Error(problem));
    this.#emit('lab-error', { message: problem });
  }
}
