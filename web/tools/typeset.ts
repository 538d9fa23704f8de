/**
 * Typesets the page's formulas with KaTeX while the page is built: what loads is HTML and a few fonts, not the program
 * that makes them. The module `#typeset` has the HTML of every formula by its TeX, and KaTeX's styles.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import katex from 'katex';
import type { Plugin } from 'vite';
import { type Conditional, expand, holds, type Part } from '../src/update/expand.ts';
import { allVariants, type Flag } from './update_variants.ts';
import { readTable } from './view_tables.ts';

const name = '#typeset';
const loaded = `\0${name}`;
const stylesheet = fileURLToPath(new URL('../node_modules/katex/dist/katex.min.css', import.meta.url));

/** Mistakes are errors, and formulas may mark and colour their parts. */
export const formulaOptions = {
  throwOnError: true,
  strict: (code: string) => (code === 'htmlExtension' ? 'ignore' : 'error'),
  trust: ({ command }: { command: string }) => command === '\\htmlData' || command === '\\htmlClass',
} as const;

/** @returns HTML whose styles are data, to be set by a script: a page's policy may forbid those that stand in HTML. */
export function typesetFormula(tex: string): string {
  const html = katex.renderToString(tex, {
    ...formulaOptions,
    output: 'html', // an element around each formula names it for those who do not see it
  });
  return html.replaceAll(' style="', ' data-style="');
}

/** One formula after the other, each in all its variants: what is alike stands together and compresses well. */
async function formulasOfAllVariants(): Promise<string[]> {
  const { flags } = await readTable<{ flags: Flag[] }>('update_variant');
  const { substeps } = await readTable<{ substeps: (Conditional & { id: string })[] }>('update_substeps');
  const { parts, formulas } = await readTable<{
    parts: Part[];
    formulas: (Conditional & { substep: string; text: string })[];
  }>('update_formulas');
  const variants = allVariants(flags);
  const all = formulas.flatMap((row) => {
    const step = substeps.find(({ id }) => id === row.substep)!;
    return variants.filter((v) => holds(row, v) && holds(step, v)).map((v) => expand(row.text, parts, v));
  });
  return [...new Set(all)];
}

export function typeset(): Plugin {
  return {
    name: 'typeset',
    resolveId: (id) => (id === name ? loaded : null),
    async load(id) {
      if (id !== loaded) return null;
      const all = await formulasOfAllVariants();
      const html = Object.fromEntries(all.map((tex) => [tex, typesetFormula(tex)]));
      const styles = await readFile(stylesheet, 'utf8');
      const css = styles.replace(/@font-face\{[^}]*\}/g, ''); // typesetting.ts declares those in use
      return `export const html = ${JSON.stringify(html)};\nexport const css = ${JSON.stringify(css)};\n`;
    },
  };
}
