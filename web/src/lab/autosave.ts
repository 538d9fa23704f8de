/**
 * Keeps a run from being lost: its newest states in memory, for the case that the Worker ends or the run diverges, and
 * one in the browser's storage, for the case that the page ends.
 */
import { TimeBudget } from '../engine/time_budget';
import { isFull, RunStore, type SavedRunNote } from './run_store';
import { type SavedRun, SavedStates } from './saved_run';
import type { LabState, Store } from './store';

/** A training is saved this often, or less often where that would take more than its share of the time. */
const everyMs = 3000;
/** The same for a frame, which its host may take away at any time. */
const frameEveryMs = 1000;
const share = 0.01;
const tickMs = 1000;
/** Changes that follow each other so fast are one: a slider on its way. */
const changesMs = 2000;
const mostForChangeMs = 100;

/** What tells two states of a run, and of the one that it is compared with, apart. */
interface Mark {
  step: number;
  values: unknown;
  layer: string;
  otherStep: number | undefined;
  otherValues: unknown;
}

/** What is kept: the lab. */
export interface AutosaveHost {
  readonly store: Store<LabState>;
  capture(): Promise<SavedRun>;
  /** @param label what takes the place of the run that is there, which can then be gone back to */
  resume(run: SavedRun, label: string): Promise<void>;
  /** The lab of the run that this one is compared with, and how to bring that run back. */
  readonly companion: { readonly store: Store<LabState>; capture(): Promise<SavedRun> } | null;
  resumeOther(run: SavedRun): Promise<void>;
  notify(text: string): void;
  /** The browser's storage has the run as it was at this step. */
  kept(step: number): void;
}

export class Autosave {
  readonly states = new SavedStates();
  readonly #lab: AutosaveHost;
  #budget = new TimeBudget(everyMs, share);
  #runStore: RunStore | undefined;
  /** Why the browser keeps nothing; said when there is something to keep. */
  #hindrance = '';
  #offered: SavedRunNote | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  #unsubscribe = (): void => {};
  /** Grows with every new run: what is still being saved of an older one is dropped. */
  #epoch = 0;
  #changedAt = -Infinity;
  #saving: Promise<void> | undefined;
  #again = false;
  /** The step at the last tick. */
  #tickStep = -1;
  #saved: Mark | undefined;

  constructor(lab: AutosaveHost) {
    this.#lab = lab;
  }

