/**
 * What every preset's run must end in, bit for bit: tests/golden/signatures.json, written by
 * `./lab test signatures --update`. Who is held against it, and for how many steps:
 *
 * | where | most presets | large networks, several updates a step |
 * |---|---|---|
 * | build/portable, the WebAssembly module in Node | 2,000 and 20,000 | 2,000 |
 * | the page in Firefox, and in Chromium, whose WebAssembly is Node's | 2,000 | 2,000 |
 * | build/asan, by clang++: `quick` and `modern` | 2,000 | |
 *
 * `./lab test --thorough signatures` (SAC_THOROUGH) takes all of them to 20,000 everywhere, minutes for some, and
 * build/portable-clang, with clang's own library, in the place of build/asan, every preset.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Schema } from '../../src/engine/schema';
import { loadEngine } from '../unit/engine';

interface Golden {
  seed: number;
  /** Signature by the number of steps. */
  after: Record<string, string>;
}
const file = new URL('../../../tests/golden/signatures.json', import.meta.url);
export const golden = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Golden>;

export const schema: Schema = (await loadEngine()).schema();

function takesLong(preset: string): boolean {
  const own = schema.presets.find(({ name }) => name === preset)!.values;
  const value = (key: string): number => Number(own[key] ?? schema.params.find((param) => param.key === key)!.default);
  return value('hidden_units') > 128 || value('updates_per_step') > 1;
}

/** Which runs are cut short outside of the thorough tier: those that take long, or all. */
export type Short = 'long' | 'all';

/** One test for each of these presets. `run` yields the signature after each of these steps, in rising order. */
export function everyPreset(
  where: string,
  cut: Short,
  run: (preset: string, seed: number, steps: readonly number[]) => AsyncIterable<string>,
  presets: readonly string[] = Object.keys(golden),
): void {
  for (const preset of presets) {
    const { seed, after } = golden[preset]!;
    const short = (cut === 'all' || takesLong(preset)) && !process.env['SAC_THOROUGH'];
    const all = Object.keys(after).map(Number);
    const steps = short ? all.slice(0, 1) : all;
    test(`${where}: ${preset} after ${steps.map((count) => count.toLocaleString('en')).join(' and ')} steps`, async () => {
      expect(steps.length).toBeGreaterThan(0);
      let i = 0;
      for await (const signature of run(preset, seed, steps)) {
        expect(signature, `after ${steps[i]} steps`).toBe(after[String(steps[i])]);
        ++i;
      }
      expect(i).toBe(steps.length);
    });
  }
}
