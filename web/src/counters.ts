/** The live counters of a run. */
import { css, html, LitElement } from 'lit';
import { define } from './define';
import { formatCount } from './format';
import type { Lab } from './lab';
import { Watching } from './store';
import { base, panel } from './theme';

const counters = [
  { name: 'environment steps', key: 'environment_steps' },
  { name: 'gradient updates', key: 'gradient_updates' },
  { name: 'episodes', key: 'episodes' },
  { name: 'updates per second', key: 'updates_per_second' },
] as const;

export class CountersView extends LitElement {
  static override properties = { lab: { attribute: false } };
  declare lab: Lab;

  constructor() {
    super();
    new Watching(this, () => this.lab.store, ['metrics', 'updatesPerSecond', 'schema']);
  }

  protected override render(): unknown {
    const metrics = this.lab.metrics();
    return html`<dl>
      ${counters.map(
        ({ name, key }) => html`<div data-counter=${key}>
          <dt>${name}</dt>
          <dd>${formatCount(metrics[key] ?? NaN)}</dd>
        </div>`,
      )}
    </dl>`;
  }

  static override styles = [
    base,
    panel,
    css`
      :host {
        container-type: inline-size;
      }
      dl {
        flex: 1;
        display: grid;
        grid-template-columns: repeat(4, 1fr);
        margin: 0;
      }
      dl > div {
        display: flex;
        flex-direction: column;
        justify-content: center;
        gap: 2px;
        min-width: 0;
        padding: 10px 14px;
      }
      dl > div + div {
        border-inline-start: 1px solid var(--line);
      }
      dt {
        color: var(--muted);
        font-size: 12px;
        white-space: nowrap;
      }
      dd {
        margin: 0;
        font-size: 24px;
        line-height: 1.15;
        font-weight: 600;
        letter-spacing: -0.01em;
      }
      @container (max-width: 470px) {
        dl {
          grid-template-columns: repeat(2, 1fr);
        }
        dl > div {
          padding: 7px 12px;
        }
        dl > div:nth-child(3) {
          border-inline-start: 0;
        }
        dl > div:nth-child(n + 3) {
          border-block-start: 1px solid var(--line);
        }
        dd {
          font-size: 20px;
        }
      }
    `,
  ];
}
define('sac-counters', CountersView);
