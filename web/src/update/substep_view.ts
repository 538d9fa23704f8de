/** One sub-step: why it is there, its formulas, and this batch's numbers in them. */
import { html } from 'lit';
import './formula';
import { formulasOf, type FormulaRow } from './formulas';
import type { QuantityKey, Reading } from './quantities';
import type { Substep } from './substeps';
import type { Variant } from './variant';

export function substepView(
  step: Substep, variant: Variant, reading: Reading | null, chosen: number, hot: QuantityKey | null,
): unknown {
  const formula = (tex: string): unknown =>
    html`<sac-formula interactive .tex=${tex} .reading=${reading} .chosen=${chosen} .hot=${hot}></sac-formula>`;
  const row = ({ kind, tex, batch = [] }: FormulaRow): unknown =>
    kind === 'definition'
      ? html`<div class="definition">${formula(tex)}</div>`
      : html`<div class="numbers">
          ${formula(tex)}${batch.length > 0 ? html`<div class="batch">${batch.map(formula)}</div>` : ''}
        </div>`;
  const rows = formulasOf(variant)[step.id] ?? [];
  return html`
    <p class="sentence">${step.sentence}</p>
    <div class="rows ${rows.length <= 2 ? 'few' : ''}" role="group" aria-label="Formulas of ${step.name}">${rows.map(row)}</div>
  `;
}
