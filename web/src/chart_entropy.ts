/** The policy's entropy and its target, the temperature that trades it for reward, and how well the policy fits. */
import { html } from 'lit';
import { atEvaluations } from './chart_points';
import { metricPoints, metricTrace, type Line, type Source, type TimeChart } from './chart_spec';
import { symbolView } from './symbol_view';

const targetLabel = html`<span class="symbol" aria-hidden="true"><i>H</i><sub>target</sub></span>`;
const saturated = html`<span class="symbol" aria-hidden="true">|<i>a</i>|&#8201;>&#8201;.99</span>`;

/** Only the automatic temperature has a target. */
function targets({ lab, other }: Source): Line[] {
  return [lab, ...(other ? [other] : [])].flatMap((run, i) => {
    const { values } = run.store.state;
    if (values.get('entropy_mode') !== 'auto') return [];
    const hue = i === 0 ? '--policy' : '--run-b';
    return [{ label: targetLabel, name: 'target entropy', about: 'param.target_entropy' as const, value: Number(values.get('target_entropy')), hue, side: 'left' as const }];
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
      points: (lab) => atEvaluations(metricPoints(lab, 'policy_kl'), lab.curves.evaluations.frames),
    }),
  ],
  lines: targets,
};
