/** The live counters of a run, on one line. */
import { html, LitElement } from 'lit';
import type { Lab } from '../lab/lab';
import { define, StoreController } from '../ui/element';
import { term, termStyle } from '../ui/term';
import { css } from '../ui/text_size';
import { base, panel } from '../ui/theme';
import { formatCount } from '../words/format';

const counters = [
  { name: 'environment steps', short: 'steps', key: 'environment_steps', about: 'metric.environment_steps' },
  { name: 'gradient updates', short: 'updates', key: 'gradient_updates', about: 'metric.gradient_updates' },
  { name: 'episodes', short: 'episodes', key: 'episodes', about: 'metric.episodes' },
  { name: 'updates per second', short: 'updates/s', key: 'updates_per_second', about: 'word.update' },
] as const;

export class CountersView extends LitElement {
  static override properties = { lab: { attribute: false } };
  declare lab: Lab;

  constructor() {
    super();
    new StoreController(this, () => this.lab.store, ['metrics', 'updatesPerSecond', 'schema']);
  }

  protected override render(): unknown {
    const metrics = this.lab.metrics();
    return html`<dl>
      ${counters.map(
        ({ name, short, key, about }) => html`<div data-counter=${key}>
          <dt>${term(about, html`<span class="long">${name}</span><span class="short">${short}</span>`)}</dt>
          <dd>${formatCount(metrics[key] ?? NaN)}</dd>
        </div>`,
      )}
    </dl>`;
  }

  static override styles = [
    base,
    panel,
    termStyle,
    css`
      :host {
        container: counters / size;
        justify-content: center;
        min-height: 34px;
      }
      dl {
        display: flex;
        justify-content: space-around;
        gap: 4px 16px;
        margin: 0;
        padding: 0 14px;
      }
      dl > div {
        display: flex;
        align-items: baseline;
        gap: 6px;
        white-space: nowrap;
      }
      dt {
        color: var(--muted);
        font-size: 12px;
      }
      dd {
        min-width: 3.6em;
        margin: 0;
        font-weight: 600;
      }
      .short {
        display: none;
      }
      @container counters (max-width: 480px) {
        dl {
          gap: 4px 8px;
          padding: 0 10px;
        }
        dl > div {
          gap: 4px;
        }
        dd {
          min-width: 3.2em;
        }
      }
      @container counters (max-width: 640px) {
        .long {
          display: none;
        }
        .short {
          display: inline;
        }
      }
      @container counters (max-width: 640px) and (min-height: 44px) {
        dl > div {
          flex-direction: column-reverse;
          align-items: center;
          gap: 0;
        }
        dd {
          min-width: 0;
          font-size: 16px;
          line-height: 20px;
        }
        dt {
          font-size: 11px;
          line-height: 14px;
        }
      }
      /* Alone, the numbers are the picture. */
      @container counters (min-height: 150px) {
        dl {
          flex: 1;
          flex-wrap: wrap;
          align-content: space-evenly;
        }
        dl > div {
          flex: 1 0 40%;
          flex-direction: column-reverse;
          align-items: center;
          justify-content: center;
          gap: 0;
        }
        dd {
          min-width: 0;
          font-size: clamp(32px, 9cqmin, 96px);
          line-height: 1.15;
          letter-spacing: -0.02em;
        }
        dt {
          font-size: 14px;
        }
      }
    `,
  ];
}
define('sac-counters', CountersView);
