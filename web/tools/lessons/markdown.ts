/** Markdown with formulas, figures of the table in a text, and blocks between fences. */
import createMarkdown, { type MarkdownIt, type Token } from 'markdown-it';
import type { Background } from './blocks.ts';
import { typesetText } from './formulas.ts';
import { escapeHtml, plainText } from './html.ts';
import { missingFont } from './style.ts';
import { LessonProblem } from './problem.ts';
import { fillTex, written } from './written.ts';

/** A formula of at most so many letters stays on one line. */
const longestUnbroken = 20;

/** Where a text stands, so that mistakes can be named. */
export interface Origin {
  readonly file: string;
  /** Line of the file that the text's first line is. */
  readonly line: number;
}
/** HTML of a block of this kind; null: it is code in a language. */
export type RenderBlock = (kind: string, text: string, line: number) => string | null;

export class LessonMarkdown {
  readonly #markdown: MarkdownIt;
  readonly #background: Background;

  constructor(background: Background) {
    this.#background = background;
    this.#markdown = new createMarkdown({ html: false, typographer: true });
    this.#markdown.inline.ruler.before('escape', 'formula', (state, silent) => {
      const found = /^\$(?!\s)((?:\\.|[^$\\])+?)\$([.,;:!?)]*)/.exec(state.src.slice(state.pos));
      if (!found) return false;
      if (!silent) Object.assign(state.push('formula', '', 0), { content: found[1]!, markup: found[2]! });
      state.pos += found[0].length;
      return true;
    });
    this.#markdown.inline.ruler.before('escape', 'figure', (state, silent) => {
      const found = /^\{\{([^{}]*)\}\}/.exec(state.src.slice(state.pos));
      if (!found) return false;
      if (!silent) state.push('table_figure', '', 0).content = found[1]!.trim();
      state.pos += found[0].length;
      return true;
    });
    // A number stays on one line with its sign of per cent.
    this.#markdown.core.ruler.push('percent', ({ tokens }) => {
      for (const child of tokens.flatMap(({ children }) => children ?? []))
        if (child.type === 'text') child.content = child.content.replace(/(\d) %/g, '$1\u00a0%');
    });
    this.#markdown.block.ruler.before('fence', 'formula_block', (state, start, end, silent) => {
      const lineText = (line: number): string =>
        state.src.slice(state.bMarks[line]! + state.tShift[line]!, state.eMarks[line]).trimEnd();
      if (lineText(start) !== '$$') return false;
      if (silent) return true;
      let last = start + 1;
      while (last < end && lineText(last) !== '$$') last++;
      const token = state.push('formula_block', '', 0);
      token.content = Array.from({ length: last - start - 1 }, (_, i) => lineText(start + 1 + i)).join('\n');
      token.map = [start, last + 1];
      state.line = last + 1;
      return true;
    });
  }

  /** @param block renders what stands between fences; without it, only code may */
  render(text: string, { file, line }: Origin, block: RenderBlock = () => null): string {
    const tokens = this.#markdown.parse(text, {});
    const placed = tokens.map((token) => this.#resolved(token, file, line + (token.map?.[0] ?? 0), block));
    return this.#markdown.renderer.render(placed, this.#markdown.options, {});
  }
  /** A line without paragraphs. */
  renderInline(text: string, origin: Origin): string {
    const html = this.render(text, origin).trim();
    return html.replace(/^<p>([^]*)<\/p>$/, (whole, inner: string) => (inner.includes('<p>') ? whole : inner));
  }

  /** The same token, with its HTML where it is one of ours. */
  #resolved(token: Token, file: string, line: number, block: RenderBlock): Token {
    const become = (one: Token, html: () => string): void => {
      try {
        one.content = html();
      } catch (error) {
        if (error instanceof LessonProblem) throw error;
        throw new LessonProblem(file, line, (error as Error).message);
      }
      one.type = 'html_block';
    };
    if (token.type === 'formula_block') {
      const { content } = token;
      become(
        token,
        () =>
          `<div class="formula" tabindex="0" role="group" aria-label="Formula">${partsOf(content)
            .map((part) => this.#formula(part, true))
            .join('')}</div>\n`,
      );
    }
    if (token.type === 'fence') {
      const { content, info } = token;
      become(token, () => block(info.trim(), content, line + 1) ?? codeHtml(info.trim(), content));
    }
    for (const child of token.children ?? []) {
      const { content } = child;
      if (child.type === 'formula') become(child, () => this.#inline(content, child.markup));
      if (child.type === 'table_figure')
        become(child, () => escapeHtml(written(content, this.#background)).replaceAll(' %', '\u00a0%'));
    }
    return token;
  }
  /** No line begins with the comma after a formula: where that may be broken, its last part has the comma inside. */
  #inline(tex: string, punctuation: string): string {
    const html = this.#formula(tex, false);
    if (plainText(html).length <= longestUnbroken) return `<span class="nobreak">${html}${punctuation}</span>`;
    return `<span>${punctuation ? this.#formula(tex + punctuation, false) : html}</span>`;
  }
  #formula(tex: string, display: boolean): string {
    const html = typesetText(fillTex(tex, this.#background), display);
    const missing = missingFont(html);
    if (missing) throw new Error(missing);
    return html;
  }
}

/** What stands side by side where there is room, one below the other where there is none: parts between `\\qquad`. */
function partsOf(tex: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const piece of tex.split(/(\\qquad\b|\\[{}]|[{}])/)) {
    if (piece === '{') depth++;
    if (piece === '}') depth--;
    if (piece === '\\qquad' && depth === 0) parts.push('');
    else parts[parts.length - 1] += piece;
  }
  return parts;
}

const languages: Readonly<Record<string, string>> = {
  python: 'Python',
  cpp: 'C++',
  sh: 'Shell',
  text: 'Text',
  html: 'HTML',
  '': 'Text',
};

export function codeHtml(language: string, code: string): string {
  const name = languages[language];
  if (name === undefined)
    throw new Error(
      `There is no block "${language}"; blocks are experiment, question, exercise, figure, program, ${Object.keys(languages).filter(Boolean).join(', ')}.`,
    );
  return `<pre tabindex="0" role="group" aria-label="${name}"><code>${escapeHtml(code.trimEnd())}</code></pre>\n`;
}
