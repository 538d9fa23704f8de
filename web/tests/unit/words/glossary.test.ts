/** Whatever symbol the page shows has an entry, and each of its letters too. */
import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { quantities } from '../../../src/update/quantities';
import { allEntries, entryOf, isFoundIn, letters, lettersOf, type TermKey } from '../../../src/words/glossary';
import { readouts } from '../../../src/words/stage_readouts';
import { unitWord } from '../../../src/words/unit_words';
import { loadEngine } from '../engine';

const schema = (await loadEngine()).schema();
const sourceFolder = new URL('../../../src/', import.meta.url);

async function sourceText(): Promise<string> {
  const names = (await readdir(sourceFolder, { recursive: true })).filter((name) => name.endsWith('.ts'));
  return (await Promise.all(names.map((name) => readFile(new URL(name, sourceFolder), 'utf8')))).join('\n');
}

describe('every symbol that is shown', () => {
  test('has an entry: hyperparameters, metrics, map layers, readouts', () => {
    const keys: TermKey[] = [
      ...schema.params.map(({ key }) => `param.${key}` as const),
      ...schema.metrics.map(({ key }) => `metric.${key}` as const),
      ...schema.map_layers.map(({ key }) => `layer.${key}` as const),
      ...readouts.map(({ symbol }) => `readout.${symbol}` as const),
    ];
    for (const key of keys) expect(entryOf(key, schema)?.means, key).toMatch(/\S/);
  });
  test('is made of letters that are explained', async () => {
    const written = [...(await sourceText()).matchAll(/symbolView\('([^']+)'\)|symbol: '([^'\\]+)'/g)].map(
      ([, a, b]) => (a ?? b)!,
    );
    const symbols = [...schema.params, ...schema.metrics, ...schema.map_layers].map(({ symbol }) => symbol);
    const all = [...symbols, ...written].flatMap((symbol) =>
      lettersOf(symbol).map((letter) => `${letter} in ${symbol}`),
    );
    expect(all.length).toBeGreaterThan(80);
    expect(all.filter((letter) => !letters[letter.split(' in ')[0]!])).toEqual([]);
  });
  test('of the update says what it means', () => {
    for (const [key, { meaning }] of Object.entries(quantities)) expect(meaning, key).toMatch(/\S/);
  });
});

test('every term that a view asks for is there, and every unit in words', async () => {
  const asked = [...(await sourceText()).matchAll(/'((?:word|param|metric|layer|readout)\.[\w()]+)'/g)].map(
    ([, key]) => key as TermKey,
  );
  expect(asked.length).toBeGreaterThan(10);
  expect(asked.filter((key) => !entryOf(key, schema))).toEqual([]);
  const units = new Set(
    [...schema.metrics, ...schema.map_layers]
      .map(({ unit }) => unit)
      .filter((unit) => !['', 'steps', 'updates', 'episodes', 'N m'].includes(unit)),
  );
  for (const unit of units) expect(entryOf(`word.${unitWord(unit)!}`, null), unit).toBeDefined();
});

test('an entry refers to entries, and entropy tells that it may be negative', () => {
  const all = allEntries(schema).flatMap(({ entries }) => entries);
  for (const { name, see = [] } of all)
    for (const word of see) expect(entryOf(`word.${word}`, null), name).toBeDefined();
  expect(entryOf('metric.policy_entropy', schema)!.see).toContain('entropy');
  expect(entryOf('word.entropy', null)!.means).toContain('negative');
});

test('the search finds names, symbols, letters and meanings', () => {
  const found = (search: string): string[] =>
    allEntries(schema)
      .flatMap(({ entries }) => entries)
      .filter((entry) => isFoundIn(entry, search))
      .map(({ name }) => name);
  expect(found('nat')).toContain('nat');
  expect(found('α')).toContain('alpha');
  expect(found('integral')).toContain('Z');
  expect(found('overestimation')).toEqual(['twin q']);
  expect(found('no such word')).toEqual([]);
});
