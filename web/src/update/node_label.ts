/** Labels of the diagram: *italics* and ~subscripts~. */
import { svg, type SVGTemplateResult } from 'lit';

export function nodeLabel(label: string): SVGTemplateResult[] {
  const parts: SVGTemplateResult[] = [];
  let italic = false;
  let sub = false;
  let text = '';
  const flush = (): void => {
    if (text === '') return;
    const kind = `${italic ? 'i' : ''}${sub ? ' sub' : ''}`;
    parts.push(sub ? svg`<tspan class=${kind} dy="3">${text}</tspan>` : svg`<tspan class=${kind}>${text}</tspan>`);
    text = '';
  };
  for (const letter of label) {
    if (letter === '\u2032') {
      flush();
      parts.push(svg`<tspan class="prime" dx="1">${letter}</tspan>`); // of another font: this one's is meant to be raised
      continue;
    }
    if (letter !== '*' && letter !== '~') {
      text += letter;
      continue;
    }
    flush();
    if (letter === '*') italic = !italic;
    else sub = !sub;
  }
  flush();
  return parts;
}
