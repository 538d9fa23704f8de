/** What the charts say in numbers: at the cursor, or the newest; for the legend, for small charts and for readers aloud. */
import type { Lab } from '../lab/lab';
import { formatCount, formatDigits, formatFixed } from '../words/format';
import { actionCount, maxTorque } from './actions_plot';
import { chartTitle, timeChart } from './catalogue';
import { nearest } from './points';
import type { ChartId, Source, Trace } from './spec';

/** The trace's raw value nearest to a step; null: its newest. */
export function reading(trace: Trace, lab: Lab, step: number | null): number {
  const points = trace.points(lab);
  return points.values[step === null ? points.values.length - 1 : nearest(points, step)] ?? NaN;
}
export function readingText(chart: ChartId, value: number): string {
  return chart === 'return' ? formatCount(value) : formatDigits(value);
}

/** Share of the newest actions in the outermost parts: where the torque is as good as all there is. */
export function extremeShare(lab: Lab): number {
  const { histogram } = lab.store.state;
  return histogram ? (histogram[0]! + histogram.at(-1)!) / actionCount(lab) : NaN;
}
export function percent(share: number): string {
  return Number.isFinite(share) ? `${formatFixed(100 * share, 0)} %` : '–';
}

/** The one number of a small chart. */
export function headline(id: ChartId, { lab }: Source, step: number | null): string {
  if (id === 'actions') return percent(extremeShare(lab));
  const { traces } = timeChart(id)!;
  const trace = id === 'return' ? traces.find(({ key }) => key === 'evaluation')! : traces[0]!;
  return readingText(id, reading(trace, lab, step));
}

/** A chart in words, with its newest values. */
export function describe(id: ChartId, source: Source, shown: readonly Trace[]): string {
  const { lab, other } = source;
  if (id === 'actions') {
    const torque = formatDigits(maxTorque(lab));
    const count = actionCount(lab);
    if (count === 0) return 'Histogram of the newest actions; there are none yet.';
    return `Histogram of the newest ${formatCount(count)} actions, −${torque} to ${torque} N m; ${percent(extremeShare(lab))} are at the ends.`;
  }
  const chart = timeChart(id)!;
  const values = (run: Lab): string =>
    shown.map((trace) => `${trace.name} ${readingText(id, reading(trace, run, null))}`).join(', ');
  const empty = shown.every((trace) => Number.isNaN(reading(trace, lab, null)));
  const lines = (chart.lines?.(source) ?? []).map(({ name, value }) => `; ${name} ${readingText(id, value)}`).join('');
  if (empty) return `${chartTitle(id)} over environment steps; nothing is measured yet.`;
  return `${chartTitle(id)} over environment steps. Latest: ${values(lab)}${lines}.${other ? ` Run B: ${values(other)}.` : ''}`;
}
