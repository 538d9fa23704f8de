/** The lessons' style sheet: the page's own colours and fonts, KaTeX's styles, and what lessons look like. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { tokens } from '../../src/ui/theme.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const katex = (path: string): string => here(`../../node_modules/katex/dist/${path}`);

/** In the order in which they count. */
const sheets = ['text', 'formulas', 'course', 'blocks', 'figures', 'narrow_and_paper'] as const;
/** Fonts of formulas by the families of KaTeX's styles; lessons may use no others. */
const fonts = [
  ['KaTeX_Main', 'normal', 'KaTeX_Main-Regular'],
  ['KaTeX_Math', 'italic', 'KaTeX_Math-Italic'],
  ['KaTeX_Size1', 'normal', 'KaTeX_Size1-Regular'],
  ['KaTeX_Size2', 'normal', 'KaTeX_Size2-Regular'],
  ['KaTeX_Caligraphic', 'normal', 'KaTeX_Caligraphic-Regular'],
] as const;
const others = /class="[^"]*\b(?:mathbb|mathbf|boldsymbol|mathfrak|mathscr|mathsf|mathtt|delimsizing size[34])\b/;

/** Says in a sentence what of these formulas the fonts lack; empty: nothing. */
export function missingFont(html: string): string {
  const found = others.exec(html);
  return found ? `A formula uses a font that the lessons do not have (${found[0].slice(7)}).` : '';
}

/** The page's colours for a document. */
export function rootTokens(css: string): string {
  return css
    .replaceAll(":host([theme='light'])", ":root[data-theme='light']")
    .replaceAll(":host([theme='dark'])", ":root[data-theme='dark']")
    .replaceAll(":host(:not([theme='light']))", ":root:not([data-theme='light'])")
    .replaceAll(':host', ':root');
}

export interface FontFile {
  readonly fileName: string;
  readonly source: Uint8Array;
}
/** @param built files of the site, among them fonts that the page has too */
export async function lessonStyle(built: readonly string[]): Promise<{ css: string; fonts: FontFile[] }> {
  const own: FontFile[] = [];
  const faces: string[] = [];
  for (const [family, style, name] of fonts) {
    let file = built.find((each) => each.includes(`${name}-`) && each.endsWith('.woff2'));
    if (!file) {
      file = `assets/${name}.woff2`;
      own.push({ fileName: file, source: await readFile(katex(`fonts/${name}.woff2`)) });
    }
    faces.push(
      `@font-face{font-family:${family};font-style:${style};font-display:swap;src:url("../${file}") format("woff2")}`,
    );
  }
  const formulas = (await readFile(katex('katex.min.css'), 'utf8')).replace(/@font-face\{[^}]*\}/g, '');
  const look = await Promise.all(sheets.map((name) => readFile(here(`look/${name}.css`), 'utf8')));
  return { css: [rootTokens(tokens.cssText), ...faces, formulas, ...look].join('\n'), fonts: own };
}
