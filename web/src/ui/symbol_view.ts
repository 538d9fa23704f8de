/** A symbol of the schema as typeset HTML. */
import { html, type TemplateResult } from 'lit';
import { parseSymbol } from '../words/symbols';

export function symbolView(symbol: string): TemplateResult {
  const parts = parseSymbol(symbol).map(({ text, kind, sub, sup }) => {
    const space = kind === 'word' ? '\u2009' : '';
    const body = kind === 'variable' ? html`<i>${text}</i>` : html`${text}${space}`;
    return html`${body}${sub ? html`<sub>${sub}</sub>` : ''}${sup ? html`<sup>${sup}</sup>` : ''}`;
  });
  return html`<span class="symbol" aria-hidden="true">${parts}</span>`;
}
