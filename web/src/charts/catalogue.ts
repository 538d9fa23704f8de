/** All charts of the panel over environment steps, one after the other, and their order. */
import { html } from 'lit';
import { chartNames } from '../lab/link';
import { symbolView } from '../ui/symbol_view';
import { atEvaluations } from './points';
import { type Backdrop, type ChartId, type Line, metricPoints, metricTrace, type Source, type TimeChart } from './spec';

// Whether the Qs promise more than comes: predicted minus obtained, around zero.

const hat = html`<span class="symbol" aria-hidden="true">min <i>Q</i> &minus; <i>Q&#770;</i></span>`;

export const biasChart: TimeChart = {
  id: 'bias',
  title: 'Q bias',
  short: 'Q bias',
  units: { left: 'predicted minus obtained soft return' },
  logarithmic: {},
  traces: [
    metricTrace('q_bias', 'Q bias', hat, '--ink', {
      width: 2,
      dots: true,
      area: true,
      smooth: false,
      points: (lab) => atEvaluations(metricPoints(lab, 'q_bias'), lab.curves.evaluations.steps),
    }),
    metricTrace('q1_mean', 'mean of Q1', symbolView('Q1'), '--q1', { hidden: true }),
    metricTrace('q2_mean', 'mean of Q2', symbolView('Q2'), '--q2', { hidden: true }),
    metricTrace('value_mean', 'mean of V', symbolView('V'), '--value', { hidden: true }),
  ],
  banded: ['q_bias'],
  lines: () => [{ label: '', name: 'no bias', value: 0, hue: '--muted', side: 'left' }],
};

// The policy's entropy and its target, the temperature that trades it for reward, and how well the policy fits.

const targetLabel = html`<span class="symbol" aria-hidden="true"><i>H</i><sub>target</sub></span>`;
const saturated = html`<span class="symbol" aria-hidden="true">|<i>a</i>|&#8201;>&#8201;.99</span>`;

/** Only the automatic temperature has a target. */
function targets({ lab, other }: Source): Line[] {
  return [lab, ...(other ? [other] : [])].flatMap((run, i) => {
    const { values } = run.store.state;
    if (values.get('entropy_mode') !== 'auto') return [];
    const hue = i === 0 ? '--policy' : '--run-b';
    return [
      {
        label: targetLabel,
        name: 'target entropy',
        about: 'param.target_entropy' as const,
        value: Number(values.get('target_entropy')),
        hue,
        side: 'left' as const,
      },
    ];
  });
}

export const entropyChart: TimeChart = {
  id: 'entropy',
  title: 'Entropy and temperature',
  short: 'Entropy',
  units: { left: 'nats', right: 'α, share' },
  logarithmic: { right: false },
  traces: [
    metricTrace('policy_entropy', 'entropy', symbolView('H(pi)'), '--policy', { width: 2 }),
    metricTrace('temperature', 'temperature', symbolView('alpha'), '--ink', { side: 'right', smooth: false }),
    metricTrace('tanh_saturation', 'saturated actions', saturated, '--replay', { side: 'right', dash: [2, 3] }),
    metricTrace('policy_kl', 'divergence from the target density', html`KL`, '--muted', {
      hidden: true,
      dots: true,
      smooth: false,
      points: (lab) => atEvaluations(metricPoints(lab, 'policy_kl'), lab.curves.evaluations.steps),
    }),
  ],
  lines: targets,
  banded: ['policy_entropy'],
};

// Losses: squared errors of the Qs and V on a logarithmic axis, the policy's on one of its own, since it has a sign.

export const lossesChart: TimeChart = {
  id: 'losses',
  title: 'Losses',
  short: 'Losses',
  units: { left: 'squared error', right: 'policy' },
  logarithmic: { left: true },
  traces: [
    metricTrace('q1_loss', 'Q1 loss', symbolView('J(theta1)'), '--q1'),
    metricTrace('q2_loss', 'Q2 loss', symbolView('J(theta2)'), '--q2'),
    metricTrace('value_loss', 'V loss', symbolView('J(psi)'), '--value'),
    metricTrace('policy_loss', 'policy loss', symbolView('J(phi)'), '--policy', { side: 'right' }),
  ],
  banded: ['q1_loss', 'q2_loss', 'value_loss'],
};

// The return: training episodes and evaluations, over bands of many seeds and the runs before.

/** About the worst return of an episode with the standard physics. */
const lowReturn = -1800;

function recentRuns({ lab }: Source): Backdrop[] {
  return lab.recent.runs.map(({ evaluations }, i) => ({
    key: `recent ${i}`,
    hue: '--training',
    width: 1.25,
    share: 0.55,
    points: evaluations,
  }));
}

export const returnChart: TimeChart = {
  id: 'return',
  title: 'Return',
  short: 'Return',
  units: {},
  logarithmic: {},
  traces: [
    {
      key: 'evaluation',
      name: 'evaluation',
      label: 'evaluation',
      about: 'metric.evaluation_return',
      hue: '--policy',
      side: 'left',
      width: 2.25,
      dots: true,
      smooth: false,
      points: (lab) => lab.curves.evaluations,
    },
    {
      key: 'training',
      name: 'training',
      label: 'training',
      about: 'metric.episode_return',
      hue: '--training',
      side: 'left',
      width: 1.25,
      dots: true,
      smooth: true,
      points: (lab) => lab.curves.episodes,
    },
  ],
  lines: ({ lab }) => [
    {
      label: 'optimum',
      name: 'optimum',
      about: 'word.optimum',
      value: lab.store.state.optimalReturn,
      hue: '--optimum',
      side: 'left',
    },
  ],
  backdrops: recentRuns,
  span: [lowReturn, 0],
  paint: 'returns',
};

// How steep the losses are: a norm for each network.

const norm = (parameters: string) => html`‖${symbolView(`grad J(${parameters})`)}‖`;

export const gradientsChart: TimeChart = {
  id: 'gradients',
  title: 'Gradient norms',
  short: 'Gradients',
  units: { left: 'Euclidean norm' },
  logarithmic: { left: true },
  traces: [
    metricTrace('q1_gradient_norm', 'Q1', norm('theta1'), '--q1'),
    metricTrace('q2_gradient_norm', 'Q2', norm('theta2'), '--q2'),
    metricTrace('value_gradient_norm', 'V', norm('psi'), '--value'),
    metricTrace('policy_gradient_norm', 'policy', norm('phi'), '--policy'),
  ],
};

// All of them

export const chartOrder: readonly ChartId[] = chartNames;
export const timeCharts: readonly TimeChart[] = [returnChart, lossesChart, entropyChart, biasChart, gradientsChart];

export function timeChart(id: ChartId): TimeChart | undefined {
  return timeCharts.find((chart) => chart.id === id);
}
export function chartTitle(id: ChartId): string {
  return timeChart(id)?.title ?? 'Actions';
}
export function chartShort(id: ChartId): string {
  return timeChart(id)?.short ?? 'Actions';
}
