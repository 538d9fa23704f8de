/** The values that the next new run will have, checked by an engine on the page's own thread. */
import type { Engine } from '../engine/engine';
import { parseSchema, parseValues, type Schema, type Values, valuesText } from '../engine/schema';

/** What decides how a network starts: weights of others do not fit, or there is nothing left of it. */
const shapes = ['hidden_units', 'hidden_layers', 'init_w'];

export interface Preset {
  preset: string;
  /** Its values. */
  base: Values;
}

export class Configuration {
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
