/** The whole update at a glance: a line for each sub-step, in words or as a formula, and what came out. */
import { html } from 'lit';
import { explained } from '../term';
import './formula';
import { formatNumber } from './numbers';
import { quantities, valueOf, type QuantityKey, type Reading } from './quantities';
import { substepsOf, type SubstepId } from './substeps';
import { summariesOf } from './summaries';
import type { Variant } from './variant';

/** What is worth watching of each sub-step. */
function outcomes(id: SubstepId, v: Variant): QuantityKey[] {
  const twin = (one: QuantityKey, two: QuantityKey): QuantityKey[] => (v.twinQ ? [one, two] : [one]);
  switch (id) {
    case 'sample': return ['batch_size'];
    case 'q_target': return ['q_target_mean'];
    case 'q_update': return twin('q1_loss', 'q2_loss');
    case 'action': return ['policy_entropy'];
    case 'v_update': return ['value_loss'];
    case 'policy': return ['policy_loss'];
    case 'temperature': return ['alpha'];
    case 'target': return v.critic === 'value_network' ? ['step_target_value'] : twin('step_target_q1', 'step_target_q2');
  }
}

export function overview(variant: Variant, reading: Reading | null, formulas: boolean, choose: (id: SubstepId) => void): unknown {
  const summaries = summariesOf(variant);
  return html`<ol class="overview" aria-label="The update at a glance">
    ${substepsOf(variant).map(
      ({ id, name, words }) => html`<li>
        <button @click=${() => choose(id)} aria-label="Show ${name}">${name}</button>
        ${formulas ? html`<sac-formula aria-hidden="true" .tex=${summaries[id] ?? ''}></sac-formula>` : html`<span class="words">${words}</span>`}
        <span class="outcomes">
          ${reading
            ? outcomes(id, variant).map(
                (key) => html`<span>${explained({ name: quantities[key].symbol, means: quantities[key].meaning }, html`<i>${quantities[key].symbol}</i>`)}
                  <b>${text(key, reading)}</b></span>`,
              )
            : ''}
        </span>
      </li>`,
    )}
  </ol>`;
}
function text(key: QuantityKey, reading: Reading): string {
  const value = valueOf(key, reading, null);
  return quantities[key].exact ? String(value) : formatNumber(value);
}
