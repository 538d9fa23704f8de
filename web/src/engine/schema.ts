/** What can be set and measured: the engine's own description. */

export interface Param {
  readonly key: string;
  readonly symbol: string;
  readonly help: string;
  /** What the experiments of the claims say of it, as its name on the page; empty for most. */
  readonly claim: string;
  readonly group: string;
  readonly type: 'real' | 'integer' | 'boolean' | 'choice';
  readonly scale: 'linear' | 'log';
  readonly apply: 'live' | 'restart';
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly choices: readonly string[];
  /** Whether it is part of the setting, and not only of which run it is and how that is watched. */
  readonly setting: boolean;
  /** null where no slider could hit most of its values: it is typed. */
  readonly slider: Slider | null;
}
/** What a slider's positions, 0 to `sliderSteps`, stand for. */
export interface Slider {
  position(value: number): number;
  /** Rounded to what a person would write. */
  value(position: number): number;
}
export const sliderSteps = 1000;
export interface MetricInfo {
  readonly key: string;
  readonly symbol: string;
  readonly unit: string;
  readonly group: string;
  readonly help: string;
}
export interface Preset {
  readonly name: string;
  readonly title: string;
  readonly help: string;
  readonly values: Readonly<Record<string, string>>;
}
/** What the state map can show. */
export interface MapLayer {
  readonly key: string;
  readonly symbol: string;
  readonly unit: string;
  /** diverging: zero is the middle of the colours */
  readonly scale: 'sequential' | 'diverging';
  /** Whether it needs the exact soft value, which takes a while. */
  readonly exact: boolean;
  readonly help: string;
}
/** What one update has for each transition of its batch. */
export interface TraceFieldInfo {
  readonly key: string;
  readonly shape: 'sample' | 'action' | 'observation';
}
export interface Schema {
  readonly params: readonly Param[];
  readonly metrics: readonly MetricInfo[];
  readonly presets: readonly Preset[];
  readonly map_layers: readonly MapLayer[];
  readonly trace_fields: readonly TraceFieldInfo[];
}
/** Whether a layer needs the exact soft value. */
export function isExact(schema: Schema | null, layer: string): boolean {
  return schema?.map_layers.some(({ key, exact }) => key === layer && exact) ?? false;
}

/** Every hyperparameter's text by its key, as in a link or a flag. */
export type Values = ReadonlyMap<string, string>;
/** Some of them, in the order in which they are meant. */
export type Pairs = readonly (readonly [key: string, text: string])[];

/** Reads "key=value" lines. */
export function parseValues(lines: string): Values {
  const values = new Map<string, string>();
  for (const line of lines.split('\n')) {
    const equals = line.indexOf('=');
    if (equals > 0) values.set(line.slice(0, equals), line.slice(equals + 1));
  }
  return values;
}

export function valuesText(values: Values): string {
  return pairsText([...values]);
}
/** A line ends a value, so that none can hold another. */
export function pairsText(pairs: Pairs): string {
  return pairs.map(([key, value]) => `${key}=${value.replaceAll('\n', ' ')}\n`).join('');
}

/** Parameters in their groups, both in the schema's order. */
export function grouped(schema: Schema): Map<string, Param[]> {
  const groups = new Map<string, Param[]>();
  for (const param of schema.params) {
    const group = groups.get(param.group);
    if (group) group.push(param);
    else groups.set(param.group, [param]);
  }
  return groups;
}
