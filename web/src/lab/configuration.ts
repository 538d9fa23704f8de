/** The settings of a run: those in force, and those that the next new run will have. */
import type { Engine } from '../engine/engine';
import { parseSchema, parseValues, type Schema, type Values, valuesText } from '../engine/schema';
import { closestName } from '../words/closest_name';
import { settingNames, type Settings } from './link';
import { initialState, type LabState, type Store } from './store';

/** What decides how a network starts: weights of others do not fit, or there is nothing left of it. */
const shapes = ['hidden_units', 'hidden_layers', 'init_w'];

interface Preset {
  preset: string;
  /** Its values. */
  base: Values;
}

/** The values that the next new run will have, checked by an engine on the page's own thread. */
class Configuration {
  readonly schema: Schema;
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
    this.schema = parseSchema(engine.schemaJson());
  }

  get values(): Values {
    return parseValues(this.#engine.configText());
  }
  /**
   * @param running the values of a run that takes it over at once, if it can
   * @returns an empty string, or why nothing was changed
   */
  set(key: string, text: string, running: Values): string {
    const before = this.values;
    const error = this.#engine.set(key, text) || this.#engine.configError() || this.#misfit(this.live(running));
    if (error) this.#engine.readConfig(valuesText(before));
    return error;
  }
  /** Why a run cannot be trained with these values; empty if it can. */
  #misfit(values: Values): string {
    return this.#asking(values, () => this.#engine.configError());
  }
  /** What these values, instead of the wanted ones, mean. */
  about(values: Values): { standard: boolean; firstUpdate: number } {
    return this.#asking(values, () => {
      const standard = this.#engine.standardTask();
      return { standard, firstUpdate: this.#engine.configError() ? NaN : this.#engine.firstUpdateStep() };
    });
  }
  #asking<T>(values: Values, ask: () => T): T {
    const wanted = this.#engine.configText();
    this.#engine.readConfig(valuesText(values));
    try {
      return ask();
    } finally {
      this.#engine.readConfig(wanted);
    }
  }
  has(key: string): boolean {
    return this.schema.params.some((param) => param.key === key);
  }
  /**
   * Sets the nearest valid values. Of those that do not fit together the last ones stay as they were.
   * @param running as in `set`
   * @returns what was wrong, and which values it is now
   */
  setNearest(pairs: readonly (readonly [key: string, text: string])[], running: Values | null): string[] {
    const before = this.values;
    const using = (key: string): string => ` Using ${key} = ${this.values.get(key)}.`;
    const problems = pairs.flatMap(([key, text]) => {
      const error = this.#engine.set(key, text);
      if (!error) return [];
      this.#engine.setNearest(key, text);
      return [error + using(key)];
    });
    for (const [key] of pairs.toReversed()) {
      const error = this.#engine.configError() || (running && this.#misfit(this.live(running)));
      if (!error) break;
      this.#engine.set(key, before.get(key) ?? '');
      problems.push(error + using(key));
    }
    return problems;
  }
  /** @returns all values as they then are */
  read(values: Values): Values {
    this.#engine.readConfig(valuesText(values));
    return this.values;
  }
  /** These values with others instead of some, as near as is valid. */
  nearest(values: Values, others: Values): Values {
    this.read(values);
    for (const [key, text] of others) this.#engine.setNearest(key, text);
    return this.values;
  }

  /** All values of this preset, or of the first where there is none of that name; then `error` says so. */
  usePreset(name: string): Preset & { error: string } {
    const error = this.#engine.setPreset(name);
    if (!error) return { preset: name, base: this.values, error };
    const first = this.schema.presets[0]!.name;
    return { ...this.usePreset(first), error: `${error} Using ${first}.` };
  }
  /** The preset that differs least from these values, which are then read. */
  readFor(values: Values): Preset {
    const differing = ({ base }: Preset): number =>
      [...values].filter(([key, text]) => key !== 'seed' && base.get(key) !== text).length;
    const [nearest] = this.schema.presets
      .map(({ name }) => this.usePreset(name))
      .sort((a, b) => differing(a) - differing(b));
    this.read(values);
    return { preset: nearest!.preset, base: nearest!.base };
  }

  /** Whether a run that trains takes a new value of this key. */
  isLive(key: string): boolean {
    return this.schema.params.find((param) => param.key === key)?.apply === 'live';
  }
  /** What is wanted other than in a run with these values, and needs a new one. */
  pending(values: Values): Values {
    return new Map([...this.values].filter(([key, text]) => !this.isLive(key) && values.get(key) !== text));
  }
  /** The values of a run that takes over all that is wanted without being a new one. */
  live(values: Values): Values {
    return new Map([...this.values].map(([key, text]) => [key, this.isLive(key) ? text : (values.get(key) ?? text)]));
  }
}

/** Whether a new run with these other values can start from what one has learned. */
export function keepsShapes(pending: Values): boolean {
  return !shapes.some((key) => pending.has(key));
}

