/**
 * What the update view shows once there is an update: its diagram, and beside it the whole update at a glance, or one
 * sub-step with its formulas and this batch's numbers. It loads then.
 */
import { html } from 'lit';
import type { UpdateTrace } from '../engine/engine';
import type { Values } from '../engine/schema';
import { pythonPart } from '../words/program_python';
import { explained } from '../ui/term';
import { formatNumber } from '../words/format';
import './diagram';
import { type Explained, explainNode, explainQuantity, shownBy } from './explain';
import './formula';
import { type FormulaRow, formulasOf, summariesOf } from './formulas';
import { fits, makeReading, quantities, type QuantityKey, type Reading, valueOf } from './quantities';
import { outcomesOf, type Substep, type SubstepId, substepsOf } from './substeps';
import type { Variant } from './variant';

/** A line for each sub-step, in words or as a formula, and what came out. */
export function overview(
  variant: Variant,
  reading: Reading | null,
  formulas: boolean,
  choose: (id: SubstepId) => void,
): unknown {
  const summaries = summariesOf(variant);
  return html`<ol class="overview" aria-label="The update at a glance">
    ${substepsOf(variant).map(
      ({ id, name, words }) => html`<li>
        <button @click=${() => choose(id)} aria-label="Show ${name}">${name}</button>
        ${formulas ? html`<sac-formula aria-hidden="true" .tex=${summaries[id] ?? ''}></sac-formula>` : html`<span class="words">${words}</span>`}
        <span class="outcomes">
          ${
            reading
              ? outcomesOf(id, variant).map(
                  (
                    key,
                  ) => html`<span>${explained({ name: quantities[key]!.symbol, means: quantities[key]!.meaning }, html`<i>${quantities[key]!.symbol}</i>`)}
                  <b>${text(key, reading)}</b></span>`,
                )
              : ''
          }
        </span>
      </li>`,
    )}
  </ol>`;
}
function text(key: QuantityKey, reading: Reading): string {
  const value = valueOf(key, reading, null);
  return quantities[key]!.rounding === 'exact' ? String(value) : formatNumber(value);
}

/** The same sub-step in PyTorch, in place of its formulas. */
export interface Code {
  readonly values: Values;
  readonly shown: boolean;
  toggle(): void;
}
/** One sub-step: why it is there, its formulas, and this batch's numbers in them. */
export function substepView(
  step: Substep,
  variant: Variant,
  reading: Reading | null,
  chosen: number,
  hot: QuantityKey | null,
  code: Code,
): unknown {
  const formula = (tex: string): unknown =>
    html`<sac-formula interactive .tex=${tex} .reading=${reading} .chosen=${chosen} .hot=${hot}></sac-formula>`;
  const row = ({ kind, tex, batch }: FormulaRow): unknown =>
    kind === 'definition'
      ? html`<div class="definition">${formula(tex)}</div>`
      : html`<div class="numbers">
          ${formula(tex)}${batch.length > 0 ? html`<div class="batch">${batch.map(formula)}</div>` : ''}
        </div>`;
  const rows = formulasOf(variant)[step.id] ?? [];
  return html`
    <div class="about">
      <p class="sentence">${step.sentence}</p>
      <button class="code" aria-pressed=${code.shown} title="The same in PyTorch" @click=${() => code.toggle()}>PyTorch</button>
    </div>
    ${
      code.shown
        ? html`<pre class="rows" tabindex="0" role="group" aria-label="${step.name} in PyTorch"><code>${pythonPart(code.values, step.id)}</code></pre>`
        : html`<div class="rows ${rows.length <= 2 ? 'few' : ''}" role="group" aria-label="Formulas of ${step.name}">${rows.map(row)}</div>`
    }
  `;
}

/** The update's numbers, if they are those of this variant. */
export function readingOf(
  trace: UpdateTrace,
  values: Values,
  variant: Variant,
  metrics: readonly string[],
): Reading | null {
  return fits(trace, variant) ? makeReading(trace, values, variant, metrics) : null;
}
/** The quantity that is asked about: a symbol's own, or what a node of the diagram shows in this sub-step. */
export function askedQuantity(explained: Explained, step: SubstepId | null): QuantityKey | null {
  return 'symbol' in explained ? explained.symbol : shownBy(explained.node, step) || null;
}
/** What it is, with its shape and its value; of a whole update, without a transition. */
export function explanation(
  explained: Explained,
  step: SubstepId | null,
  reading: Reading | null,
  chosen: number,
): unknown {
  const { symbol, meaning, shape, value } =
    'symbol' in explained
      ? explainQuantity(explained.symbol, reading, chosen)
      : explainNode(explained.node, step, reading, step ? chosen : null);
  return html`<b>${symbol}</b> ${meaning}<br />${shape ? html`shape <span>${shape}</span>` : ''}
      ${value ? html` · <span>${value}</span>` : ''}`;
}
