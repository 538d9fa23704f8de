import { beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/engine';
import { grouped, type Param, parseValues, pairsText, type Schema, sliderSteps } from '../../../src/engine/schema';
import { badgeText, badgeTitle, paramName, rangeText } from '../../../src/words/param_text';
import { loadEngine } from '../engine';

const base: Param = {
  key: 'x',
  symbol: 'x',
  help: 'Help.',
  group: 'g',
  type: 'real',
  scale: 'linear',
  apply: 'live',
  claim: '',
  default: 0.5,
  min: 0,
  max: 1,
  choices: [],
  setting: true,
  slider: null,
};
let engine: Engine;
let schema: Schema;
beforeAll(async () => {
  engine = await loadEngine();
  schema = engine.schema();
});

describe('a slider', () => {
  test('has the engine’s places and values: here a thousand positions', () => {
    const slider = schema.params.find(({ key }) => key === 'policy_lr')!.slider!; // 1e-6 to 1, logarithmic
    expect(slider.position(0.001)).toBe(500);
    expect(slider.value(500)).toBe(0.001);
    expect(slider.value(0)).toBe(1e-6);
    expect(slider.value(sliderSteps)).toBe(1);
  });
  test('is left out where it could not hit most of the values', () => {
    const without = schema.params.filter(({ type, slider }) => (type === 'integer' || type === 'real') && !slider);
    expect(without.map(({ key }) => key)).toEqual(['seed']);
    expect(schema.params.find(({ type }) => type === 'choice')!.slider).toBeNull();
  });
});

test('a line holds one value, whatever that is', () => {
  expect([
    ...parseValues(
      pairsText([
        ['alpha', '0.1\nseed=5'],
        ['tau', 'a=b'],
      ]),
    ),
  ]).toEqual([
    ['alpha', '0.1 seed=5'],
    ['tau', 'a=b'],
  ]);
});

describe('a control', () => {
  test('says what it is and when it takes effect', () => {
    expect(paramName({ ...base, key: 'policy_lr' })).toBe('policy lr');
    expect(badgeText(base)).toBe('live');
    expect(badgeText({ ...base, apply: 'restart' })).toBe('restarts');
    expect(badgeText(base, 'target_update is periodic')).toBe('idle');
    expect(badgeTitle(base, 'target_update is periodic')).toBe('No effect while target update is periodic');
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
