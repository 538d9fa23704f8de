/** Many seeds of a setting: how many, how long, how far they are, and how many of them solved the task. */
import { html, LitElement, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { studyCsv } from '../engine/seed_study';
import type { Lab } from '../lab/lab';
import { seedCounts, type Seeds, type Study } from '../lab/seeds';
import { define, StoreController } from '../ui/element';
import { css } from '../ui/text_size';
import { base } from '../ui/theme';
import { formatCount } from '../words/format';
import { toolbarStyle } from './toolbar_style';

export class SeedsBar extends LitElement {
  static override properties = { lab: { attribute: false }, seeds: { attribute: false } };
  declare lab: Lab;
  declare seeds: Seeds;

  constructor() {
    super();
    new StoreController(this, () => this.seeds.store, ['count', 'steps', 'running', 'progress', 'studies']);
    new StoreController(this, () => this.lab.store, ['schema', 'values']);
    new StoreController(this, () => this.seeds.comparison.store, ['other', 'differences']);
  }

  #export(): void {
    const { studies } = this.seeds.store.state;
    const csv = studyCsv(studies.map(({ name, runs }) => ({ name: name.toUpperCase(), runs })));
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([csv], { type: 'text/csv' }));
    link.download = `sac-lab-seeds-${studies[0]?.preset ?? ''}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // the browser reads it after the click
  }
  #close(): void {
    this.dispatchEvent(new CustomEvent('seeds-close', { bubbles: true, composed: true }));
  }
  #setSteps(event: Event): void {
    this.seeds.setSteps(Number((event.target as HTMLInputElement).value.replaceAll(',', '')));
    this.requestUpdate();
  }

  protected override render(): unknown {
    const { count, steps, running, progress, studies } = this.seeds.store.state;
    const some = studies.some(({ runs }) => runs.length > 0);
    return html`
      <h2>Seeds</h2>
      <label class="muted">
        <select
          aria-label="Number of seeds"
          ?disabled=${running}
          @change=${(event: Event) => this.seeds.setCount(Number((event.target as HTMLSelectElement).value))}
        >
          ${seedCounts.map((n) => html`<option value=${n} .selected=${live(n === count)}>${n}</option>`)}
        </select>
        <span>runs of</span>
      </label>
      <label class="muted">
        <input
          aria-label="Environment steps of each run"
          inputmode="numeric"
          autocomplete="off"
          ?disabled=${running}
          .value=${live(formatCount(steps))}
          @change=${this.#setSteps}
        />
        <span>steps</span>
      </label>
      ${
        running
          ? html`<button class="run-all" @click=${() => this.seeds.cancel()}>Cancel</button>`
          : html`<button class="run-all primary" ?disabled=${!this.lab.store.state.schema} @click=${() => void this.seeds.run()}>
            Run
          </button>`
      }
      <div class="grow">${this.#results(studies, running, progress, some)}</div>
      <button class="close" aria-label="Close the seeds" title="Close; the results stay in the chart" @click=${this.#close}>
        ×
      </button>
    `;
  }
  #results(studies: readonly Study[], running: boolean, progress: number, some: boolean): unknown {
    if (!running && !some) {
      return html`<span class="muted hint">One run is luck. Many seeds show the median and the middle half in the chart.</span>`;
    }
    return html`
      ${running ? html`<progress aria-label="Progress of the seeds" max="1" .value=${progress}></progress>` : ''}
      <div class="studies" role="status">
        ${some ? studies.map((study) => this.#study(study, studies.length > 1)) : html`<span class="muted">no run is finished yet</span>`}
      </div>
      ${
        some
          ? html`<button class="csv" title="Every evaluation of every seed" @click=${this.#export}>CSV</button>
            <button class="clear" title="Remove the results from the chart" @click=${() => this.seeds.clear()}>Clear</button>`
          : ''
      }
    `;
  }
  #study(study: Study, several: boolean): unknown {
    const { name, standard } = study;
    const summary = this.seeds.summary(study);
    if (!summary) return nothing;
    const { count, of, median, worst, last, diverged } = summary;
    const evaluated = Number.isFinite(last.mean);
    const between = Number.isFinite(last.low) ? ` (${formatCount(last.low)} to ${formatCount(last.high)})` : '';
    return html`<span class="study" data-run=${name}>
      ${several ? html`<b class="run ${name}">${name.toUpperCase()}</b>` : ''}
      ${
        standard && evaluated
          ? html`<b>${count} of ${of} solved</b>`
          : html`<b>${of} ${of === 1 ? 'run' : 'runs'}</b>
            <span class="muted">${evaluated ? `last return ${formatCount(last.mean)}${between}, interquartile mean; solved is said of the standard task alone` : 'without evaluations'}</span>`
      }
      ${
        standard && count > 0
          ? html`<span class="muted">at step ${stepText(median)} in the median, ${stepText(worst)} at worst</span>`
          : ''
      }
      ${this.seeds.isCurrent(study) ? '' : html`<span class="muted">with other settings than now</span>`}
      ${diverged > 0 ? html`<span class="muted">${diverged} diverged</span>` : ''}
    </span>`;
  }

  static override styles = [
    base,
    toolbarStyle,
    css`
      label {
        flex: none;
        display: flex;
        align-items: center;
        gap: 6px;
      }
      select,
      input {
        height: 30px;
        padding: 0 6px;
        border: 1px solid var(--line);
        border-radius: 8px;
        background: var(--field);
        color: var(--ink);
      }
      input {
        width: 68px;
        text-align: end;
      }
      .run-all {
        min-width: 66px;
      }
      .grow,
      .studies,
      .study {
        display: flex;
        align-items: center;
        gap: 4px 8px;
        min-width: 0;
        white-space: nowrap;
      }
      .studies {
        flex: 1;
        gap: 4px 18px;
        overflow-x: auto;
        scrollbar-width: none;
        font-size: 12px;
      }
      .hint {
        overflow: hidden;
        text-overflow: ellipsis;
      }
      progress {
        flex: none;
        appearance: none;
        width: 96px;
        height: 6px;
        border: 0;
        border-radius: 3px;
        background: var(--track);
        overflow: hidden;
      }
      progress::-webkit-progress-bar {
        background: var(--track);
      }
      progress::-webkit-progress-value {
        background: var(--accent);
      }
      progress::-moz-progress-bar {
        background: var(--accent);
      }
      @container (max-width: 1199.9px) {
        :host {
          flex-wrap: wrap;
        }
        h2,
        .hint {
          display: none;
        }
        .grow {
          order: 1;
          flex: 1 0 100%;
        }
        .grow:not(:has(.studies)) {
          display: none;
        }
        .run-all {
          margin-inline-end: auto;
        }
      }
      @container (max-width: 499.9px) {
        :host {
          gap: 6px;
          padding: 4px 4px 4px 8px;
        }
        .grow {
          flex-wrap: wrap;
        }
        .studies {
          flex: 1;
          flex-direction: column;
          align-items: start;
        }
        .study {
          flex-wrap: wrap;
          white-space: normal;
        }
      }
      @media (pointer: coarse) {
        select,
        input {
          height: 44px;
        }
      }
    `,
  ];
}
function stepText(step: number): string {
  return Number.isFinite(step) ? formatCount(step) : 'never';
}

define('sac-seeds', SeedsBar);
