import { beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/engine';
import {
  fromSlider,
  grouped,
  hasSlider,
  type Param,
  parseSchema,
  type Schema,
  sliderSteps,
  toSlider,
} from '../../../src/engine/schema';
import { badgeText, paramName, rangeText } from '../../../src/words/param_text';
import { loadEngine } from '../engine';

const base: Param = {
  key: 'x',
  symbol: 'x',
  help: 'Help.',
  group: 'g',
  type: 'real',
  scale: 'linear',
  apply: 'live',
  default: 0.5,
  min: 0,
  max: 1,
  choices: [],
};
let engine: Engine;
let schema: Schema;
beforeAll(async () => {
  engine = await loadEngine();
  schema = parseSchema(engine.schemaJson());
});

describe('a slider', () => {
  test('moves in even steps on a linear scale and in even ratios on a logarithmic one', () => {
    expect(toSlider(base, 0.25)).toBe(250);
    const log: Param = { ...base, scale: 'log', min: 0.001, max: 10 };
    expect(toSlider(log, 0.01)).toBe(250);
    expect(fromSlider(log, 500)).toBe(0.1);
    expect(fromSlider(log, 750)).toBe(1);
  });
  test('gives numbers that a person would write', () => {
    expect(fromSlider({ ...base, min: 0, max: 30 }, 333)).toBe(10);
    expect(fromSlider({ ...base, scale: 'log', min: 1e-6, max: 1 }, 580)).toBe(0.003);
    expect(fromSlider({ ...base, type: 'integer', min: 10, max: 2000 }, 123)).toBe(255);
  });
  test('reaches both ends exactly and stays inside for every hyperparameter of the engine', () => {
    for (const param of schema.params.filter((p) => p.type === 'real' || p.type === 'integer')) {
      expect(fromSlider(param, 0), param.key).toBe(param.min);
      expect(fromSlider(param, sliderSteps), param.key).toBe(param.max);
      for (let position = 0; position <= sliderSteps; position += 37) {
        const value = fromSlider(param, position);
        expect(engine.set(param.key, String(value)), `${param.key} = ${value}`).toBe('');
      }
    }
  });
  test('stays where it was put', () => {
    for (const param of schema.params.filter((p) => p.scale === 'log' && p.type === 'real')) {
      for (const position of [100, 400, 777]) {
        const again = toSlider(param, fromSlider(param, position));
        expect(Math.abs(again - position), param.key).toBeLessThanOrEqual(25);
      }
    }
  });
  test('is left out where it could not hit most of the values', () => {
    const without = schema.params.filter((param) => param.type === 'integer' && !hasSlider(param));
    expect(without.map(({ key }) => key)).toEqual(['seed']);
  });
});

describe('a control', () => {
  test('says what it is and when it takes effect', () => {
    expect(paramName({ ...base, key: 'policy_lr' })).toBe('policy lr');
    expect(badgeText(base)).toBe('live');
    expect(badgeText({ ...base, apply: 'restart' })).toBe('restarts');
  });
  test.each<[string, Partial<Param>]>([
    ['0 to 1', {}],
    ['10⁻⁶ to 1', { min: 1e-6 }],
    ['100 to 2,000,000', { min: 100, max: 2e6 }],
    ['on or off', { type: 'boolean' }],
    ['polyak, none', { type: 'choice', choices: ['polyak', 'none'] }],
  ])('has the range %s', (text, param) => expect(rangeText({ ...base, ...param })).toBe(text));
});

test('groups keep the order of the schema and lose nothing', () => {
  const groups = grouped(schema);
  expect([...groups.values()].flat()).toHaveLength(schema.params.length);
  expect([...groups.keys()][0]).toBe(schema.params[0]!.group);
});
