/** The update before there is one: its parts in words. */
import { html } from 'lit';
import type { Substep, SubstepId } from './substeps';

export function atRest(steps: readonly Substep[], choose: (id: SubstepId) => void): unknown {
  return html`<ol class="overview rest" aria-label="The update at a glance">
    ${steps.map(({ id, name, words }) => html`<li>
      <button @click=${() => choose(id)} aria-label="Show ${name}">${name}</button>
      <span class="words">${words}</span>
    </li>`)}
  </ol>`;
}
