/** All charts of the panel over environment steps: those of `views/charts.inl`, and what each is held against. */
import { charts, spans, type TraceStyle, traces } from '#views/charts';
import { html, type TemplateResult } from 'lit';
import { chartNames } from '../lab/link';
import type { Points } from '../lab/run_history';
import { symbolView } from '../ui/symbol_view';
import { atEvaluations } from './points';
import { type Backdrop, type ChartId, type Line, metricPoints, type Source, type TimeChart, type Trace } from './spec';

const fineDash = [2, 3];

type TimeChartId = TimeChart['id'];

/** The curves of returns, which are no metrics. */
const returnCurves: Readonly<Record<string, Pick<Trace, 'about' | 'points'>>> = {
  evaluation: { about: 'metric.evaluation_return', points: (lab) => lab.curves.evaluations },
  training: { about: 'metric.episode_return', points: (lab) => lab.curves.episodes },
};

function tracesOf(id: TimeChartId): Trace[] {
  return traces
    .filter(({ chart }) => chart === id)
    .map(({ key, name, symbol, hue, side, width, style }) => ({
      key,
      name,
      label: symbol ? symbolView(symbol) : name,
      hue: `--${hue}`,
      side,
      width,
      ...look(style),
      points: pointsOf(key, style),
      ...returnCurves[key],
    }));
}
function look({ smooth, dots, dotted, area, hidden }: TraceStyle): Pick<Trace, 'smooth'> & Partial<Trace> {
  return {
    smooth: smooth ?? false,
    ...(dots && { dots }),
    ...(area && { area }),
    ...(hidden && { hidden }),
    ...(dotted && { dash: fineDash }),
  };
}
function pointsOf(key: string, { at_evaluations }: TraceStyle): Trace['points'] {
  const all = (lab: Source['lab']): Points => metricPoints(lab, key);
  return at_evaluations ? (lab) => atEvaluations(all(lab), lab.curves.evaluations.steps) : all;
}

function spanOf(id: TimeChartId): Pick<TimeChart, 'span'> {
  const found = spans.find(({ chart }) => chart === id);
  return found ? { span: [found.low, found.high] } : {};
}

/** What only some charts have. */
const own: Readonly<Partial<Record<TimeChartId, Pick<TimeChart, 'lines' | 'backdrops' | 'paint'>>>> = {
  return: { lines: optimum, backdrops: recentRuns, paint: 'returns' },
  bias: { lines: () => [{ label: '', name: 'no bias', value: 0, hue: '--muted', side: 'left' }] },
  entropy: { lines: targets },
};

function optimum({ lab }: Source): Line[] {
  const value = lab.store.state.optimalReturn;
  return [{ label: 'optimum', name: 'optimum', about: 'word.optimum', value, hue: '--optimum', side: 'left' }];
}
function recentRuns({ lab }: Source): Backdrop[] {
  return lab.recent.runs.map(({ evaluations }, i) => ({
    key: `recent ${i}`,
    hue: '--training',
    width: 1.25,
    share: 0.55,
    points: evaluations,
  }));
}
/** Only the automatic temperature has a target. */
function targets({ lab, other }: Source): Line[] {
  return [lab, ...(other ? [other] : [])].flatMap((run, i): Line[] => {
    const { values } = run.store.state;
    if (values.get('entropy_mode') !== 'auto') return [];
    const value = Number(values.get('target_entropy'));
    const hue = i === 0 ? '--policy' : '--run-b';
    return [{ label: targetLabel, name: 'target entropy', about: 'param.target_entropy', value, hue, side: 'left' }];
  });
}
const targetLabel: TemplateResult = html`<span class="symbol" aria-hidden="true"><i>H</i><sub>target</sub></span>`;

export const timeCharts: readonly TimeChart[] = charts.map(({ id, title, short, left, right, logAxis, startsLog }) => ({
  id,
  title,
  short,
  units: { left, right },
  logarithmic: logAxis ? { [logAxis]: startsLog } : {},
  traces: tracesOf(id),
  ...spanOf(id),
  banded: traces.filter(({ chart, style }) => chart === id && style.banded).map(({ key }) => key),
  ...own[id],
}));

export const chartOrder: readonly ChartId[] = chartNames;

export function timeChart(id: ChartId): TimeChart | undefined {
  return timeCharts.find((chart) => chart.id === id);
}
export function chartTitle(id: ChartId): string {
  return timeChart(id)?.title ?? 'Actions';
}
export function chartShort(id: ChartId): string {
  return timeChart(id)?.short ?? 'Actions';
}
