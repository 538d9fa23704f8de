/** The state map's legend: the colours, what their ends stand for, and the unit. */
import { html, type TemplateResult } from 'lit';
import { scaleGradient } from '../canvas/colour_scale';
import type { Engine } from '../engine/engine';
import type { MapLayer } from '../engine/schema';
import { textScale } from '../ui/text_size';
import { formatTick } from '../words/format';
import type { MapRange } from './map_range';

/** A mark needs this much of the legend's height, in px of the reader's text. */
const markHeight = 24;

export function mapLegend(
  engine: Engine | undefined,
  height: number,
  layer?: MapLayer,
  scale?: MapRange,
): TemplateResult {
  const [low, high] = scale?.range ?? [NaN, NaN];
  const most = Math.min(Math.max(Math.floor(height / (markHeight * textScale())), 2), 6);
  const { values = [], step = NaN } = engine?.ticks([low, high], most) ?? {};
  const place = (value: number): string => (value === low ? 'low' : value === high ? 'high' : '');
  const mark = (value: number): TemplateResult => html`<span
    class=${place(value)}
    .style=${`bottom: ${(100 * (value - low)) / (high - low)}%`}
    >${value === high && scale?.clipped ? '≥' : ''}${formatTick(value, step)}</span
  >`;
  return html`<div class="legend" aria-hidden="true">
    <div class="bar" .style=${`background: ${scaleGradient(layer?.scale ?? 'sequential', 'to top')}`}></div>
    <div class="marks">${values.map(mark)}</div>
    <div class="unit">${layer?.unit}</div>
  </div>`;
}
