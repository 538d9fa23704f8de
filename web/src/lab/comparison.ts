/** Two runs side by side: A, the page's own, and B, a duplicate in a Worker of its own with settings that differ. */
import type { Values } from '../engine/schema';
import type { VisibleViews } from '../engine/visible_views';
import { newRun } from './editor';
import { Lab } from './lab';
import { noSettings } from './link';
import { type RestorePoint, RestorePoints, type RunRestorePoint } from './restore_point';
import type { SavedRun } from './saved_run';
import { type LabState, Store } from './store';

export type RunName = 'a' | 'b';
type Pairs = readonly (readonly [key: string, text: string])[];

/** A hyperparameter that has one value in A and another in B. */
export interface Difference {
  key: string;
  a: string;
  b: string;
}
export interface ComparisonState {
  /** B; null: A is alone. */
  other: Lab | null;
  /** What B will have instead of A's, while it is not there yet. */
  coming: Pairs | null;
  /** The run whose controls and inner views are shown. */
  focus: RunName;
  differences: readonly Difference[];
}

/** While both train, the one that is ahead waits for the other beyond about so many environment steps. */
const abreast = 500;

export class Comparison {
  readonly store = new Store<ComparisonState>({ other: null, coming: null, focus: 'a', differences: [] });
  readonly #lab: Lab;
  #visible: VisibleViews | null = null;
  #stops: (() => void)[] = [];
  /** Settles when B is there. */
  #opening = Promise.resolve();

  constructor(lab: Lab) {
    this.#lab = lab;
    lab.resumeOther = (run) => this.#resume(run);
  }

  get isOpen(): boolean {
    return this.store.state.other !== null;
  }
  /** The lab whose controls and inner views are shown. */
  get focused(): Lab {
    const { other, focus } = this.store.state;
    return other && focus === 'b' ? other : this.#lab;
  }

