/** One line below the header: what to do, and what to look at with this preset. */
import { html, LitElement } from 'lit';
import type { Lab } from '../lab/lab';
import { define, StoreController } from '../ui/element';
import { explained, termStyle } from '../ui/term';
import { css } from '../ui/text_size';
import { base } from '../ui/theme';
import { formatCount } from '../words/format';

/** Updates that begin at this step need no word. */
const soon = 250;

export class GuideView extends LitElement {
  static override properties = { lab: { attribute: false } };
  declare lab: Lab;

  constructor() {
    super();
    new StoreController(this, () => this.lab.store, ['schema', 'preset', 'phase', 'metrics', 'firstUpdate']);
  }

  protected override render(): unknown {
    const { schema, preset, phase } = this.lab.store.state;
    const current = schema?.presets.find(({ name }) => name === preset);
    if (!current) return html`<p>Soft Actor-Critic learns to swing a pendulum up and balance it.</p>`;
    const start = phase === 'ready' ? html`<b>Press Train</b> and watch a pendulum learn to stand up. ` : '';
    return html`<p>${start}${this.#waiting()}${explained({ name: current.title, means: current.help }, html`<span>${current.title}:</span>`)} ${current.help}</p>`;
  }

  /** Where one would wonder for long why nothing is learned. */
  #waiting(): unknown {
    const { phase, metrics, firstUpdate } = this.lab.store.state;
    const begun = phase === 'training' || phase === 'paused';
    if (!begun || !(firstUpdate > Math.max(metrics[0] ?? 0, soon))) return '';
    return html`<b>Updates begin at step ${formatCount(firstUpdate)}.</b> `;
  }

  static override styles = [
    base,
    termStyle,
    css`
      :host {
        display: block;
        min-width: 0;
        padding-inline: 4px;
        color: var(--muted);
        font-size: 12.5px;
      }
      p {
        margin: 0;
        height: 18px;
        line-height: 18px;
        white-space: nowrap;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      b,
      span {
        color: var(--ink);
        font-weight: 600;
      }
      @container lab (max-width: 499.9px) {
        p {
          display: -webkit-box;
          height: 51px;
          font-size: 12px;
          line-height: 17px;
          -webkit-box-orient: vertical;
          -webkit-line-clamp: 3;
          white-space: normal;
        }
      }
    `,
  ];
}
define('sac-guide', GuideView);
