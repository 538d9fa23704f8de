import { expect, test } from 'vitest';
import { loadEngine } from '../unit/engine';
import { everyPreset, golden, schema } from './golden';

test('every preset has a golden signature, and every golden signature a preset', () => {
  expect(Object.keys(golden), 'run ./lab test signatures --update').toEqual(schema.presets.map(({ name }) => name));
  for (const { after } of Object.values(golden)) {
    expect(Object.keys(after)).toEqual(['2000', '20000']);
    for (const signature of Object.values(after)) expect(signature).toMatch(/^[0-9a-f]{16}$/);
  }
  const all = Object.values(golden).flatMap(({ after }) => Object.values(after));
  expect(new Set(all).size).toBe(all.length);
});

everyPreset('WebAssembly in Node', 'long', async function* (preset, seed, steps) {
  const engine = await loadEngine();
  expect(engine.setPreset(preset)).toBe('');
  expect(engine.set('seed', String(seed))).toBe('');
  expect(engine.create()).toBe('');
  let done = 0;
  for (const count of steps) {
    done += engine.run(count - done);
    expect(done).toBe(count);
    yield engine.signature();
  }
});
