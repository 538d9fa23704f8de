/** What can be set and measured: the engine's own description, and how a control maps to a value. */

export interface Param {
  readonly key: string;
  readonly symbol: string;
  readonly help: string;
  readonly group: string;
  readonly type: 'real' | 'integer' | 'boolean' | 'choice';
  readonly scale: 'linear' | 'log';
  readonly apply: 'live' | 'restart';
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly choices: readonly string[];
}
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
  readonly help: string;
}
/** These need the exact soft value, which takes a while. */
export function isExact(layer: string): boolean {
  return layer === 'exact_value' || layer === 'value_error';
}
export interface Schema {
  readonly params: readonly Param[];
  readonly metrics: readonly MetricInfo[];
  readonly presets: readonly Preset[];
  readonly map_layers: readonly MapLayer[];
}

/** Every hyperparameter's text by its key, as in a link or a flag. */
export type Values = ReadonlyMap<string, string>;

export function parseSchema(json: string): Schema {
  return JSON.parse(json) as Schema;
}

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
  return [...values].map(([key, value]) => `${key}=${value}\n`).join('');
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

/** No slider can hit one of a million whole numbers: such a value is typed. */
export function hasSlider(param: Param): boolean {
  return param.scale === 'log' || param.type !== 'integer' || param.max - param.min <= 1e6;
}

/** Positions of a slider, 0 to this. */
export const sliderSteps = 1000;

/** Slider position of a value: even steps, or even ratios on a logarithmic scale. */
export function toSlider(param: Param, value: number): number {
  const share =
    param.scale === 'log'
      ? Math.log(value / param.min) / Math.log(param.max / param.min)
      : (value - param.min) / (param.max - param.min);
  return Math.round(sliderSteps * Math.min(Math.max(share, 0), 1));
}

/** The value at a slider position, rounded to what a person would write, never outside the range. */
export function fromSlider(param: Param, position: number): number {
  const share = position / sliderSteps;
  if (share <= 0) return param.min;
  if (share >= 1) return param.max;
  const exact =
    param.scale === 'log' ? param.min * (param.max / param.min) ** share : param.min + share * (param.max - param.min);
  const rounded = param.scale === 'log' ? Number(exact.toPrecision(2)) : roundTo(exact, niceStep(param));
  const whole = param.type === 'integer' ? Math.round(rounded) : rounded;
  return Math.min(Math.max(whole, param.min), param.max);
}

/** A power of ten, or half of one, that divides the range into at least 200 steps. */
function niceStep(param: Param): number {
  const finest = (param.max - param.min) / 200;
  const power = 10 ** Math.floor(Math.log10(finest));
  return power * 5 <= finest ? power * 5 : power;
}

function roundTo(value: number, step: number): number {
  return Number((Math.round(value / step) * step).toPrecision(12));
}
