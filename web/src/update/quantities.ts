/** Every symbol and number of an update: what it means, its shape, and its value in a traced update. */
import { traceField, type UpdateTrace } from '../engine/engine';
import type { Values } from '../engine/schema';
import type { Variant } from './variant';

/** A traced update with the settings that it ran with. */
export interface Reading {
  readonly trace: UpdateTrace;
  readonly values: Values;
  readonly variant: Variant;
  /** The latest value of a metric of this update; NaN where there is none. */
  metric(key: string): number;
  /** Mean of the soft values over the batch. */
  readonly meanSoftValue: number;
}

/** log(1 + e^x), also where e^x is large. */
function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

/** Angle from upright, of an observation (cos, sin, speed). */
export function wrapped(trace: UpdateTrace, name: string, b: number): number {
  const observation = traceField(trace, name);
  const start = b * trace.observationSize;
  return Math.atan2(observation[start + 1] ?? NaN, observation[start] ?? NaN);
}

export interface Quantity {
  /** In plain letters, for names read aloud. */
  readonly symbol: string;
  readonly meaning: string;
  /** Sizes; none for a single number. */
  shape?(reading: Reading): readonly number[];
  /** Of one transition of the batch. */
  sample?(reading: Reading, b: number): number;
  /** Of the whole batch, or where there is only one. */
  batch?(reading: Reading): number;
  /** Written as set, not rounded. */
  readonly exact?: true;
}

const perSample = ({ trace }: Reading): number[] => [trace.batch];
const perAction = ({ trace }: Reading): number[] => [trace.batch, trace.actionSize];
const perObservation = ({ trace }: Reading): number[] => [trace.batch, trace.observationSize];

function average(reading: Reading, at: (b: number) => number): number {
  let sum = 0;
  for (let b = 0; b < reading.trace.batch; b++) sum += at(b);
  return sum / reading.trace.batch;
}
/** A number for each transition, computed from those of the trace. */
function derived(
  symbol: string,
  meaning: string,
  sample: (reading: Reading, b: number) => number,
  shape = perSample,
): Quantity {
  return { symbol, meaning, shape, sample, batch: (reading) => average(reading, (b) => sample(reading, b)) };
}
/** A number of the trace for each transition; of vectors the first part. */
function field(name: string, symbol: string, meaning: string, shape = perSample): Quantity {
  return derived(symbol, meaning, ({ trace }, b) => at(trace, name, b), shape);
}
function at(trace: UpdateTrace, name: string, b: number, part = 0): number {
  const values = traceField(trace, name);
  return values[(b * values.length) / trace.batch + part] ?? NaN;
}
const part = (name: string, index: number, symbol: string, meaning: string): Quantity =>
  derived(symbol, meaning, ({ trace }, b) => at(trace, name, b, index));
const metric = (key: string, symbol: string, meaning: string): Quantity => ({
  symbol,
  meaning,
  batch: (reading) => reading.metric(key),
});
const setting = (key: string, symbol: string, meaning: string): Quantity => ({
  symbol,
  meaning,
  exact: true,
  batch: ({ values }) => Number(values.get(key) ?? NaN),
});
const moved = (network: string, symbol: string, of: string): Quantity => ({
  symbol,
  meaning: `How far this update moved the parameters of ${of}: Euclidean length of the step.`,
  batch: ({ trace }) => trace.steps.find(([name]) => name === network)?.[1] ?? NaN,
});
const gradient = (key: string, symbol: string, of: string): Quantity =>
  metric(key, symbol, `Euclidean length of the gradient of ${of}, which Adam turns into a step.`);

const u = ({ trace }: Reading, b: number): number =>
  at(trace, 'mean', b) + at(trace, 'std', b) * at(trace, 'epsilon', b);
const square = (x: number): number => x * x;
const baseline = (reading: Reading, b: number): number =>
  reading.variant.critic === 'value_network' ? at(reading.trace, 'value', b) : reading.meanSoftValue;
const alphaTerm = ({ trace, values }: Reading, b: number): number =>
  -trace.alpha * (at(trace, 'log_prob', b) + Number(values.get('target_entropy')));

