/** The settings of a run: those in force, and those that the next new run will have. The engine decides: sac/draft.h. */
import type { DraftNews, Engine } from '../engine/engine';
import type { Pairs, Schema, Values } from '../engine/schema';
import { closestName } from '../words/closest_name';
import { settingNames } from './link';
import { initialState, type LabState, type Store } from './store';

/** What the settings belong to: a lab. */
export interface SettingsHost {
  readonly store: Store<LabState>;
  notify(text: string): void;
  /** A new run with what is wanted; a training goes on with it. */
  renew(): void;
  /** These values are in force from here on, in the run that is there. */
  configure(changed: Values): void;
}

export class RunSettings {
  readonly #host: SettingsHost;
  #opened: Engine | undefined;
  #wanted: Values = initialState.values;
  #base: Values = initialState.base;
  /** What is in force sets the standard task, or not; and when its first update is. */
  about = { standard: true, firstUpdate: NaN };
  /** Whether a new run with what waits can start from what this one has learned. */
  canKeepWeights = true;
  /** Preset and wanted values before those that are on their way. */
  #before: { preset: string; wanted: Values } | null = null;

  constructor(host: SettingsHost) {
    this.#host = host;
  }
  /** From here on there are settings. */
  open(engine: Engine): Schema {
    this.#opened = engine;
    this.#hear(engine.draft());
    return engine.schema();
  }

  /**
   * Sets one hyperparameter: at once, or with a new run where it needs one. A training goes on with the new run.
   * @returns an empty string, or why nothing was changed
   */
  set(key: string, text: string): string {
    return this.changing(() => this.#set([[key, text]], false));
  }
  /** Like `set` for all of these or none, but what needs a new run waits in `pending` once this one has begun. */
  propose(values: Pairs): string {
    return this.#set(values, true);
  }
  /** Like `set` with the nearest valid value, which a notice explains. */
  setNearest(key: string, text: string): void {
    this.setAllNearest([[key, text]]);
  }
  setAllNearest(values: Pairs): void {
    this.changing(() => {
      const ours = this.#ours(values);
      this.#takeOver(this.#hear(this.#engine.setDraftNearest(ours)), ours, false);
    });
  }
  /** A preset's name and some values at once; with a new run where they need one, or waiting for it as in `propose`. */
  use(preset: string, values: Values, renew: boolean): void {
    this.changing(() => {
      if (renew) {
        this.start(preset, [...new Map([...this.#wanted, ...values])]);
        return this.#host.renew();
      }
      if (preset !== this.#state.preset) this.adopt(this.#state.values, preset);
      this.#takeOver(this.#hear(this.#engine.setDraft([...values])), [...values], true);
    });
  }
  /** Nothing waits any more. */
  withdraw(): void {
    this.#hear(this.#engine.withdrawDraft());
    this.#host.store.set({ pending: initialState.pending });
  }
  /** The nearest valid ones of these values are in force, in the run that is there. */
  useNearest(values: Pairs): void {
    this.#configure(this.#hear(this.#engine.setDraftNearest(values)));
  }

  /** Every value as the next new run will have it. */
  get wanted(): Values {
    return this.#wanted;
  }
  /** Preset and wanted values; while others are on their way into a new run, those before them. */
  get present(): { preset: string; wanted: Values } {
    return this.#before ?? { preset: this.#state.preset, wanted: this.wanted };
  }
  /** What is done is one change. */
  changing<T>(change: () => T): T {
    const outer = this.#before;
    this.#before = this.present;
    try {
      return change();
    } finally {
      this.#before = outer;
    }
  }
  /** A sentence where this name looks like a mistyped one of a setting; empty otherwise. */
  hint(name: string): string {
    const keys = (this.#state.schema?.params ?? []).map(({ key }) => key);
    const found = closestName(name, [...keys, ...settingNames]);
    return found === null ? '' : `There is no setting "${name}". Is ${found} meant?`;
  }

  // For those who begin runs

  /** A new run is to have a preset, or the first where there is none of that name, and the nearest valid ones of these values. */
  start(preset: string, values: Pairs): void {
    this.#show(this.#hear(this.#engine.startDraft(preset, this.#ours(values))));
  }
  /** A new run begins with what is wanted. @returns its values */
  begin(): Values {
    this.#hear(this.#engine.beginDraft());
    return this.wanted;
  }
  /** The run that is there has these values; with no such preset, that which they differ least from is named. */
  adopt(values: Values, preset = ''): void {
    this.#show(this.#hear(this.#engine.openDraft(values, preset)));
  }

  get #state(): Readonly<LabState> {
    return this.#host.store.state;
  }
  get #engine(): Engine {
    if (!this.#opened) throw new Error('The lab is not loaded.');
    return this.#opened;
  }
  #hear(news: DraftNews): DraftNews {
    this.#wanted = merged(this.#wanted, news.wanted);
    this.#base = merged(this.#base, news.base);
    this.#host.store.set({ idle: news.idle });
    this.canKeepWeights = news.can_keep_weights;
    this.about = { standard: news.standard_task, firstUpdate: news.first_update_step };
    return news;
  }
  #show({ preset, problems }: DraftNews): void {
    for (const problem of problems) this.#host.notify(problem);
    this.#host.store.set({ preset, base: this.#base });
  }
  #set(values: Pairs, patient: boolean): string {
    const news = this.#hear(this.#engine.setDraft(values));
    const [problem = ''] = news.problems;
    if (!problem) this.#takeOver(news, values, patient);
    return problem;
  }
  /** Puts the wanted values of these keys in force; where that takes a new run, a patient change waits for it. */
  #takeOver(news: DraftNews, values: Pairs, patient: boolean): void {
    for (const problem of news.problems) this.#host.notify(problem);
    const waits = patient && this.#state.phase !== 'ready';
    if (!waits && values.some(([key]) => key in news.pending)) return this.#host.renew();
    this.#host.store.set({ pending: new Map(Object.entries(news.pending)) });
    this.#configure(news);
  }
  #configure({ in_force }: DraftNews): void {
    const changed = new Map(Object.entries(in_force));
    if (changed.size > 0) this.#host.configure(changed);
  }
  /** A name that is none of ours is left alone, unless it looks like one. */
  #ours(values: Pairs): Pairs {
    const ours = values.filter(([key]) => this.#wanted.has(key));
    for (const pair of values) {
      const hint = ours.includes(pair) ? '' : this.hint(pair[0]);
      if (hint) this.#host.notify(hint);
    }
    return ours;
  }
}

function merged(values: Values, changed: DraftNews['wanted']): Values {
  const pairs = Object.entries(changed);
  return pairs.length === 0 ? values : new Map([...values, ...pairs]);
}
