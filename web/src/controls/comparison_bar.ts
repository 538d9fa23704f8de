/** The comparison at a glance: where A and B are, which one is edited, and what differs. */
import { html, LitElement, type PropertyValues } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Schema } from '../engine/schema';
import type { Comparison, Difference, RunName } from '../lab/comparison';
import type { Lab } from '../lab/lab';
import { define, StoreController } from '../ui/element';
import { symbolView } from '../ui/symbol_view';
import { css } from '../ui/text_size';
import { base } from '../ui/theme';
import { formatCount } from '../words/format';
import { valueText } from '../words/param_text';
import { toolbarStyle } from './toolbar_style';

export class ComparisonBar extends LitElement {
  static override properties = { lab: { attribute: false }, comparison: { attribute: false } };
  declare lab: Lab;
  declare comparison: Comparison;

  #watched: Lab | null = null;
  #stop = (): void => {};

  constructor() {
    super();
    new StoreController(this, () => this.lab.store, ['metrics', 'phase']);
    new StoreController(this, () => this.comparison.store, ['other', 'focus', 'differences']);
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch(null);
  }
  protected override willUpdate(_: PropertyValues): void {
    this.#watch(this.comparison.store.state.other);
  }
  #watch(other: Lab | null): void {
    if (other === this.#watched) return;
    this.#stop();
    this.#watched = other;
    this.#stop = other?.store.subscribe(() => this.requestUpdate()) ?? (() => {});
  }
  #do(work: Promise<void>): void {
    work.catch((error: Error) => this.lab.notify(error.message));
  }

  protected override render(): unknown {
    const { other, differences } = this.comparison.store.state;
    if (!other) return '';
    const { schema } = this.lab.store.state;
    return html`
      <h2>Compare</h2>
      <div class="runs" role="radiogroup" aria-label="Run that the controls change">
        ${this.#run('a', this.lab)}${this.#run('b', other)}
      </div>
      <ul class="grow" aria-label="Settings that differ">
        ${
          differences.length === 0
            ? html`<li class="muted hint">B is a duplicate of A. Change a setting: it acts on B alone.</li>`
            : differences.map((difference) => html`<li>${this.#chip(difference, schema)}</li>`)
        }
      </ul>
      <div class="actions">
        <button title="Both runs begin again from the same seed (R)" @click=${() => this.lab.editor.reset()}>
          Restart<span> both</span>
        </button>
        <button title="B becomes what A is now, with all that A has learned" @click=${() => this.#do(this.comparison.fork())}>
          A → B
        </button>
        <button title="End the comparison and go on with B" @click=${() => this.#do(this.comparison.keepOther())}>
          Keep B
        </button>
        <button
          class="close"
          aria-label="End the comparison, keep A"
          title="End the comparison, keep A (C)"
          @click=${() => this.comparison.close()}
        >
          ×
        </button>
      </div>
    `;
  }
  #run(name: RunName, lab: Lab): unknown {
    const { metrics, phase } = lab.store.state;
    const { focus } = this.comparison.store.state;
    const letter = name.toUpperCase();
    const stopped = phase === 'diverged' ? 'diverged' : phase === 'failed' ? 'stopped' : '';
    return html`<label title="Controls, action slice and update show run ${letter}">
      <input
        type="radio"
        name="run"
        class="visually-hidden"
        value=${name}
        aria-label="Run ${letter}"
        .checked=${live(focus === name)}
        @change=${() => this.comparison.focusOn(name)}
      />
      <span class="card">
        <b class="run ${name}">${letter}</b>
        <span class="figure step"><output aria-live="off">${formatCount(metrics[0] ?? NaN)}</output><span> steps</span></span>
        <span class="figure return" title="Newest evaluation">
          ${stopped || html`<output aria-live="off">${formatCount(lab.curves.evaluations.values.at(-1) ?? NaN)}</output>`}
        </span>
      </span>
    </label>`;
  }
  #chip({ key, a, b }: Difference, schema: Schema | null): unknown {
    const param = schema?.params.find((candidate) => candidate.key === key);
    const name = key.replaceAll('_', ' ');
    const text = (value: string): string => (param ? valueText(param, value) : value);
    return html`<span class="chip" data-key=${key} title=${param?.help ?? ''}>
      ${param?.symbol ? symbolView(param.symbol) : ''} ${name}
      <b class="a">${text(a)}</b><span aria-hidden="true">→</span><b class="b">${text(b)}</b>
      <button aria-label="Give B A's ${name}" title="Give B A's value" @click=${() => this.comparison.remove(key)}>×</button>
    </span>`;
  }

  static override styles = [
    base,
    toolbarStyle,
    css`
      .runs {
        flex: none;
        display: flex;
        padding: 2px;
        border: 1px solid var(--line);
        border-radius: 9px;
        background: var(--field);
      }
      .card {
        display: flex;
        align-items: center;
        gap: 8px;
        height: 26px;
        padding-inline: 5px 8px;
        border-radius: 7px;
        color: var(--muted);
        font-size: 12px;
        cursor: pointer;
        white-space: nowrap;
      }
      .card:hover {
        color: var(--ink);
      }
      input:checked + .card {
        background: var(--raised);
        color: var(--ink);
        box-shadow: inset 0 0 0 1.5px var(--line-strong);
      }
      input:focus-visible + .card {
        outline: 2px solid var(--accent);
        outline-offset: 1px;
      }
      .figure {
        text-align: end;
      }
      .step {
        min-width: 82px;
      }
      .return {
        min-width: 44px;
      }
      output {
        font-weight: 600;
      }
      ul {
        display: flex;
        gap: 6px;
        margin: 0;
        padding: 2px 0;
        list-style: none;
        overflow-x: auto;
        scrollbar-width: none;
      }
      .hint {
        align-self: center;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .chip {
        display: flex;
        align-items: center;
        gap: 5px;
        height: 26px;
        padding-inline-start: 9px;
        border-radius: 999px;
        background: var(--raised);
        font-size: 12px;
        white-space: nowrap;
      }
      .a {
        color: var(--run-a);
      }
      .b {
        color: var(--run-b);
      }
      .run.a,
      .run.b {
        color: var(--panel);
      }
      .chip button {
        width: 26px;
        height: 26px;
        min-width: 0;
        padding: 0;
        border: 0;
        border-radius: 999px;
        background: none;
        color: var(--muted);
        font-size: 15px;
      }
      .chip button:hover {
        color: var(--ink);
      }
      .actions {
        flex: none;
        display: flex;
        gap: 6px;
      }
      @container (max-width: 1199.9px) {
        :host {
          padding-inline-start: 6px;
        }
        h2,
        .step span,
        .actions button span,
        .hint {
          display: none;
        }
        .step {
          min-width: 48px;
        }
      }
      @container (max-width: 499.9px) {
        :host {
          flex-wrap: wrap;
          padding: 4px;
        }
        .runs {
          flex: 1;
        }
        .runs label {
          flex: 1;
        }
        .card {
          height: 38px;
          justify-content: center;
        }
        .actions {
          display: contents;
        }
        .actions button:not(.close) {
          order: 2;
          flex: 1;
        }
        ul.grow {
          order: 1;
          flex: 1 0 100%;
        }
        ul:has(.hint) {
          display: none;
        }
      }
    `,
  ];
}
define('sac-compare', ComparisonBar);