const list = {
  // The batch
  replay: {
    symbol: 'D',
    meaning: 'Replay buffer: every transition that the agent has seen, the oldest dropped when it is full.',
  },
  batch_size: {
    symbol: '|B|',
    meaning: 'How many transitions one update looks at.',
    exact: true,
    batch: ({ trace }) => trace.batch,
  },
  observation: {
    symbol: 's',
    meaning: 'State at that time: cosine and sine of the angle from upright, angular speed in rad/s.',
    shape: perObservation,
  },
  observation_0: part('observation', 0, 'cos theta', 'Cosine of the angle.'),
  observation_1: part('observation', 1, 'sin theta', 'Sine of the angle.'),
  observation_2: part('observation', 2, 'omega', 'Angular speed in rad/s.'),
  angle: derived('theta', 'Angle from upright in rad.', ({ trace }, b) => wrapped(trace, 'observation', b)),
  action: field('action', 'a', 'Action that was taken then, as a share of the largest torque.', perAction),
  reward: field('reward', 'r', 'Reward that followed: minus the cost of angle, speed and torque.'),
  next_observation: {
    symbol: 's\u2032',
    meaning: 'State one step later: cosine and sine of the angle, angular speed.',
    shape: perObservation,
  },
  next_observation_0: part('next_observation', 0, 'cos theta', 'Cosine of the angle one step later.'),
  next_observation_1: part('next_observation', 1, 'sin theta', 'Sine of the angle one step later.'),
  next_observation_2: part('next_observation', 2, 'omega', 'Angular speed one step later, in rad/s.'),
  terminal: field('terminal', 'd', '1 where the episode ended there, so that nothing follows; else 0.'),

  // The Q step
  next_action: field('next_action', 'a\u0303\u2032', 'New action drawn from the policy at the next state.', perAction),
  next_log_prob: field(
    'next_log_prob',
    'log \u03c0(a\u0303\u2032|s\u2032)',
    'Log of the probability density of that new action.',
  ),
  next_q1: field(
    'next_q1',
    'Q\u0304\u2081(s\u2032, a\u0303\u2032)',
    'What the first target Q (without a target: Q\u2081) expects of the new action at s\u2032.',
  ),
  next_q2: field(
    'next_q2',
    'Q\u0304\u2082(s\u2032, a\u0303\u2032)',
    'What the second target Q (without a target: Q\u2082) expects of the new action at s\u2032.',
  ),
  next_value: field(
    'next_value',
    'V\u0304(s\u2032)',
    'What the next state is worth by the network that follows slowly (without a target: by the one that learns).',
  ),
  y: field('y', 'y', 'Target of Q: what Q(s, a) should be, as far as is known now.'),
  q_target_mean: metric('q_target_mean', 'mean y', 'Mean of y over the batch.'),
  q1: field('q1', 'Q\u2081(s, a)', 'What Q\u2081 expects of the old action, before its step.'),
  q2: field('q2', 'Q\u2082(s, a)', 'What Q\u2082 expects of the old action, before its step.'),
  q1_error: derived('(Q\u2081 \u2212 y)\u00b2', 'Squared error of Q\u2081 for this transition.', ({ trace }, b) =>
    square(at(trace, 'q1', b) - at(trace, 'y', b)),
  ),
  q2_error: derived('(Q\u2082 \u2212 y)\u00b2', 'Squared error of Q\u2082 for this transition.', ({ trace }, b) =>
    square(at(trace, 'q2', b) - at(trace, 'y', b)),
  ),
  q1_loss: metric('q1_loss', 'J(\u03b8\u2081)', 'Loss of Q\u2081: mean of its squared errors over the batch.'),
  q2_loss: metric('q2_loss', 'J(\u03b8\u2082)', 'Loss of Q\u2082: mean of its squared errors over the batch.'),

  // New actions
  epsilon: field(
    'epsilon',
    '\u03b5',
    'Noise from the standard normal distribution; it does not depend on the policy.',
    perAction,
  ),
  mean: field('mean', '\u03bc(s)', 'Mean of the policy\u2019s Gaussian before the tanh.', perAction),
  std: field('std', '\u03c3(s)', 'Standard deviation of the policy\u2019s Gaussian before the tanh.', perAction),
  u: derived('u', 'Draw from the Gaussian before the tanh.', u, perAction),
  new_action: field(
    'new_action',
    'a\u0303',
    'New action: what the present policy would do in this old state.',
    perAction,
  ),
  log_normal: derived(
    'log N',
    'Log density of the draw before the tanh.',
    ({ trace }, b) =>
      -0.5 * square(at(trace, 'epsilon', b)) - Math.log(at(trace, 'std', b)) - 0.5 * Math.log(2 * Math.PI),
  ),
  log_slope: derived(
    'log da\u0303/du',
    'Log of the slope of the tanh: squeezing the axis makes the density higher.',
    (reading, b) =>
      reading.variant.correction === 'epsilon'
        ? Math.log(1 - square(at(reading.trace, 'new_action', b)) + 1e-6)
        : 2 * (Math.LN2 - u(reading, b) - softplus(-2 * u(reading, b))),
  ),
  log_prob: field('log_prob', 'log \u03c0(a\u0303|s)', 'Log of the probability density of the new action.'),
  policy_entropy: metric(
    'policy_entropy',
    'H(\u03c0)',
    'Entropy of the policy in nats: mean of \u2212log \u03c0 over the batch. Large: it still tries many things.',
  ),
  new_q1: field('new_q1', 'Q\u2081(s, a\u0303)', 'What Q\u2081, after its step, expects of the new action.'),
  new_q2: field('new_q2', 'Q\u2082(s, a\u0303)', 'What Q\u2082, after its step, expects of the new action.'),
  min_q: field(
    'min_q',
    'min Q(s, a\u0303)',
    'The smaller of both Qs at the new action: a guard against values that are too high by chance.',
  ),
  soft_value: field(
    'soft_value',
    'V\u0302',
    'Soft value of the state by one new action: its Q, plus \u03b1 times how surprising it is.',
  ),

  // V
  value: field('value', 'V(s)', 'What V expects of the state, before its step.'),
  value_error: derived('(V \u2212 V\u0302)\u00b2', 'Squared error of V for this transition.', ({ trace }, b) =>
    square(at(trace, 'value', b) - at(trace, 'soft_value', b)),
  ),
  value_loss: metric('value_loss', 'J(\u03c8)', 'Loss of V: mean of its squared errors over the batch.'),

  // Policy and temperature
  policy_term: derived(
    '\u03b1 log \u03c0 \u2212 Q',
    'What this transition adds to the policy\u2019s loss.',
    ({ trace }, b) => trace.alpha * at(trace, 'log_prob', b) - at(trace, 'min_q', b),
  ),
  policy_loss: metric(
    'policy_loss',
    'J(\u03c6)',
    'Loss of the policy: mean of \u03b1 log \u03c0 \u2212 min Q. Lower means more return and more entropy.',
  ),
  baseline: {
    ...derived('b', 'What was expected without looking at the action; it takes noise out of the gradient.', baseline),
  },
  score_weight: derived(
    'b \u2212 V\u0302',
    'Weight of this action\u2019s score: negative makes it more likely, positive less.',
    (reading, b) => baseline(reading, b) - at(reading.trace, 'soft_value', b),
  ),
  alpha: {
    symbol: '\u03b1',
    meaning: 'Temperature: what one nat of entropy is worth, in reward.',
    batch: ({ trace }) => trace.alpha,
  },
  new_alpha: {
    symbol: 'new \u03b1',
    meaning: 'Temperature after this update.',
    batch: ({ trace }) => trace.newAlpha,
  },
  alpha_term: derived(
    '\u2212\u03b1 (log \u03c0 + H\u0304)',
    'What this transition adds to the loss of the temperature.',
    alphaTerm,
  ),
  alpha_loss: metric(
    'alpha_loss',
    'J(\u03b1)',
    'Loss of the temperature; its derivative by log \u03b1 is the loss itself.',
  ),
  entropy_excess: {
    symbol: 'H(\u03c0) \u2212 H\u0304',
    meaning: 'How much more random the policy is than wanted; \u03b1 goes the other way.',
    batch: (reading) => reading.metric('policy_entropy') - Number(reading.values.get('target_entropy')),
  },

  // Steps
  adam: {
    symbol: 'Adam',
    meaning: 'Optimiser: follows the averaged gradient, each parameter with a step size of its own.',
  },
  q1_gradient_norm: gradient('q1_gradient_norm', '|\u2207J(\u03b8\u2081)|', 'the loss of Q\u2081'),
  q2_gradient_norm: gradient('q2_gradient_norm', '|\u2207J(\u03b8\u2082)|', 'the loss of Q\u2082'),
  value_gradient_norm: gradient('value_gradient_norm', '|\u2207J(\u03c8)|', 'the loss of V'),
  policy_gradient_norm: gradient('policy_gradient_norm', '|\u2207J(\u03c6)|', 'the loss of the policy'),
  step_q1: moved('q1', '|\u0394\u03b8\u2081|', 'Q\u2081'),
  step_q2: moved('q2', '|\u0394\u03b8\u2082|', 'Q\u2082'),
  step_value: moved('value', '|\u0394\u03c8|', 'V'),
  step_policy: moved('policy', '|\u0394\u03c6|', 'the policy'),
  step_target_value: moved('target_value', '|\u0394\u03c8\u0304|', 'the target V'),
  step_target_q1: moved('target_q1', '|\u0394\u03b8\u0304\u2081|', 'the first target Q'),
  step_target_q2: moved('target_q2', '|\u0394\u03b8\u0304\u2082|', 'the second target Q'),

  // Settings
  gamma: setting('gamma', '\u03b3', 'Discount: what a reward one step later is worth today.'),
  reward_scale: setting('reward_scale', 'c', 'Factor on the reward.'),
  tau: setting('tau', '\u03c4', 'Share of the new weights in the moving average.'),
  keep: {
    symbol: '1 \u2212 \u03c4',
    meaning: 'Share of the old weights in the moving average.',
    exact: true,
    batch: ({ values }) => 1 - Number(values.get('tau') ?? NaN),
  },
  target_period: setting('target_period', 'C', 'Updates between two copies into the target network.'),
  update: { symbol: 'k', meaning: 'Number of this update.', exact: true, batch: ({ trace }) => trace.update },
  since_copy: {
    symbol: 'k mod C',
    meaning: 'Updates since the last copy; 0: this update has copied.',
    exact: true,
    batch: ({ trace, values }) => trace.update % Number(values.get('target_period') ?? NaN),
  },
  target_entropy: setting('target_entropy', 'H\u0304', 'Entropy that the temperature aims at, in nats.'),
  q_lr: setting('q_lr', '\u03bb_Q', 'Learning rate of the Qs.'),
  policy_lr: setting('policy_lr', '\u03bb_\u03c0', 'Learning rate of the policy.'),
  alpha_lr: setting('alpha_lr', '\u03bb_\u03b1', 'Learning rate of the temperature.'),
} as const satisfies Record<string, Quantity>;