  /**
   * Adds B with these values of its own. It begins where A is, bit for bit, if it can: the same run until something
   * differs; otherwise at the start, with A's seed.
   */
  open(own: Pairs = []): Promise<void> {
    this.#set({ coming: own });
    const opening = this.#open(own);
    this.#opening = opening.catch(() => {}); // who has opened it is told
    return opening;
  }
  /** Settles when B is there, if it was asked for. */
  get settled(): Promise<void> {
    return this.#opening;
  }
  async #open(own: Pairs): Promise<void> {
    const { ready } = this.#lab;
    const known = async (): Promise<Pairs> => {
      await ready;
      return own.filter(([key]) => this.#lab.store.state.values.has(key));
    };
    // Its Worker starts while that of A does.
    const other = new Lab(() => {}, this.#lab.turn);
    other.open(async () => this.#duplicated(new Map(await known()))).catch(() => {}); // where A is not ready, neither is B
    try {
      await ready;
    } catch (error) {
      other.close();
      throw error;
    }
    if (this.isOpen || this.store.state.coming !== own) return other.close();
    const unknown = own.filter(([key]) => !this.#lab.store.state.values.has(key));
    for (const [key] of unknown)
      this.#lab.notify(this.#lab.settings.hint(key) || `There is no setting "${key}" that a second run could have.`);
    this.#set({ other, focus: 'b' });
    try {
      await other.ready;
    } catch (error) {
      if (this.store.state.other === other) this.close();
      throw error;
    }
    if (this.store.state.other !== other) return;
    this.#join(other);
    if (this.store.state.differences.length === 0 && steps(this.#lab) > 0) await this.fork();
    else if (this.#lab.store.state.phase === 'training') other.train();
  }
  /** Ends the comparison; A remains as it is, and B can be brought back. */
  close(): void {
    const before = this.here();
    this.#end(before.saved);
    if (before.matters)
      this.#lab.editor.replaced('end of the comparison', before, 'The comparison has ended; run B was at step', () =>
        this.here(),
      );
  }
  /** B is gone, as soon as it is saved. */
  #end(saved: Promise<unknown> = Promise.resolve()): void {
    const { other } = this.store.state;
    this.#part();
    other?.pause();
    void saved.finally(() => other?.close());
    this.#set({ other: null, coming: null, focus: 'a', differences: [] });
  }
  /** For good. */
  dispose(): void {
    this.#end();
  }
  /** Whether there is a B, and which. */
  here(): ComparisonRestorePoint {
    return new ComparisonRestorePoint(this, this.isOpen ? this.own : null, this.store.state.other?.here() ?? null);
  }
  /** B is this run, or gone. */
  async bring(own: Pairs | null, run: RunRestorePoint | null): Promise<void> {
    if (own === null) return this.#end();
    await (this.isOpen ? this.#opening : this.open(own));
    const { other } = this.store.state;
    if (other && run) await this.#resting(() => run.goIn(other));
  }
  /** What B has instead of A's values, or will have; null without B. */
  get own(): Pairs | null {
    const { other, coming, differences } = this.store.state;
    return coming ?? (other && differences.map(({ key, b }) => [key, b] as const));
  }
  toggle(): void {
    if (this.isOpen) this.close();
    else this.open().catch((error: Error) => this.#lab.notify(error.message));
  }

  /** B becomes what A is now, bit for bit; what happens from here on is the difference. */
  async fork(): Promise<void> {
    const { other } = this.store.state;
    if (other) await this.#resting(() => copyRun(this.#lab, other, 'copy of A'));
  }
  /** B goes on as the run that was kept. */
  async #resume(run: SavedRun): Promise<void> {
    await (this.isOpen ? this.#opening : this.open());
    const { other } = this.store.state;
    if (other) await this.#resting(() => other.resume({ ...run, training: false }));
  }
  /** A becomes what B is now, and B is gone. */
  async keepOther(): Promise<void> {
    const { other } = this.store.state;
    if (!other) return;
    const here = (): RestorePoint => new RestorePoints(this.#lab.here(), this.here());
    const before = here();
    await this.#resting(async () => {
      this.#part();
      try {
        await copyRun(other, this.#lab, null);
        this.#end();
        if (before.step > 0) this.#lab.editor.replaced('keeping B', before, newRun, here);
      } catch (error) {
        this.#join(other);
        throw error;
      }
    });
  }
  /** B takes A's value. */
  remove(key: string): void {
    const value = this.#lab.store.state.values.get(key);
    if (value !== undefined) this.store.state.other?.settings.set(key, value);
  }
  focusOn(focus: RunName): void {
    if (this.isOpen) this.#set({ focus });
  }
  /** What somebody sees is computed; what belongs to the run in focus, in that one alone. */
  see(views: VisibleViews): void {
    this.#visible = views;
    const { other, focus } = this.store.state;
    const inner = (there: boolean): VisibleViews => ({
      ...views,
      slice: views.slice && there,
      update: views.update && there,
    });
    this.#lab.see(inner(focus === 'a'));
    other?.see(inner(focus === 'b'));
  }

  // Inside

  #set(patch: Partial<ComparisonState>): void {
    this.store.set(patch);
    if (this.#visible && ('other' in patch || 'focus' in patch)) this.see(this.#visible);
  }
  /** Does something with both runs while neither trains. */
  async #resting(work: () => Promise<void>): Promise<void> {
    const training = this.#lab.store.state.phase === 'training';
    this.#lab.pause();
    try {
      await work();
    } finally {
      if (training) this.#lab.train();
    }
  }
  /** A's settings with these instead. */
  #duplicated(own: ReadonlyMap<string, string>): typeof noSettings {
    const { preset, values } = this.#lab.store.state;
    const apart = [...own].filter(([key]) => key !== 'seed');
    return { ...noSettings, preset, values: [...new Map([...values, ...apart])] };
  }

  /** From here on each follows what the other does. */
  #join(other: Lab): void {
    const lab = this.#lab;
    lab.companion = other;
    other.companion = lab;
    // Both pendulums start from the same states at the same times.
    lab.stageFeed.started = (sample) => other.startStage(sample, sample.time);
    let { preset } = lab.store.state;
    this.#stops = [
      lab.store.subscribe((state, changed) => {
        this.#follow(lab, other, changed);
        for (const key of ['layer', 'pointed'] as const) if (changed.has(key)) show(other, key, state);
        if (!changed.has('values')) return;
        if (state.preset !== preset) {
          preset = state.preset;
          this.#rebase(other);
        }
        this.#compare(lab, other);
      }),
      other.store.subscribe((_, changed) => {
        this.#follow(other, lab, changed);
        if (changed.has('values') || changed.has('base')) this.#compare(other, lab);
      }),
    ];
    for (const key of ['layer', 'pointed'] as const) show(other, key, lab.store.state);
    other.setSpeed(lab.store.state.speed);
    this.#compare(lab, other);
    this.#set({ coming: null });
  }

  #part(): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
    this.#lab.companion = null;
    this.#lab.stageFeed.started = null;
    this.#lab.limit(Infinity);
  }

  /** What `first` has begun, `second` does too. */
  #follow(first: Lab, second: Lab, changed: ReadonlySet<keyof LabState>): void {
    const { phase, speed } = first.store.state;
    const goesOn = second.store.state.phase === 'training';
    if (changed.has('speed') && second.store.state.speed !== speed) second.setSpeed(speed);
    if (changed.has('phase')) {
      // Of steps, each does as many; "solved" is A's alone.
      if (first === this.#lab) second.until = typeof first.until === 'number' ? first.until : null;
      if (phase === 'training') second.train();
      // B may fail while A goes on; A is what Train and Pause speak of.
      else if (hasEnded(first)) return this.#keepAbreast();
      else if (goesOn && (phase === 'paused' || (first === this.#lab && phase !== 'ready'))) second.pause();
    }
    if (changed.has('phase') || changed.has('metrics')) this.#keepAbreast();
  }
  #keepAbreast(): void {
    const { other } = this.store.state;
    if (!other) return;
    const both = [this.#lab, other].every((lab) => lab.store.state.phase === 'training');
    this.#lab.limit(both ? steps(other) + abreast : Infinity);
    other.limit(both ? steps(this.#lab) + abreast : Infinity);
  }

  /** A has another preset: B is its duplicate again, with the values that it had of its own. */
  #rebase(other: Lab): void {
    const own = this.store.state.differences.map(({ key, b }) => [key, b] as const);
    const { phase } = this.#lab.store.state;
    other.apply({ ...this.#duplicated(new Map(own)), autostart: phase === 'training' });
  }
  /** `changed` has new values: the seed stays one, and what differs is listed. */
  #compare(changed: Lab, follower: Lab): void {
    const seed = changed.store.state.values.get('seed');
    if (seed !== undefined && follower.store.state.values.get('seed') !== seed) follower.settings.set('seed', seed);
    const { other } = this.store.state;
    if (!other) return;
    const a = this.#lab.store.state.values;
    // What B's controls mark as changed, and go back to, is what A has.
    other.store.set({ base: a });
    this.#set({ differences: differencesOf(a, other.store.state.values) });
  }
}

/** It has trained to where it ends by itself, and not beyond. */
export function hasEnded(lab: Lab): boolean {
  return typeof lab.until === 'number' && lab.store.state.phase === 'paused' && steps(lab) >= lab.until;
}
function steps(lab: Lab): number {
  return lab.store.state.metrics[0] ?? 0;
}

export function differencesOf(a: Values, b: Values): Difference[] {
  return [...b].flatMap(([key, text]) => {
    const before = a.get(key);
    return before === undefined || before === text ? [] : [{ key, a: before, b: text }];
  });
}

/** Carries a run over with all that its charts show; `label` as in `Lab.resume`. */
async function copyRun(from: Lab, to: Lab, label: string | null): Promise<void> {
  await to.resume({ ...(await from.capture()), training: false }, label);
}

/** A comparison as it was, to go back to. */
class ComparisonRestorePoint implements RestorePoint {
  readonly #comparison: Comparison;
  readonly #own: Pairs | null;
  readonly #run: RunRestorePoint | null;

  constructor(comparison: Comparison, own: Pairs | null, run: RunRestorePoint | null) {
    this.#comparison = comparison;
    this.#own = own;
    this.#run = run;
  }
  get step(): number {
    return this.#run?.step ?? 0;
  }
  get bytes(): number {
    return this.#run?.bytes ?? 0;
  }
  /** Whether it would be missed. */
  get matters(): boolean {
    return this.step > 0 || (this.#own?.length ?? 0) > 0;
  }
  /** Settles when the run has been saved. */
  get saved(): Promise<unknown> {
    return this.#run?.saved ?? Promise.resolve();
  }
  forget(): void {
    this.#run?.forget();
  }
  go(): Promise<void> {
    return this.#comparison.bring(this.#own, this.#run);
  }
}

function show(lab: Lab, key: 'layer' | 'pointed', state: Readonly<LabState>): void {
  if (key === 'layer') lab.setLayer(state.layer);
  else lab.pointAt(state.pointed);
}
