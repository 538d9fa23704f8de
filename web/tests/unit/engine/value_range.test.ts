/** Scales as the engine decides on them, asked through its bindings. */
import { describe, expect, test } from 'vitest';
import { StableRange, unknownRange } from '../../../src/engine/value_range';
import { DisplayedMap } from '../../../src/state/displayed_map';
import type { LabState } from '../../../src/lab/store';
import { loadEngine } from '../engine';

const engine = await loadEngine();
const schema = engine.schema();
const place = (key: string): number => schema.map_layers.findIndex((layer) => layer.key === key);

describe('a range', () => {
  test('stays while the values fit and fill enough of it', () => {
    const range = new StableRange();
    expect(range.fit(engine, -210, -12)).toEqual([-250, 0]);
    expect(range.fit(engine, -190, -40)).toEqual([-250, 0]);
    expect(range.fit(engine, -20, -10)).toEqual([-20, -10]);
  });
  test('is not known before there is an engine or a value', () => {
    const range = new StableRange();
    expect(range.fit(undefined, 0, 1)).toEqual(unknownRange);
    expect(range.fit(engine, NaN, NaN)).toEqual([NaN, NaN]);
    expect(range.fit(engine, 0, 10)).toEqual([0, 10]);
    expect(range.fit(engine, Infinity, -Infinity)).toEqual([0, 10]);
  });
});

test('a nice step is 1, 2 or 5 times a power of ten', () => {
  expect([0.9, 2.5, 0.03].map((least) => engine.niceStep(least))).toEqual([1, 5, 0.05]);
});

test('ticks come with their step', () => {
  expect(engine.ticks([-250, 0], 6)).toEqual({ values: [-250, -200, -150, -100, -50, 0], step: 50 });
  expect(engine.ticks(unknownRange, 6)).toEqual({ values: [], step: NaN });
});

describe('the ends of a map’s colours', () => {
  const slope = Float32Array.from({ length: 64 }, (_, i) => -190 + (180 / 63) * i);
  test('are round, with zero in the middle of a difference, and the torque has its own', () => {
    expect(engine.mapRange(place('value'), false, slope, 2, unknownRange)).toEqual({
      range: [-200, 0],
      clipped: false,
    });
    expect(engine.mapRange(place('value'), true, slope, 2, unknownRange).range).toEqual([-200, 200]);
    expect(engine.mapRange(place('policy_mean'), false, slope, 3, unknownRange).range).toEqual([-3, 3]);
    const density = new Float32Array(1000).fill(1, 500);
    density[3] = 500;
    expect(engine.mapRange(place('replay_density'), false, density, 2, unknownRange)).toEqual({
      range: [0, 1],
      clipped: true,
    });
  });
  test('stay from one map of a layer to the next, and begin anew with another layer', () => {
    const maps = new DisplayedMap();
    const show = (layer: string, factor: number): readonly number[] => {
      const map = { layer, width: 8, height: 8, maxOmega: 8, values: slope.map((value) => factor * value) };
      maps.choose(engine, { map, schema, values: new Map([['max_torque', '2']]) } as unknown as LabState, null, 'a');
      return maps.shown!.scale.range;
    };
    expect(show('value', 1)).toEqual([-200, 0]);
    expect(show('value', 0.7)).toEqual([-200, 0]);
    expect(maps.shown!.decimals).toBe(0);
    expect(show('min_q', 0.7)).toEqual([-150, 0]);
    expect(show('value', 0.001)).not.toEqual([-200, 0]);
  });
});
