/** The large chart's legend: what each curve is, its value at the cursor or its newest, and whether it is shown. */
import { html, nothing, type TemplateResult } from 'lit';
import { actionCount, maxTorque, partTorque } from './actions_plot';
import { timeChart } from './chart_catalogue';
import { extremeShare, percent, reading, readingText } from './chart_readings';
import { bandHue } from './chart_return';
import type { ChartId, Source, Trace } from './chart_spec';
import { formatCount, formatFixed } from './format';
import { runName } from './recent_runs';
import { term } from './term';

export interface LegendState {
  source: Source;
  shown: readonly Trace[];
  /** The step and the part of the histogram that are pointed at. */
  frame: number | null;
  part: number | null;
  toggle(trace: Trace): void;
  clearRecent(): void;
}

const number = (text: string, hue?: string): TemplateResult =>
  html`<output aria-live="off" style=${hue ? `color:var(${hue})` : nothing}>${text}</output>`;

export function legend(id: ChartId, state: LegendState): TemplateResult {
  const chart = timeChart(id);
  if (!chart) return actionsLegend(state);
  const { source, shown, frame } = state;
  const { lab, other, bands } = source;
  return html`
    ${chart.traces.map((trace) => {
      const isShown = shown.includes(trace);
      const value = (run: typeof lab): string => readingText(id, reading(trace, run, frame));
      return html`<span class="entry" style="--hue:var(${trace.hue})">
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
    ${(chart.lines?.(source) ?? []).filter(({ label }) => label !== '').map(
      ({ label, value, hue, about: word }) => html`<span class="entry" style="--hue:var(${hue})">
        <i class="dashed"></i>${word ? term(word, label) : label}${number(readingText(id, value))}
      </span>`,
    )}
    ${chart.paint ? bands.map((band, i) => html`<span class="entry" style="--hue:var(${bandHue(band, i)})"><i class="band"></i>${band.label}</span>`) : ''}
    ${other ? html`<span class="entry" style="--hue:var(--run-b)"><i></i>run B</span>` : ''}
    ${chart.paint && lab.recent.runs.length > 0
      ? html`<span class="entry recent" style="--hue:var(--training)" title=${lab.recent.runs.map(runName).join('\n')}>
          <i class="thin"></i>${lab.recent.runs.length} recent<span class="visually-hidden">: ${lab.recent.runs.map(runName).join('; ')}</span>
          <button class="clear" @click=${state.clearRecent} aria-label="Clear the recent runs" title="Clear the recent runs">clear</button>
        </span>`
      : ''}
  `;
}

/** What a curve is; a symbol is read aloud in words. */
function about({ key, name, label, about: word }: Trace): TemplateResult {
  return term(word ?? `metric.${key}`, label, typeof label === 'string' ? undefined : name);
}

function actionsLegend({ source, part }: LegendState): TemplateResult {
  const { lab, other } = source;
  const { histogram } = lab.store.state;
  const count = actionCount(lab);
  const parts = histogram?.length ?? 1;
  const half = maxTorque(lab) / parts;
  const torque = part === null ? NaN : partTorque(lab, part);
  return html`
    <span class="entry" style="--hue:var(--replay)"><i class="block"></i>newest actions ${number(formatCount(count))}</span>
    <span class="entry" style="--hue:var(--ink)"><i class="dashed"></i>uniform ${number(formatFixed(count / parts, 1))}</span>
    ${part === null
      ? html`<span class="entry">at the ends ${number(percent(extremeShare(lab)))}${other ? number(percent(extremeShare(other)), '--run-b') : ''}</span>`
      : html`<span class="entry"
          >${formatFixed(torque - half, 2)} to ${formatFixed(torque + half, 2)} N m
          ${number(formatCount(histogram?.[part] ?? NaN))}${other ? number(formatCount(other.store.state.histogram?.[part] ?? NaN), '--run-b') : ''}</span
        >`}
  `;
}
