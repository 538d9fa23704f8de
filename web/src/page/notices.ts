/** What the visitor must know: a run to go on with, settings that were not valid, and why a run has ended. */
import { html, LitElement, type PropertyValues } from 'lit';
import type { Lab } from '../lab/lab';
import type { SavedRunNote } from '../lab/run_store';
import type { Remedy } from '../lab/store';
import { define, StoreController } from '../ui/element';
import { css } from '../ui/text_size';
import { base } from '../ui/theme';
import { formatAge, formatCount } from '../words/format';

function remedyLabel({ kind, step }: Remedy): string {
  const from = step > 0 ? `Back to step ${formatCount(step)}` : 'Start again';
  if (kind === 'smaller_steps') return `${from} with smaller learning rates`;
  return step > 0 ? `Go on from step ${formatCount(step)}` : 'Start again';
}

export class NoticesView extends LitElement {
  static override properties = { lab: { attribute: false } };
  declare lab: Lab;

  constructor() {
    super();
    new StoreController(this, () => this.lab.store, ['notices', 'problem', 'remedy', 'offer', 'phase', 'schema']);
  }

  #offer({ preset, seed, step, at }: SavedRunNote): unknown {
    const { schema } = this.lab.store.state;
    const title = schema?.presets.find(({ name }) => name === preset)?.title ?? preset;
    const { autosave } = this.lab;
    return html`<div class="offer" role="status">
      <p>Go on with the run of <b>${title}</b>, seed ${seed}, at step ${formatCount(step)} (${formatAge(Date.now() - at)})?</p>
      <button class="main" @click=${() => void autosave.accept()}>Continue</button>
      <button @click=${() => void autosave.decline()}>Discard</button>
    </div>`;
  }

  /** What says nothing takes no room. */
  protected override willUpdate(_: PropertyValues): void {
    const { notices, problem, offer } = this.lab.store.state;
    this.hidden = !problem && !offer && notices.length === 0;
  }
  protected override render(): unknown {
    const { notices, problem, phase, remedy, offer } = this.lab.store.state;
    return html`
      ${offer ? this.#offer(offer) : ''}
      ${
        problem
          ? html`<div class="problem" role="alert">
            <p>${problem}</p>
            ${remedy ? html`<button class="main" @click=${() => void this.lab.recover()}>${remedyLabel(remedy)}</button>` : ''}
            ${
              phase === 'failed'
                ? html`<button @click=${() => location.reload()}>Reload</button>`
                : html`<button @click=${() => this.lab.editor.reset()}>Reset</button>`
            }
          </div>`
          : ''
      }
      ${notices.map(
        ({ id, text, undo }) => html`<div class="notice" role="status">
          <p>${text}</p>
          ${undo ? html`<button class="undo" title="Ctrl+Z" @click=${() => this.lab.editor.undo()}>Undo</button>` : ''}
          <button class="dismiss" aria-label="Dismiss" title="Dismiss" @click=${() => this.lab.notices.dismiss(id)}>×</button>
        </div>`,
      )}
    `;
  }

  static override styles = [
    base,
    css`
      :host {
        display: grid;
        gap: 6px;
        min-width: 0;
      }
      div {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: end;
        gap: 8px 12px;
        padding: 6px 8px 6px 14px;
        border-radius: 10px;
        background: var(--warn-soft);
        color: var(--warn-ink);
      }
      :host([run='b']) p::before {
        content: 'Run B: ';
        font-weight: 700;
      }
      .problem {
        padding-block: 10px;
        background: var(--error-soft);
        color: var(--error-ink);
        font-size: 14px;
      }
      .offer {
        background: var(--accent-soft);
        color: var(--ink);
        font-variant-numeric: tabular-nums;
      }
      .offer button {
        border-color: var(--line-strong);
      }
      .offer .main {
        border-color: transparent;
        background: var(--accent);
        color: var(--accent-ink);
      }
      .main {
        font-weight: 600;
      }
      p {
        flex: 1 1 min(26em, 100% - 44px);
        margin: 0;
        overflow-wrap: anywhere;
      }
      button {
        flex: none;
        min-width: 28px;
        height: 28px;
        padding: 0 10px;
        border: 1px solid currentColor;
        border-radius: 8px;
        background: none;
      }
      .dismiss {
        padding: 0;
        border-color: transparent;
        font-size: 17px;
        line-height: 1;
      }
    `,
  ];
}
define('sac-notices', NoticesView);