  open(): void {
    this.close();
    this.#timer = setInterval(() => this.tick(performance.now()), tickMs);
    let { phase } = this.#lab.store.state;
    this.#unsubscribe = this.#lab.store.subscribe((state, changed) => {
      if (!changed.has('phase')) return;
      if (phase === 'training' && state.phase === 'paused') void this.save();
      if (state.phase === 'training' && phase !== 'training') this.#rest();
      phase = state.phase;
    });
    this.#watchPage();
  }
  close(): void {
    clearInterval(this.#timer);
    this.#unsubscribe();
    this.#ignorePage();
  }
  /**
   * Uses the browser's storage too, and offers what it has kept.
   * @param name tells the labs of one page apart
   * @param resumes goes on with what this tab has kept, and offers nothing
   */
  async keepIn(name: string, resumes = false): Promise<void> {
    if (this.#runStore || this.#hindrance) return;
    if (resumes) this.#budget = new TimeBudget(frameEveryMs, share);
    try {
      this.#runStore = await RunStore.open(name);
      this.#watchPage();
      this.#offered = await this.#runStore.find(resumes);
      if (resumes) return await this.accept();
      this.#lab.store.set({ offer: this.#offered ?? null });
      await this.#runStore.tidy();
    } catch {
      // In a frame without storage nobody has asked for it.
      if (!resumes) this.#hindrance = 'does not let the page keep runs';
    }
  }
  async keepNoMore(): Promise<void> {
    const runStore = this.#runStore;
    this.#ignorePage();
    this.#runStore = undefined;
    this.#hindrance = '';
    this.#lab.store.set({ offer: null });
    await this.#saving;
    runStore?.close();
  }

  /** Another run has begun. */
  begin(): void {
    this.#epoch++;
    this.#saved = undefined;
    this.states.clear();
    this.#rest();
  }
  /** The run goes on from a state that is kept already. */
  beginFrom(run: SavedRun): void {
    this.begin();
    this.#saved = { ...this.#mark, step: run.step };
    this.states.push(run);
  }
  /** Something is about to be set: what it was before can be gone back to, unless that takes too long to save. */
  beforeChange(): void {
    const now = performance.now();
    if (this.#budget.costMs > mostForChangeMs || now - this.#changedAt < changesMs) return;
    this.#changedAt = now;
    void this.save();
  }

  /** To be called now and then: saves what rests, and what trains when it is due or a value has been set. */
  tick(now: number): void {
    const step = this.#lab.store.state.metrics[0] ?? 0;
    const rests = step === this.#tickStep;
    this.#tickStep = step;
    const set =
      this.#saved !== undefined &&
      this.#saved.values !== this.#lab.store.state.values &&
      this.#budget.costMs <= mostForChangeMs;
    if (this.#isStale() && (rests || set || this.#budget.isDue(now))) void this.save();
  }
  /** Saves the run as it is, if it can be saved; settles when that is done or has failed. */
  save(): Promise<void> {
    if (this.#saving) this.#again = true;
    else if (this.#isStale()) this.#saving = this.#saveAll();
    return this.#saving ?? Promise.resolve();
  }

  // The offer of a run that was kept

  async accept(): Promise<void> {
    const note = this.#offered;
    this.#lab.store.set({ offer: null });
    this.#offered = undefined;
    if (!note || !this.#runStore) return;
    try {
      const run = await this.#runStore.read(note.slot);
      if (!run) throw new Error('it is no longer there.');
      await this.#lab.resume(run, 'kept run');
      if (run.other) await this.#lab.resumeOther(run.other);
      await this.#write(run); // in the slot of this visit, before the other is given up
      await this.#runStore?.remove(note.slot);
    } catch (error) {
      this.#lab.notify(`The kept run could not be read: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  async decline(): Promise<void> {
    const note = this.#offered;
    this.#lab.store.set({ offer: null });
    this.#offered = undefined;
    if (note) await this.#runStore?.remove(note.slot).catch(() => {});
  }

  // Inside

  #watchPage(): void {
    if (!this.#runStore) return; // what is only in memory need not be saved for the time after the page
    document.addEventListener('visibilitychange', this.#leaving);
    window.addEventListener('pagehide', this.#leaving);
  }
  #ignorePage(): void {
    if (!this.#runStore) return;
    document.removeEventListener('visibilitychange', this.#leaving);
    window.removeEventListener('pagehide', this.#leaving);
  }
  readonly #leaving = (event: Event): void => {
    if (event.type === 'pagehide' || document.hidden) void this.save();
  };
  /** The next time is a while from now. */
  #rest(): void {
    const now = performance.now();
    this.#budget.done(now, now);
  }
  /** Undefined where there is none to keep. */
  #captureOther(): Promise<SavedRun | undefined> {
    const { companion } = this.#lab;
    return this.#runStore && companion ? companion.capture().catch(() => undefined) : Promise.resolve(undefined);
  }
  /** What there is now. */
  get #mark(): Mark {
    const { metrics, values, layer } = this.#lab.store.state;
    const other = this.#lab.companion?.store.state;
    return { step: metrics[0] ?? 0, values, layer, otherStep: other?.metrics[0], otherValues: other?.values };
  }
  #isStale(): boolean {
    const mark = this.#mark;
    if (!['training', 'paused', 'ready'].includes(this.#lab.store.state.phase) || !(mark.step > 0)) return false;
    return !this.#saved || (Object.keys(mark) as (keyof Mark)[]).some((key) => mark[key] !== this.#saved![key]);
  }

  async #saveAll(): Promise<void> {
    do {
      this.#again = false;
      await this.#saveOnce();
    } while (this.#again && this.#isStale());
    this.#saving = undefined;
  }
  async #saveOnce(): Promise<void> {
    const epoch = this.#epoch;
    const { otherStep, otherValues } = this.#mark;
    let run: SavedRun;
    let other: SavedRun | undefined;
    try {
      [run, other] = await Promise.all([this.#lab.capture(), this.#captureOther()]);
    } catch {
      return; // the run has ended meanwhile: who ended it says so
    }
    if (epoch !== this.#epoch || run.step === 0) return; // another run has begun: what was kept of this one stays
    const { step, values, layer } = run;
    this.#saved = { step, values, layer, otherStep: other?.step ?? otherStep, otherValues };
    this.states.push(run);
    const now = performance.now();
    this.#budget.done(now - run.cost, now);
    await this.#write(other ? { ...run, other } : run);
  }
  async #write(run: SavedRun): Promise<void> {
    try {
      if (this.#runStore) {
        await this.#runStore.write(run);
        return this.#lab.kept(run.step);
      }
    } catch (error) {
      this.#hindrance = isFull(error) ? 'has no room to keep this run' : 'does not let the page keep runs';
      this.#ignorePage();
      this.#runStore?.close();
      this.#runStore = undefined;
    }
    if (this.#hindrance === '' || this.#hindrance === said) return;
    this.#lab.notify(`This browser ${this.#hindrance}: after a reload it would be gone. Save it to a file to be safe.`);
    this.#hindrance = said;
  }
}
const said = 'said';
