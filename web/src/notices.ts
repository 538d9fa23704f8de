/** What the visitor must know: settings that were not valid, and why a run has ended. */
import { css, html, LitElement } from 'lit';
import { define } from './define';
import type { Lab } from './lab';
import { Watching } from './store';
import { base } from './theme';

export class NoticesView extends LitElement {
  static override properties = { lab: { attribute: false } };
  declare lab: Lab;

  constructor() {
    super();
    new Watching(this, () => this.lab.store, ['notices', 'problem', 'phase']);
  }

  protected override render(): unknown {
    const { notices, problem, phase } = this.lab.store.state;
    this.hidden = !problem && notices.length === 0; // it takes no place then
    return html`
      ${problem
        ? html`<div class="problem" role="alert">
            <p>${problem}</p>
            ${phase === 'failed'
              ? html`<button @click=${() => location.reload()}>Reload</button>`
              : html`<button @click=${() => this.lab.reset()}>Reset</button>`}
          </div>`
        : ''}
      ${notices.map(
        ({ id, text }) => html`<div class="notice" role="status">
          <p>${text}</p>
          <button aria-label="Dismiss" title="Dismiss" @click=${() => this.lab.dismiss(id)}>×</button>
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
        align-items: center;
        gap: 12px;
        padding: 6px 8px 6px 14px;
        border-radius: 10px;
        background: var(--warn-soft);
        color: var(--warn-ink);
      }
      .problem {
        padding-block: 10px;
        background: var(--error-soft);
        color: var(--error-ink);
        font-size: 14px;
      }
      p {
        flex: 1;
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
      .notice button {
        padding: 0;
        border-color: transparent;
        font-size: 17px;
        line-height: 1;
      }
    `,
  ];
}
define('sac-notices', NoticesView);
