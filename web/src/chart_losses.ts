/** Losses: squared errors of the Qs and V on a logarithmic axis, the policy's on one of its own, since it has a sign. */
import { metricTrace, type TimeChart } from './chart_spec';
import { symbolView } from './symbol_view';

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
};
