/** The parts of one update in the engine's order: what each does, and where the papers say it. */
import type { UpdatePart } from '../lab/link';
import type { Variant } from './variant';

export type SubstepId = UpdatePart;

export interface Substep {
  readonly id: SubstepId;
  readonly name: string;
  /** What happens, in a few words without a symbol. */
  readonly words: string;
  /** What happens and why, in one sentence. */
  readonly sentence: string;
  /** How to read the picture. */
  readonly hint?: string;
  /** Where to read on. */
  readonly source: string;
}

const sac = 'arXiv 1801.01290';
const laterSac = 'arXiv 1812.05905';

export function substepsOf(v: Variant): readonly Substep[] {
  const network = v.critic === 'value_network';
  const steps: (Substep | false)[] = [
    {
      id: 'sample',
      name: 'Sample',
      words: 'a batch of old steps, at random',
      sentence:
        'Draws a batch of old transitions at random: mixing many moments breaks the likeness of neighbouring steps, and each is used many times.',
      hint: 'Each stroke in the batch is a pendulum, greener for more reward: choose one of them.',
      source: `${sac}, Algorithm 1`,
    },
    {
      id: 'q_target',
      name: 'Q target',
      words: 'reward plus discounted next value',
      sentence: qTarget(v),
      source: network ? `${sac}, Eq. 8` : `${laterSac}, Eqs. 3 and 5`,
    },
    {
      id: 'q_update',
      name: v.twinQ ? 'Q update' : 'Q\u2081 update',
      words: v.twinQ ? 'moves both Qs towards that target' : 'moves the Q towards that target',
      sentence: v.twinQ
        ? 'Moves both Qs a small step towards the same y; they started from different weights, so they err in different places.'
        : 'Moves Q\u2081 a small step towards y: the squared distance is its loss.',
      source: `${network ? `${sac}, Eqs. 7 and 9` : `${laterSac}, Eqs. 5 and 6`}, there with a factor \u00bd`,
    },
    {
      id: 'action',
      name: 'New action',
      words: 'what the policy would do there',
      sentence:
        'For the same states the present policy draws new actions: noise is scaled, shifted and squashed by the tanh, whose slope corrects the log probability.',
      source: `${sac}, Eq. 11 and Appendix C`,
    },
    network && {
      id: 'v_update',
      name: 'V update',
      words: 'moves V towards that action’s worth',
      sentence: vUpdate(v),
      source: `${sac}, Eqs. 3, 5 and 6, there with a factor \u00bd`,
    },
    {
      id: 'policy',
      name: 'Policy',
      words: 'makes better actions likelier',
      sentence: policy(v),
      hint:
        v.gradient === 'likelihood_ratio'
          ? 'Dotted arrow: the gradient of the score alone. The weight in front of it comes from the Qs.'
          : `Dotted arrows: the way of the gradient, against the data${v.twinQ ? ', and through the smaller Q only' : ''}.`,
      source: policySource(v),
    },
    v.entropy === 'auto' && {
      id: 'temperature',
      name: 'Temperature',
      words: 'prices randomness anew',
      sentence:
        'Raises \u03b1 while the policy is less random than wanted and lowers it while it is more: \u03b1 finds the price of entropy itself.',
      source: `${laterSac}, Eq. 18`,
    },
    v.target !== 'none' && {
      id: 'target',
      name: 'Target',
      words: v.target === 'polyak' ? 'lets the slow copy follow' : 'copies the weights now and then',
      sentence: target(v),
      source: `${sac}, ${v.target === 'polyak' ? 'Algorithm 1' : 'Appendix D: hard target update'}`,
    },
  ];
  return steps.filter((step) => step !== false);
}

function qTarget(v: Variant): string {
  if (v.critic === 'value_network') {
    return v.target === 'none'
      ? 'What Q(s, a) should be: the reward plus the discounted V of the next state. Without a target network, y moves with every step of V.'
      : 'What Q(s, a) should be: the reward plus the discounted value of the next state, by the slow copy of V so that the aim holds still.';
  }
  const judge = v.twinQ ? 'the smaller of two Qs' : 'Q\u2081';
  const copies = v.target === 'none' ? '' : v.twinQ ? ', both slow copies' : ', a slow copy';
  const bonus = v.entropy === 'off' ? '' : ', plus a bonus for its entropy';
  return `What Q(s, a) should be: the reward plus what a fresh action at s\u2032 is worth by ${judge}${copies}${bonus}.`;
}
function vUpdate(v: Variant): string {
  const worth = v.twinQ
    ? 'the smaller Q, since the larger one is more likely too high'
    : 'Q\u2081 alone, whose estimates are higher';
  const bonus = v.entropy === 'off' ? '' : '; unlikely actions earn an entropy bonus';
  return `Moves V towards what the new action is worth: by ${worth}${bonus}.`;
}
function policy(v: Variant): string {
  if (v.gradient === 'likelihood_ratio') {
    return 'Makes each new action more likely if it was worth more than expected, less if not: no gradient through Q, so it is noisier.';
  }
  return v.entropy === 'off'
    ? 'Moves the policy uphill on Q: the gradient flows back through Q and the action into mean and spread. Nothing keeps it random.'
    : 'Draws the policy towards exp(Q/\u03b1): the gradient flows back through Q and the action into mean and spread, while entropy keeps it wide.';
}
function policySource(v: Variant): string {
  const network = v.critic === 'value_network';
  if (v.gradient === 'likelihood_ratio')
    return `${network ? `${sac}, Eq. 10` : `${laterSac}, Eq. 7`}, with the score-function gradient`;
  return network ? `${sac}, Eqs. 12 and 13` : `${laterSac}, Eqs. 9 and 10`;
}
function target(v: Variant): string {
  const what = v.critic === 'value_network' ? 'target V' : v.twinQ ? 'target Qs' : 'target Q';
  return v.target === 'polyak'
    ? `Lets the ${what} follow by a small share: a moving average of the weights, so that the aim of Q moves slowly.`
    : `Copies the weights into the ${what} now and then, and leaves them alone in between: the aim of Q holds still, then jumps.`;
}
