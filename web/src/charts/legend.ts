/** The large chart's legend: what each curve is, its value at the cursor or its newest, and whether it is shown. */
import { html, type TemplateResult } from 'lit';
import { runName } from '../lab/run_history';
import { term } from '../ui/term';
import { css } from '../ui/text_size';
import { formatCount, formatFixed } from '../words/format';
import { actionCount, maxTorque, partTorque } from './actions_plot';
import { bandsOf } from './bands';
import { timeChart } from './catalogue';
import { extremeShare, percent, reading, readingText } from './readings';
import type { ChartId, Source, Trace } from './spec';

export interface LegendState {
  source: Source;
  shown: readonly Trace[];
  /** The step and the part of the histogram that are pointed at. */
  step: number | null;
  part: number | null;
  toggle(trace: Trace): void;
  clearRecent(): void;
}

const number = (text: string, hue?: string): TemplateResult =>
  html`<output aria-live="off" .style=${hue ? `color:var(${hue})` : ''}>${text}</output>`;

export function legend(id: ChartId, state: LegendState): TemplateResult {
  const chart = timeChart(id);
  if (!chart) return actionsLegend(state);
  const { source, shown, step } = state;
  const { lab, other } = source;
  return html`
    ${chart.traces.map((trace) => {
      const isShown = shown.includes(trace);
      const value = (run: typeof lab): string => readingText(id, reading(trace, run, step));
      return html`<span class="entry" .style=${`--hue:var(${trace.hue})`}>
        <button
          class="toggle"
          aria-pressed=${isShown}
          aria-label="Show ${trace.name}"
          title="${isShown ? 'Hide' : 'Show'} it"
          @click=${() => state.toggle(trace)}
        ><i class=${trace.dash ? 'dotted' : ''}></i></button>
        ${about(trace)}
        ${isShown ? html`${number(value(lab))}${other ? number(value(other), '--run-b') : ''}` : ''}
      </span>`;
    })}
    ${(chart.lines?.(source) ?? [])
      .filter(({ label }) => label !== '')
      .map(
        ({ label, value, hue, about: word }) => html`<span class="entry" .style=${`--hue:var(${hue})`}>
        <i class="dashed"></i>${word ? term(word, label) : label}${number(readingText(id, value))}
      </span>`,
      )}
    ${bandsOf(chart, source, shown).map(({ label, hue }) => html`<span class="entry" .style=${`--hue:var(${hue})`}><i class="band"></i>${label}</span>`)}
    ${other ? html`<span class="entry" .style=${'--hue:var(--run-b)'}><i></i>run B</span>` : ''}
    ${
      chart.paint && lab.recent.runs.length > 0
        ? html`<span class="entry recent" .style=${'--hue:var(--training)'} title=${lab.recent.runs.map(runName).join('\n')}>
          <i class="thin"></i>${lab.recent.runs.length} recent<span class="visually-hidden">: ${lab.recent.runs.map(runName).join('; ')}</span>
          <button class="clear" @click=${state.clearRecent} aria-label="Clear the recent runs" title="Clear the recent runs">clear</button>
        </span>`
        : ''
    }
  `;
}

/** What a curve is; a symbol is read aloud in words: as text, since a label would have to begin with the symbol. */
function about({ key, name, label, about: word }: Trace): TemplateResult {
  const aloud = typeof label === 'string' ? '' : html`<span class="visually-hidden">${name}</span>`;
  return term(word ?? `metric.${key}`, html`${label}${aloud}`);
}

function actionsLegend({ source, part }: LegendState): TemplateResult {
  const { lab, other } = source;
  const { histogram } = lab.store.state;
  const count = actionCount(lab);
  const parts = histogram?.length ?? 1;
  const half = maxTorque(lab) / parts;
  const torque = part === null ? NaN : partTorque(lab, part);
  return html`
    <span class="entry" .style=${'--hue:var(--replay)'}><i class="block"></i>newest actions ${number(formatCount(count))}</span>
    <span class="entry" .style=${'--hue:var(--ink)'}><i class="dashed"></i>uniform ${number(formatFixed(count / parts, 1))}</span>
    ${
      part === null
        ? html`<span class="entry">at the ends ${number(percent(extremeShare(lab)))}${other ? number(percent(extremeShare(other)), '--run-b') : ''}</span>`
        : html`<span class="entry"
          >${formatFixed(torque - half, 2)} to ${formatFixed(torque + half, 2)} N m
          ${number(formatCount(histogram?.[part] ?? NaN))}${other ? number(formatCount(other.store.state.histogram?.[part] ?? NaN), '--run-b') : ''}</span
        >`
    }
  `;
}

export const legendStyle = css`
  .legend {
    flex: none;
    display: flex;
    flex-wrap: wrap;
    gap: 0 4px;
    padding: 0 9px 2px;
    min-height: 24px;
    color: var(--muted);
    font-size: 12px;
  }
  .legend > * {
    display: flex;
    align-items: center;
    gap: 5px;
    height: 24px;
    padding: 0 5px;
    border: 0;
    border-radius: 5px;
    background: none;
    color: var(--muted);
    font-size: 12px;
    white-space: nowrap;
  }
  .toggle {
    display: grid;
    place-items: center;
    min-width: 24px;
    height: 24px;
    margin-inline-start: -5px;
    padding: 0;
    border: 0;
    border-radius: 5px;
    background: none;
    color: inherit;
  }
  .toggle:hover {
    background: var(--raised);
  }
  [aria-pressed='false'] > i {
    opacity: 0.3;
  }
  .legend i {
    font-style: normal;
  }
  .legend .symbol i {
    font-style: italic;
  }
  .legend i:where(:not(.symbol i)) {
    width: 13px;
    border-block-start: 2.5px solid var(--hue);
    border-radius: 2px;
  }
  .legend i.dashed,
  .legend i.dotted {
    height: 2.5px;
    width: 15px;
    border: 0;
    border-radius: 0;
    background: repeating-linear-gradient(90deg, var(--hue) 0 6px, transparent 0 9px);
  }
  .legend i.dotted {
    background: repeating-linear-gradient(90deg, var(--hue) 0 3px, transparent 0 6px);
  }
  .legend .thin {
    border-block-start-width: 1.25px;
  }
  .legend .block,
  .legend .band {
    height: 10px;
    border: 0;
    background: var(--hue);
    opacity: 0.75;
  }
  .legend .band {
    opacity: 0.35;
  }
  .clear {
    height: 24px;
    padding: 0 6px;
    border: 1px solid var(--line);
    border-radius: 5px;
    background: var(--raised);
    color: var(--ink);
    font-size: 11px;
  }
  output {
    min-width: 2.6em;
    color: var(--ink);
    font-weight: 600;
  }
`;
