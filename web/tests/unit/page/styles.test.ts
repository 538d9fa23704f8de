/** Hosts may forbid styles that stand in HTML (`style-src` without `unsafe-inline`): the page sets them by script alone. */
import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { typesetFormula } from '../../../tools/typeset';

const source = new URL('../../../src/', import.meta.url);
const modules = (await readdir(source, { recursive: true })).filter((name) => /^\w+\/.*\.ts$/.test(name));

test.each(modules)('%s writes no style attribute', async (name) => {
  const text = await readFile(new URL(name, source), 'utf8');
  // What is shown to be copied is another page's.
  expect(text.match(/(?<=\s)style="(?!border: 0|height: 464px)[^"]*|(?<=\s)style=\$\{/g)).toBeNull();
});
test('nor does a formula', () => {
  const html = typesetFormula('\\frac{a}{b}^2');
  expect(html).toContain(' data-style="');
  expect(html).not.toContain(' style="');
});
