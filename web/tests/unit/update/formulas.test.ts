/** The formulas shown are the ones computed: their lines of numbers are evaluated and compared with the engine's. */
import { html } from '#typeset';
import { flags } from '#views/update_variant';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Engine, UpdateTrace } from '../../../src/engine/engine';
import { parseValues, type Schema } from '../../../src/engine/schema';
import { formulasOf, texOf } from '../../../src/update/formulas';
import {
  fits,
  isQuantity,
  makeReading,
  quantities,
  type QuantityKey,
  type Reading,
  slotText,
  valueOf,
} from '../../../src/update/quantities';
import { substepsOf } from '../../../src/update/substeps';
import { variantOf } from '../../../src/update/variant';
import { allVariants } from '../../../tools/update_variants';
import { loadEngine } from '../engine';

let engine: Engine;
let schema: Schema;
beforeAll(async () => {
  engine = await loadEngine();
  schema = engine.schema();
});

function read(preset: string, values: Record<string, string>, frames = 700): Reading {
  expect(engine.setPreset(preset)).toBe('');
  for (const [key, text] of Object.entries(values)) expect(engine.set(key, text)).toBe('');
  expect(engine.create()).toBe('');
  engine.run(frames);
  let trace: UpdateTrace | null = null;
  while (!trace) trace = engine.runTraced(schema);
  const settings = parseValues(engine.configText());
  return makeReading(
    trace,
    settings,
    variantOf(settings),
    schema.metrics.map(({ key }) => key),
  );
}

const slot = /\\htmlData\{n=(\w+)(,[ps]=1)?\}\{\\text\{0\}\}/g;

/** The value of a right-hand side whose slots have been filled. */
function evaluate(tex: string): number {
  const code = tex
    .replaceAll('\u2212', '-')
    .replace(/\\(?:big|Big|left|right)/g, '')
    .replace(/\\,|\\;|\\quad|\\htmlClass\{result\}/g, '')
    .replace(/\\(min|tanh|log)/g, 'Math.$1')
    .replace(/\\cdot/g, '*')
    .replace(/\\bmod/g, '%')
    .replace(/\^2/g, '**2')
    .replace(/\{([^{}]*)\}/g, '($1)');
  expect(code, tex).toMatch(/^[-+*%(),.\d\seE]*(?:Math\.(?:min|tanh|log)[-+*%(),.\d\seE]*)*$/);
  return Number(new Function(`return ${code}`)());
}
/** "... = calculation = result": the calculation, and the key of the result. */
function split(tex: string): { calculation: string; result: QuantityKey } {
  const parts = tex.split('=\\htmlClass{result}');
  expect(parts).toHaveLength(2);
  const result = /n=(\w+)/.exec(parts[1]!)![1]!;
  const calculation = parts[0]!.slice(
    parts[0]!.replace(/\\html(?:Data|Class)\{[^}]*\}/g, (m) => m.replaceAll('=', ':')).lastIndexOf('=') + 1,
  );
  expect(isQuantity(result)).toBe(true);
  return { calculation, result: result as QuantityKey };
}
/** What one more in the last digit adds. */
function lastDigit(text: string): number {
  const [, decimals = '', power = '0'] = /^[(\u2212]*\d*\.?(\d*)(?:e(.*?))?\)?$/.exec(text) ?? [];
  return 10 ** (Number(power.replace('\u2212', '-')) - decimals.length);
}
const calculations = (reading: Reading): { calculation: string; result: QuantityKey }[] =>
  Object.values(formulasOf(reading.v))
    .flat()
    .filter(({ kind, tex }) => kind === 'numbers' && tex.includes('\\htmlClass{result}'))
    .map(({ tex }) => split(tex));

const settings = [
  ['quick', {}],
  ['quick', { twin_q: 'false', reward_scale: '0.3' }],
  ['quick', { entropy_mode: 'off', policy_gradient: 'likelihood_ratio', log_prob_correction: 'exact' }],
  ['quick', { entropy_mode: 'auto', target_update: 'periodic', target_period: '7', bootstrap_on_timeout: 'false' }],
  ['quick', { target_update: 'none', policy_gradient: 'likelihood_ratio' }],
  ['modern', {}],
  ['modern', { twin_q: 'false', policy_gradient: 'likelihood_ratio', log_prob_correction: 'epsilon' }],
  ['modern', { entropy_mode: 'off', target_update: 'none', reward_scale: '2' }],
  ['modern', { target_update: 'periodic', target_period: '5' }],
] as const;

