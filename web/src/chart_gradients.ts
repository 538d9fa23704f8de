/** How steep the losses are: a norm for each network. */
import { html } from 'lit';
import { metricTrace, type TimeChart } from './chart_spec';
import { symbolView } from './symbol_view';

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
