import { beforeAll, describe, expect, test } from 'vitest';
import { type Engine, stageFields } from '../../../src/engine/engine';
import { parseSchema, parseValues, type Schema, valuesText } from '../../../src/engine/schema';
import { loadEngine } from '../engine';

let engine: Engine;
let schema: Schema;
beforeAll(async () => {
  engine = await loadEngine();
  schema = parseSchema(engine.schemaJson());
});

describe('the description', () => {
  test('names every hyperparameter, metric and preset that the page relies on', () => {
    expect(schema.presets.map(({ name }) => name)).toEqual(expect.arrayContaining(['quick', 'article']));
    const keys = schema.metrics.map(({ key }) => key);
    expect(keys).toEqual(expect.arrayContaining(['environment_steps', 'gradient_updates', 'episodes']));
    for (const param of schema.params) {
      expect(param.help, param.key).toMatch(/\.$/);
      expect(param.symbol, param.key).not.toBe('');
      expect(['live', 'restart'], param.key).toContain(param.apply);
    }
  });
  test('gives the values of a configuration, and reads them back', () => {
    engine.setPreset('quick');
    const values = parseValues(engine.configText());
    expect([...values.keys()]).toEqual(schema.params.map(({ key }) => key));
    expect(values.get('hidden_units')).toBe('64');
    engine.setPreset('article');
    expect(engine.readConfig(valuesText(values))).toBe('');
    expect(parseValues(engine.configText())).toEqual(values);
  });
});

describe('bad input', () => {
  test.each([
    ['alpha', '99', /alpha.*99.*10/],
    ['alpha', 'much', /alpha.*much/],
    ['no_such_key', '1', /no_such_key/],
    ['target_update', 'sometimes', /target_update.*polyak/],
  ])('%s = %s is one sentence and changes nothing', (key, text, sentence) => {
    engine.setPreset('quick');
    const before = engine.configText();
    const error = engine.set(key, text);
    expect(error).toMatch(sentence);
    expect(error.trim().split('\n')).toHaveLength(1);
    expect(engine.configText()).toBe(before);
  });
  test('the nearest valid value replaces one out of range', () => {
    engine.setPreset('quick');
    engine.setNearest('alpha', '99');
    engine.setNearest('batch_size', '-5');
    const values = parseValues(engine.configText());
    expect(values.get('alpha')).toBe('10');
    expect(values.get('batch_size')).toBe('1');
  });
  test('an unknown preset names those that there are', () => {
    expect(engine.setPreset('fast')).toMatch(/fast.*quick.*article/);
  });
});

describe('a training', () => {
  test('reports steps, episodes and evaluations', () => {
    engine.setPreset('quick');
    engine.create();
    expect(engine.run(600)).toBe(600);
    const metrics = engine.metrics(schema.metrics.length);
    const value = (key: string): number => metrics[schema.metrics.findIndex((metric) => metric.key === key)]!;
    expect(value('environment_steps')).toBe(600);
    expect(value('episodes')).toBe(3);
    expect(value('gradient_updates')).toBeGreaterThan(500);
    expect([...engine.episodes(0)].filter((_, i) => i % 2 === 0)).toEqual([200, 400, 600]);
    expect([...engine.evaluations(1)]).toHaveLength(2);
    expect(engine.evaluations(1)[0]).toBe(500);
  });
  test('says when it diverges, and stops there', () => {
    engine.setPreset('quick');
    for (const key of ['value_lr', 'q_lr', 'policy_lr', 'init_w', 'tau']) engine.set(key, '1');
    engine.set('gamma', '0.9999');
    engine.set('reward_scale', '100');
    engine.create();
    expect(engine.divergence()).toBe('');
    const ran = engine.run(3000);
    expect(ran).toBeLessThan(3000);
    expect(engine.divergence()).toMatch(/infinite or NaN.*\.$/);
    expect(engine.run(10)).toBe(0);
  });
  test('shows V over the states, theta across and omega up', () => {
    engine.setPreset('quick');
    engine.create();
    engine.run(1500);
    const [width, height] = [16, 8];
    const map = engine.stateMap(0, width, height, 8);
    expect(map).toHaveLength(width * height);
    expect(map.every(Number.isFinite)).toBe(true);
    // Upright at rest is worth more than hanging at rest.
    const row = height / 2;
    expect(map[row * width + width / 2]!).toBeGreaterThan(map[row * width]! + 10);
  });
});

describe('the stage', () => {
  test('plays the policy by the physics of the run, apart from the training', () => {
    engine.setPreset('quick');
    engine.set('gravity', '0');
    engine.create();
    const before = engine.signature();
    engine.setStageState(1, 0.5);
    engine.stepStage(false);
    const field = (name: (typeof stageFields)[number]): number => engine.stage()[stageFields.indexOf(name)]!;
    // Without gravity: omega' = omega + 3 u dt, theta' = theta + omega' dt.
    const omega = 0.5 + 3 * field('torque') * 0.05;
    expect(field('omega')).toBeCloseTo(omega, 9);
    expect(field('theta')).toBeCloseTo(1 + omega * 0.05, 9);
    expect(field('step')).toBe(1);
    expect(engine.signature()).toBe(before);
  });
});

describe('a checkpoint', () => {
  test('goes on bit for bit', async () => {
    engine.setPreset('quick');
    engine.create();
    engine.run(700);
    const bytes = engine.save(true);
    engine.run(300);
    const signature = engine.signature();
    const other = await loadEngine();
    expect(other.load(bytes)).toBe('');
    other.run(300);
    expect(other.signature()).toBe(signature);
  });
  test('that is damaged is refused and changes nothing', () => {
    engine.setPreset('quick');
    engine.create();
    engine.run(300);
    const before = engine.signature();
    expect(engine.load(engine.save(true).subarray(0, 1000))).not.toBe('');
    expect(engine.signature()).toBe(before);
  });
});
