/** Whether the Qs promise more than comes: predicted minus obtained, around zero. */
import { html } from 'lit';
import { atEvaluations } from './chart_points';
import { metricPoints, metricTrace, type TimeChart } from './chart_spec';
import { symbolView } from './symbol_view';

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
      points: (lab) => atEvaluations(metricPoints(lab, 'q_bias'), lab.curves.evaluations.frames),
    }),
    metricTrace('q1_mean', 'mean of Q1', symbolView('Q1'), '--q1', { hidden: true }),
    metricTrace('q2_mean', 'mean of Q2', symbolView('Q2'), '--q2', { hidden: true }),
    metricTrace('value_mean', 'mean of V', symbolView('V'), '--value', { hidden: true }),
  ],
  lines: () => [{ label: '', name: 'no bias', value: 0, hue: '--muted', side: 'left' }],
};
