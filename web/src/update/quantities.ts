/** Every symbol and number of an update: what it means, its shape, and its value in a traced update. */
import { fields } from '#views/trace_fields';
import { quantities as list } from '#views/update_quantities';
import { traceField, type UpdateTrace } from '../engine/engine';
import type { Values } from '../engine/schema';
import { formatNumber, formatShort, formatValue } from '../words/format';
import type { Variant } from './variant';

/** Of one transition: its fields of the trace; of actions the first dimension. */
export type Sample = Readonly<Record<string, number & Float32Array>>;

/** A traced update with the settings that it ran with, as the expressions of the quantities read it. */
export interface Reading {
  readonly trace: UpdateTrace;
  readonly values: Values;
  readonly v: Variant;
  /** Of each transition. */
  readonly samples: readonly Sample[];
  /** The metrics of this update by their keys. */
  readonly m: Readonly<Record<string, number>>;
  /** The settings by their keys. */
  readonly c: Readonly<Record<string, number>>;
  /** What the trace has once. */
  readonly t: Readonly<Record<'batch' | 'alpha' | 'new_alpha' | 'update' | 'mean_soft_value', number>> &
    Pick<UpdateTrace, 'steps'>;
}

export interface Quantity {
  readonly key: string;
  /** In plain letters, for names read aloud. */
  readonly symbol: string;
  readonly meaning: string;
  /** Of what has a value for each transition. */
  readonly shape?: 'none' | 'sample' | 'action' | 'observation';
  /** `exact`: written as set, not rounded. */
  readonly rounding?: 'exact' | 'rounded';
  /** Of one transition of the batch. */
  sample?(reading: Reading & { readonly s: Sample }): number;
  /** Of the whole update, where it is not the mean over the batch. */
  number?(reading: Reading): number;
}

export type QuantityKey = string;
export const quantities: Readonly<Record<QuantityKey, Quantity>> = Object.fromEntries(
  list.map((quantity) => [quantity.key, quantity]),
);

export function isQuantity(key: string): boolean {
  return Object.hasOwn(quantities, key);
}
/** Whether it has a value. */
export function isNumber(key: QuantityKey): boolean {
  const { sample, number } = quantities[key]!;
  return Boolean(sample ?? number);
}

/** Sizes; none for a single number. */
export function shapeOf(key: QuantityKey, { trace }: Reading): number[] {
  const { shape = 'none' } = quantities[key]!;
  if (shape === 'none') return [];
  return [
    trace.batch,
    ...(shape === 'action' ? [trace.actionSize] : shape === 'observation' ? [trace.observationSize] : []),
  ];
}

/** Of the chosen transition where there is one for each, else of the batch; NaN where there is neither. */
export function valueOf(key: QuantityKey, reading: Reading, b: number | null): number {
  const { sample, number } = quantities[key]!;
  if (!sample) return number?.(reading) ?? NaN;
  const of = (s: Sample): number => sample({ ...reading, s });
  if (b !== null) return of(reading.samples[b]!);
  return reading.samples.reduce((sum, s) => sum + of(s), 0) / reading.samples.length;
}

/** Whether an update can have been one of this variant: it may have run before a change of the settings reached it. */
export function fits(trace: UpdateTrace, v: Variant): boolean {
  return (
    traceField(trace, 'value').length > 0 === v['value_network'] &&
    traceField(trace, 'q2').length > 0 === v['twin_q'] &&
    (trace.alpha !== 0) === v['has_entropy']
  );
}

export function makeReading(
  trace: UpdateTrace,
  values: Values,
  variant: Variant,
  metricKeys: readonly string[],
): Reading {
  const { batch, alpha, newAlpha, update, steps } = trace;
  return {
    trace,
    values,
    v: variant,
    samples: Array.from({ length: batch }, (_, b) => sampleOf(trace, b)),
    m: Object.fromEntries(metricKeys.map((key, i) => [key, trace.metrics[i] ?? NaN])),
    c: Object.fromEntries([...values].map(([key, text]) => [key, Number(text)])),
    t: {
      batch,
      alpha,
      new_alpha: newAlpha,
      update,
      mean_soft_value: traceField(trace, 'soft_value').reduce((sum, value) => sum + value, 0) / batch,
      steps,
    },
  };
}

function sampleOf(trace: UpdateTrace, b: number): Sample {
  return Object.fromEntries(
    fields.map(({ key, shape }) => {
      const values = traceField(trace, key);
      const size = values.length / trace.batch;
      return [key, shape === 'observation' ? values.subarray(b * size, (b + 1) * size) : (values[b * size] ?? NaN)];
    }),
  ) as Sample;
}

/** How a place of a formula wants its number. */
export interface SlotStyle {
  readonly inBrackets?: boolean;
  readonly short?: boolean;
}

/** The text for a place of a formula; `b` is the chosen transition. */
export function slotText(
  key: QuantityKey,
  reading: Reading | null,
  b: number,
  { inBrackets, short }: SlotStyle = {},
): string {
  if (!reading) return '\u2013';
  const value = valueOf(key, reading, b);
  const text =
    quantities[key]!.rounding === 'exact'
      ? formatValue(Number(value.toPrecision(12)))
      : short
        ? formatShort(value)
        : formatNumber(value);
  return inBrackets && value < 0 ? `(${text})` : text;
}