/** What the settings belong to: a lab. */
export interface SettingsHost {
  readonly store: Store<LabState>;
  notify(text: string): void;
  /** A new run with what is wanted; a training goes on with it. */
  renew(): void;
  /** Puts these values in force in the run that is there. */
  configure(values: Values): void;
}

export class RunSettings {
  readonly #host: SettingsHost;
  #opened: Configuration | undefined;
  /** Preset and wanted values before those that are on their way. */
  #before: { preset: string; wanted: Values } | null = null;

  constructor(host: SettingsHost) {
    this.#host = host;
  }
  /** From here on there are settings. */
  open(engine: Engine): Schema {
    this.#opened = new Configuration(engine);
    return this.#opened.schema;
  }

  /**
   * Sets one hyperparameter: at once, or with a new run where it needs one. A training goes on with the new run.
   * @returns an empty string, or why nothing was changed
   */
  set(key: string, text: string): string {
    return this.changing(() => this.#set(key, text, false));
  }
  /** Like `set`, but what needs a new run waits in `pending` once this one has begun. */
  propose(key: string, text: string): string {
    return this.#set(key, text, true);
  }
  /** Like `set` with the nearest valid value, which a notice explains. */
  setNearest(key: string, text: string): void {
    this.setAllNearest([[key, text]]);
  }
  setAllNearest(values: Settings['values']): void {
    this.changing(() => {
      this.takeNearest(values, this.#state.values);
      this.#takeOver(
        values.map(([key]) => key),
        false,
      );
    });
  }
  /** A preset's name and some values at once; with a new run where they need one, or waiting for it as in `propose`. */
  use(preset: string, values: Values, renew: boolean): void {
    this.changing(() => {
      const wanted = new Map([...this.wanted, ...values]);
      if (preset !== this.#state.preset) this.takePreset(preset);
      this.take(wanted);
      if (renew) this.#host.renew();
      else this.#takeOver([...values.keys()], true);
    });
  }
  /** Nothing waits any more. */
  withdraw(): void {
    this.take(this.#state.values);
    this.#host.store.set({ pending: initialState.pending });
  }

  /** Every value as the next new run will have it. */
  get wanted(): Values {
    return this.#opened?.values ?? initialState.values;
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
  /** What a run with these values is. */
  about(values: Values): { standard: boolean; firstUpdate: number } {
    return this.#configuration.about(values);
  }
  /** These values with others instead of some, as near as is valid; they are then wanted. */
  nearest(values: Values, others: Values): Values {
    return this.#configuration.nearest(values, others);
  }
  /** A sentence where this name looks like a mistyped one of a setting; empty otherwise. */
  hint(name: string): string {
    const keys = (this.#state.schema?.params ?? []).map(({ key }) => key);
    const found = closestName(name, [...keys, ...settingNames]);
    return found === null ? '' : `There is no setting "${name}". Is ${found} meant?`;
  }

  // What is wanted, without any run that has it

  /** @returns all values as they then are */
  take(values: Values): Values {
    return this.#configuration.read(values);
  }
  takePreset(name: string): void {
    const { preset, base, error } = this.#configuration.usePreset(name);
    if (error) this.#host.notify(error);
    this.#host.store.set({ preset, base });
  }
  /** Values that come without a preset: that which they differ least from is named. */
  takeFor(values: Values): void {
    this.#host.store.set(this.#configuration.readFor(values));
  }
  /** A name that is none of ours is left alone, unless it looks like one. @param running as in `Configuration.set` */
  takeNearest(pairs: Settings['values'], running: Values | null): void {
    const ours = pairs.filter(([key]) => this.#configuration.has(key));
    const hints = pairs.filter((pair) => !ours.includes(pair)).map(([key]) => this.hint(key));
    for (const problem of [...hints, ...this.#configuration.setNearest(ours, running)])
      if (problem) this.#host.notify(problem);
  }

  get #state(): Readonly<LabState> {
    return this.#host.store.state;
  }
  get #configuration(): Configuration {
    if (!this.#opened) throw new Error('The lab is not loaded.');
    return this.#opened;
  }
  #set(key: string, text: string, patient: boolean): string {
    const error = this.#configuration.set(key, text, this.#state.values);
    if (!error) this.#takeOver([key], patient);
    return error;
  }
  /** Puts the wanted values of these keys in force; where that takes a new run, a patient change waits for it. */
  #takeOver(keys: readonly string[], patient: boolean): void {
    const { phase, values } = this.#state;
    const pending = this.#configuration.pending(values);
    const waits = patient && phase !== 'ready';
    if (!waits && keys.some((key) => pending.has(key))) return this.#host.renew();
    this.#host.store.set({ pending });
    const next = this.#configuration.live(values);
    if ([...next].some(([name, text]) => values.get(name) !== text)) this.#host.configure(next);
  }
}