describe.each(settings)('%s with %j', (preset, values) => {
  let reading: Reading;
  beforeAll(() => {
    reading = read(preset, values);
  });

  test('every line of numbers gives the number that it ends with, for every transition', () => {
    const lines = calculations(reading);
    expect(lines.length).toBeGreaterThanOrEqual(5);
    for (const { calculation, result } of lines) {
      for (let b = 0; b < reading.trace.batch; b++) {
        const filled = calculation.replace(slot, (_, key: QuantityKey) => `(${valueOf(key, reading, b)})`);
        const value = valueOf(result, reading, b);
        const allowed = 2e-4 * Math.max(1, Math.abs(value)); // the engine computes with 24 bits
        expect(Math.abs(evaluate(filled) - value), `${result}: ${filled} is not ${value}`).toBeLessThanOrEqual(allowed);
      }
    }
  });

  test('the digits on the page give the result on the page within their rounding', () => {
    for (const { calculation, result } of calculations(reading)) {
      for (let b = 0; b < reading.trace.batch; b++) {
        const texts: string[] = [];
        const rounded: boolean[] = [];
        const form = calculation.replace(slot, (_, key: QuantityKey, brackets) => {
          texts.push(slotText(key, reading, b, { inBrackets: Boolean(brackets) }));
          rounded.push(quantities[key]!.rounding !== 'exact');
          return `<${texts.length - 1}>`;
        });
        const filledWith = (change: (text: string, i: number) => string): number =>
          evaluate(form.replace(/<(\d+)>/g, (_, i: string) => change(texts[Number(i)]!, Number(i))));
        const value = filledWith((text) => text);
        const last = slotText(result, reading, b);
        // What half of the last digit of each number can do to the result, twice for what does not add up linearly.
        let allowed = 0.51 * lastDigit(last);
        texts.forEach((text, k) => {
          const half = rounded[k] ? 0.5 * lastDigit(text) : 0;
          const shifted = filledWith((other, i) => (i === k ? `(${other}+${half})` : other));
          allowed += 2 * Math.abs(shifted - value) + half * half;
        });
        const shown = evaluate(last);
        expect(Math.abs(value - shown), `${result}: ${texts.join(', ')} is not ${shown}`).toBeLessThanOrEqual(allowed);
      }
    }
  });

  test('the means over the batch are the losses that the engine reports', () => {
    const mean = (key: QuantityKey): number => {
      let sum = 0;
      for (let b = 0; b < reading.trace.batch; b++) sum += valueOf(key, reading, b);
      return sum / reading.trace.batch;
    };
    const { v } = reading;
    const pairs: [QuantityKey, QuantityKey, boolean][] = [
      ['y', 'q_target_mean', true],
      ['q1_error', 'q1_loss', true],
      ['q2_error', 'q2_loss', v['twin_q']!],
      ['value_error', 'value_loss', v['value_network']!],
      ['policy_term', 'policy_loss', true],
      ['alpha_term', 'alpha_loss', v['automatic']!],
    ];
    for (const [term, loss, there] of pairs) {
      if (!there) continue;
      const reported = valueOf(loss, reading, null);
      expect(Math.abs(mean(term) - reported), loss).toBeLessThanOrEqual(1e-4 * Math.max(1, Math.abs(reported)));
    }
    const logProb = mean('log_prob');
    expect(valueOf('policy_entropy', reading, null)).toBeCloseTo(-logProb, 4);
  });

  test('every number of a formula of this variant is there', () => {
    for (const tex of texOf(variantOf(reading.values))) {
      for (const [, key] of tex.matchAll(slot)) {
        if (key === 'alpha_trend') continue;
        expect(isQuantity(key!), key).toBe(true);
        expect(valueOf(key as QuantityKey, reading, 0), key).not.toBeNaN();
      }
    }
  });
});

test('an update is not taken for one of another variant', () => {
  const { trace, v: variant } = read('quick', {});
  expect(fits(trace, variant)).toBe(true);
  for (const other of [{ twin_q: false }, { value_network: false }, { has_entropy: false }]) {
    expect(fits(trace, { ...variant, ...other })).toBe(false);
  }
  const off = read('modern', { entropy_mode: 'off', twin_q: 'false' });
  expect(fits(off.trace, off.v)).toBe(true);
});

describe('all variants', () => {
  test('have a formula for each of their sub-steps, and no other', () => {
    for (const variant of allVariants(flags)) {
      expect(Object.keys(formulasOf(variant))).toEqual(substepsOf(variant).map(({ id }) => id));
    }
  });
  test('have typeset formulas, whose symbols are all explained', () => {
    for (const tex of new Set(allVariants(flags).flatMap(texOf))) {
      expect(html[tex], tex).toContain('katex');
      for (const [, key] of tex.matchAll(/\\htmlData\{q=(\w+)\}/g))
        expect(quantities[key as QuantityKey]?.meaning, key).toMatch(/\.$/);
    }
  });
});
