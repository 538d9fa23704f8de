import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Engine, stageFields } from '../../../src/engine/engine';
import { parseValues, type Schema, valuesText } from '../../../src/engine/schema';
import { loadEngine } from '../engine';

let engine: Engine;
let schema: Schema;
beforeAll(async () => {
  engine = await loadEngine();
  schema = engine.schema();
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
  test('an unknown preset names those that there are', () => {
    expect(engine.setPreset('fast')).toMatch(/fast.*quick.*article/);
  });
});

describe('the draft', () => {
  beforeEach(() => void engine.startDraft('quick', []));

  test('tells everything once, and then what is new', () => {
    const all = engine.draft();
    expect(Object.keys(all.wanted)).toEqual(schema.params.map(({ key }) => key));
    expect(all).toMatchObject({ preset: 'quick', pending: {}, standard_task: true, first_update_step: 65 });
    expect(
      engine.setDraft([
        ['alpha', '0.5'],
        ['hidden_units', '32'],
        ['gravity', '9'],
      ]),
    ).toEqual({
      problems: [],
      preset: 'quick',
      base: {},
      standard_task: false,
      can_keep_weights: false,
      first_update_step: 65,
      wanted: { alpha: '0.5', hidden_units: '32', gravity: '9' },
      in_force: { alpha: '0.5', gravity: '9' },
      pending: { hidden_units: '32' },
      idle: {
        target_entropy: 'entropy_mode is fixed',
        alpha_lr: 'entropy_mode is fixed',
        target_period: 'target_update is polyak',
      },
    });
    expect(engine.withdrawDraft()).toMatchObject({ wanted: { hidden_units: '64' }, in_force: {}, pending: {} });
  });
  test('refuses in one sentence, and takes the nearest valid value where that is wanted', () => {
    const refused = engine.setDraft([
      ['gamma', '2'],
      ['tau', '0.5'],
    ]);
    expect(refused).toMatchObject({ wanted: {}, in_force: {} });
    expect(refused.problems).toEqual([expect.stringMatching(/gamma.*0\.9999/)]);
    const nearest = engine.setDraftNearest([
      ['alpha', '99'],
      ['batch_size', '-5'],
    ]);
    expect(nearest.wanted).toEqual({ alpha: '10', batch_size: '1' });
    expect(nearest.problems[0]).toMatch(/ Using alpha = 10\.$/);
  });
  test('starts from a preset, begins a run, and opens one', () => {
    const started = engine.startDraft('fast', [['seed', '7']]);
    expect(started).toMatchObject({ preset: 'quick', wanted: { seed: '7' }, in_force: { seed: '7' } });
    expect(started.problems).toEqual([expect.stringMatching(/fast.*article.* Using quick\.$/)]);
    engine.setDraft([['hidden_units', '32']]);
    expect(engine.beginDraft()).toMatchObject({ in_force: { hidden_units: '32' }, pending: {} });
    engine.startDraft('modern', []);
    const modern = new Map(Object.entries(engine.draft().wanted));
    engine.startDraft('quick', []);
    expect(engine.openDraft(modern, '').preset).toBe('modern');
    expect(engine.openDraft(modern, 'article').preset).toBe('article');
  });
});

test('a curve is smoothed by how long ago its values are, and gaps stay', () => {
  const [first, gap, last] = engine.smoothed([0, 50, 100], [0, NaN, 1], 100);
  expect([first, gap]).toEqual([0, NaN]);
  expect(last).toBeCloseTo(1 / (1 + Math.exp(-1)), 12);
  expect(engine.smoothed([], [], 100)).toEqual([]);
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
    engine.placeStage({ theta: 1, omega: 0.5 }, false);
    expect(engine.playStage(1000)).toBe(true);
    expect(engine.stageAt(1000)).toEqual({ theta: 1, omega: 0.5 });
    const samples = engine.takeStage();
    const field = (i: number, name: (typeof stageFields)[number]): number =>
      samples[i * stageFields.length + stageFields.indexOf(name)]!;
    // Without gravity: omega' = omega + 3 u dt, theta' = theta + omega' dt.
    const omega = 0.5 + 3 * field(1, 'torque') * 0.05;
    expect(field(1, 'omega')).toBeCloseTo(omega, 9);
    expect(field(1, 'theta')).toBeCloseTo(1 + omega * 0.05, 9);
    expect(field(1, 'step')).toBe(1);
    expect(field(1, 'time')).toBe(1050);
    expect(engine.stage()).toMatchObject({ dt: 0.05, maxTorque: 2, maxSpeed: 8, length: 1 });
    expect(engine.takeStage()).toHaveLength(0);
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
