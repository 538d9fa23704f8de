/** The choice where a value needs a new run: from the start, or from what this run has learned. */
import { html, LitElement } from 'lit';
import type { Lab } from '../lab/lab';
import { messageButtonStyle } from '../ui/button_style';
import { define, StoreController } from '../ui/element';
import { css } from '../ui/text_size';
import { base } from '../ui/theme';
import { formatList } from '../words/format';

export class RestartPrompt extends LitElement {
  static override properties = { lab: { attribute: false } };
  declare lab: Lab;

  constructor() {
    super();
    new StoreController(this, () => this.lab.store, ['pending', 'phase']);
  }

  #keep(): void {
    this.lab.renewKeeping().catch((error: Error) => this.lab.notify(error.message));
  }

  protected override render(): unknown {
    const { pending } = this.lab.store.state;
    const names = [...pending.keys()].map((key) => key.replaceAll('_', ' '));
    return html`<div role="status">${names.length === 0 ? '' : this.#choice(names)}</div>`;
  }
  #choice(names: readonly string[]): unknown {
    const { canKeep } = this.lab;
    return html`
      <p><b>${formatList(names)}</b> ${names.length === 1 ? 'needs' : 'need'} a new run.</p>
      <button class="main restart" title="A new run from the start (R)" @click=${() => this.lab.editor.renew()}>Restart</button>
      <button
        class="keep"
        ?disabled=${!canKeep}
        title=${
          canKeep
            ? 'A new run that starts from what this one has learned; the replay buffer and the optimisers start empty'
            : 'Weights fit only networks of the same shape and start'
        }
        @click=${this.#keep}
      >
        Keep the weights
      </button>
      <button class="withdraw" title="Leave it as it was" @click=${() => this.lab.editor.withdraw()}>Undo</button>
    `;
  }

  static override styles = [
    base,
    css`
      div:not(:empty) {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        padding: 8px 12px 10px;
        background: var(--warn-soft);
        color: var(--warn-ink);
        font-size: 12px;
      }
      p {
        flex: 1 0 100%;
        margin: 0;
      }
      button {
        height: 28px;
        padding: 0 9px;
        border: 1px solid currentColor;
        border-radius: 7px;
        background: none;
        font-size: 12px;
        white-space: nowrap;
      }
    `,
    messageButtonStyle,
  ];
}
define('sac-restart-prompt', RestartPrompt);
