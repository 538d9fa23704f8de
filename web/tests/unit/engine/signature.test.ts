import { expect, test } from 'vitest';
import { nativeSignature } from '../../sac_train';
import { loadEngine } from '../engine';

// Presets at length: tests/signatures. Here, what no preset has.
test.each([
  { preset: 'quick', seed: 4294967295, steps: 1500, values: {} },
  { preset: 'quick', seed: 2, steps: 800, values: { hidden_units: '37', hidden_layers: '3', batch_size: '41' } },
  { preset: 'quick', seed: 5, steps: 800, values: { hidden_layers: '1', log_std_max: '0', length: '0.7' } },
  { preset: 'quick', seed: 3, steps: 1500, values: { critic: 'twin_target', entropy_mode: 'auto' } },
])(
  'WebAssembly in Node computes the bits of the native portable build: $preset, seed $seed, $values',
  async ({ preset, seed, steps, values }) => {
    const engine = await loadEngine();
    expect(engine.setPreset(preset)).toBe('');
    const settings = Object.entries({ ...values, seed: String(seed) });
    for (const [key, text] of settings) expect(engine.set(key, text)).toBe('');
    expect(engine.create()).toBe('');
    expect(engine.run(steps)).toBe(steps);
    const flags = Object.entries(values).flatMap(([key, text]) => [`--${key}`, text]);
    expect(engine.signature()).toBe(await nativeSignature(preset, seed, steps, flags));
  },
);

test('the signature tells runs apart', async () => {
  const engine = await loadEngine();
  const after = (seed: string, steps: number): string => {
    engine.setPreset('quick');
    engine.set('seed', seed);
    engine.create();
    engine.run(steps);
    return engine.signature();
  };
  expect(new Set([after('1', 300), after('2', 300), after('1', 301)]).size).toBe(3);
  expect(after('1', 300)).toBe(after('1', 300));
});