export type QuantityKey = keyof typeof list;
export const quantities: Readonly<Record<QuantityKey, Quantity>> = list;

export function isQuantity(key: string): key is QuantityKey {
  return Object.hasOwn(quantities, key);
}

/** Of the chosen transition where there is one for each, else of the batch. */
export function valueOf(key: QuantityKey, reading: Reading, b: number | null): number {
  const quantity = quantities[key];
  if (b !== null && quantity.sample) return quantity.sample(reading, b);
  return quantity.batch?.(reading) ?? NaN;
}

/** Whether an update can have been one of this variant: it may have run before a change of the settings reached it. */
export function fits(trace: UpdateTrace, v: Variant): boolean {
  return (
    traceField(trace, 'value').length > 0 === (v.critic === 'value_network') &&
    traceField(trace, 'q2').length > 0 === v.twinQ &&
    (trace.alpha === 0) === (v.entropy === 'off')
  );
}

export function makeReading(
  trace: UpdateTrace,
  values: Values,
  variant: Variant,
  metricKeys: readonly string[],
): Reading {
  return {
    trace,
    values,
    variant,
    metric: (key) => trace.metrics[metricKeys.indexOf(key)] ?? NaN,
    meanSoftValue: traceField(trace, 'soft_value').reduce((sum, value) => sum + value, 0) / trace.batch,
  };
}
