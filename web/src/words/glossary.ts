/**
 * What every symbol and word on the page means. Hyperparameters, metrics and map layers describe themselves: here stands
 * what the schema cannot say, the letters that its symbols are made of and the words that its helps use.
 */
import type { Schema } from '../engine/schema';
import { layerName } from './map_layer_names';
import { paramName } from './param_text';
import { readouts } from './stage_readouts';
import { parseSymbol } from './symbols';
import { unitWord } from './unit_words';

export interface Entry {
  readonly name: string;
  /** As the schema writes symbols; none for a word. */
  readonly symbol?: string;
  readonly means: string;
  /** Words that it is explained with. */
  readonly see?: readonly Word[];
  readonly source?: Source;
}

export const sources = {
  article: {
    name: 'the article',
    title: 'Soft Actor-Critic Demystified',
    authors: 'Vaishak V. Kumar, Towards Data Science',
    address: 'https://towardsdatascience.com/soft-actor-critic-demystified-b8427df61665',
  },
  sac: {
    name: 'arXiv 1801.01290',
    title: 'Soft Actor-Critic: Off-Policy Maximum Entropy Deep Reinforcement Learning with a Stochastic Actor',
    authors: 'Haarnoja, Zhou, Abbeel, Levine, 2018',
    address: 'https://arxiv.org/abs/1801.01290',
  },
  laterSac: {
    name: 'arXiv 1812.05905',
    title: 'Soft Actor-Critic Algorithms and Applications',
    authors: 'Haarnoja and ten others, 2018',
    address: 'https://arxiv.org/abs/1812.05905',
  },
} as const;
export type Source = keyof typeof sources;

const words = {
  policy: {
    name: 'policy',
    symbol: 'pi(a|s)',
    means: 'What the agent does: for each state a density over actions, here a Gaussian squashed by the tanh.',
    source: 'sac',
  },
  value: {
    name: 'value',
    symbol: 'V(s)',
    means: 'The soft return to expect from a state on, with the present policy.',
    see: ['soft_return'],
    source: 'sac',
  },
  q: {
    name: 'Q',
    symbol: 'Q(s, a)',
    means:
      'The soft return to expect from a state on, once this action is done. Two Qs are learned, and the smaller is believed.',
    see: ['soft_return'],
    source: 'sac',
  },
  target: {
    name: 'target network',
    symbol: 'psi-bar',
    means: 'A copy of V (in the later SAC, of the Qs) that follows slowly, so that what Q aims at does not run away.',
    source: 'sac',
  },
  entropy: {
    name: 'entropy',
    symbol: 'H',
    means:
      'How random the policy is: the mean of −log π, in nats. Actions are continuous and π is a density, which can exceed 1: ' +
      'so a narrow policy’s entropy is negative. A uniformly random action in [−1, 1] has log 2 = 0.69 nats, the most there is.',
    see: ['nat'],
    source: 'sac',
  },
  temperature: {
    name: 'temperature',
    symbol: 'alpha',
    means: 'What one nat of entropy is worth, in reward. Large: explore; small: exploit.',
    see: ['entropy'],
    source: 'laterSac',
  },
  nat: {
    name: 'nat',
    means: 'The unit of entropy and divergence with natural logarithms: 1 nat is about 1.44 bits.',
  },
  return: {
    name: 'return',
    symbol: 'R',
    means:
      'The sum of an episode’s rewards, without discount. Every reward is a cost here, so 0 would be perfect and −137 is the best possible mean.',
  },
  soft_return: {
    name: 'soft return',
    means:
      'The discounted sum of the rewards from now on, where each later step also earns α times the policy’s entropy. V and Q predict it.',
    see: ['entropy', 'temperature'],
    source: 'sac',
  },
  reward: {
    name: 'reward',
    symbol: 'r',
    means: 'What one step earns: minus the costs of angle, speed and torque. 0 is the best.',
  },
  boltzmann: {
    name: 'what training aims at',
    symbol: 'exp(Q/alpha)/Z',
    means:
      'The density that is higher the more an action is worth. Z is its integral over all actions: divided by it, it integrates to 1. The policy’s loss draws π to it.',
    see: ['policy', 'temperature'],
    source: 'sac',
  },
  divergence: {
    name: 'Kullback-Leibler divergence',
    symbol: 'KL(pi || exp(Q/alpha)/Z)',
    means: 'How far the policy is from what training aims at; 0: they are the same.',
    see: ['boltzmann', 'nat'],
    source: 'sac',
  },
  replay: {
    name: 'replay buffer',
    symbol: 'D',
    means: 'The transitions seen so far. Every update learns from a batch drawn at random from it.',
    source: 'sac',
  },
  reparameterisation: {
    name: 'reparameterisation trick',
    symbol: 'u',
    means:
      'An action is written as tanh(μ + σ ε) with noise ε that does not depend on the policy, so that gradients flow through it.',
    source: 'article',
  },
  update: { name: 'gradient update', means: 'One small step of every network, by the mean over a batch.' },
  episode: {
    name: 'episode',
    means: 'A stretch of steps from one start to the time limit; 200 steps in the standard task.',
  },
  evaluation: {
    name: 'evaluation',
    symbol: 'R-bar',
    means: 'The mean return of the policy without its noise, over 64 fixed start states; nothing is learned from it.',
    see: ['return'],
  },
  optimum: {
    name: 'optimum',
    means: 'The best possible mean return over the same start states, computed by dynamic programming.',
    see: ['return'],
  },
  solved: {
    name: 'solved',
    means: 'An evaluation of at least −160 on the standard task: it swings up and stays up from nearly every start.',
    see: ['evaluation'],
  },
  share: { name: 'share', means: 'A part of all: 0 is none, 1 is all.' },
  uniform: { name: '× uniform', means: 'As a multiple of what it would be if all states had been seen equally often.' },
  action: {
    name: 'action',
    symbol: 'a',
    means: 'What the policy chooses, from −1 to 1: the share of the largest torque.',
  },
} as const satisfies Record<
  string,
  { name: string; symbol?: string; means: string; see?: readonly string[]; source?: Source }
>;
export type Word = keyof typeof words;

/** The letters that symbols are made of, as parseSymbol writes them. */
export const letters: Readonly<Record<string, string>> = {
  Q: 'expected soft return of an action',
  V: 'expected soft return of a state',
  π: 'policy',
  H: 'entropy',
  D: 'replay buffer',
  Z: 'integral of exp(Q/α), which makes it a density',
  α: 'temperature',
  γ: 'discount',
  τ: 'share of the new weights in the target network',
  λ: 'learning rate of the network below',
  σ: 'standard deviation of the policy’s Gaussian',
  μ: 'mean of the policy’s Gaussian',
  ε: 'noise from the standard normal distribution',
  ψ: 'parameters of V',
  θ: 'parameters of a Q; of the pendulum: its angle, 0 is upright',
  ϕ: 'parameters of the policy',
  J: 'loss',
  '∇': 'gradient',
  KL: 'Kullback-Leibler divergence',
  R: 'return',
  B: 'batch',
  C: 'updates between two copies',
  G: 'gradient updates',
  N: 'environment steps',
  T: 'steps of an episode',
  L: 'hidden layers',
  n: 'units of a hidden layer',
  w: 'weights',
  s: 'state',
  a: 'action',
  r: 'reward',
  d: 'terminal flag',
  y: 'target of Q',
  u: 'torque; in formulas the action before the tanh',
  ω: 'angular speed',
  g: 'gravity',
  m: 'mass',
  l: 'length',
  dt: 'time of a step',
  c: 'weight of a cost',
  t: 'environment steps',
  k: 'gradient updates',
  e: 'episodes',
  exp: 'exponential function',
  tanh: 'hyperbolic tangent: squashes any number into −1 to 1',
  Adam: 'optimiser: follows the averaged gradient',
  mod: 'remainder of a division',
  log: 'natural logarithm',
  min: 'the smaller of',
  max: 'the largest',
  seed: 'start of all random numbers',
  '̄': 'bar: a mean, or the slow copy of a network',
  '̂': 'hat: an estimate from what was obtained',
  x: 'times',
};

/** Key of an entry: where it is described, and under which name. */
export type TermKey = `word.${Word}` | `param.${string}` | `metric.${string}` | `layer.${string}` | `readout.${string}`;

const withUnit = (means: string, unit: string): Pick<Entry, 'means' | 'see'> => {
  const word = unitWord(unit);
  return word ? { means, see: [word] } : { means };
};
const related: Readonly<Record<string, readonly Word[]>> = {
  policy_entropy: ['entropy'],
  entropy: ['entropy'],
  target_entropy: ['entropy'],
  entropy_mode: ['entropy'],
  alpha: ['entropy'],
  temperature: ['temperature'],
  twin_q: ['q'],
  critic: ['value', 'q'],
  target_update: ['target'],
  policy_gradient: ['reparameterisation'],
  policy_kl: ['boltzmann', 'nat'],
};

export function entryOf(key: TermKey, schema: Schema | null): Entry | undefined {
  const [kind, name] = [key.slice(0, key.indexOf('.')), key.slice(key.indexOf('.') + 1)];
  if (kind === 'word') return words[name as Word];
  if (kind === 'readout') {
    const readout = readouts.find(({ symbol }) => symbol === name);
    return readout && { name: readout.name, symbol: readout.symbol, means: readout.help };
  }
  const see = related[name] ? { see: related[name] } : {};
  if (kind === 'param') {
    const param = schema?.params.find((each) => each.key === name);
    return param && { name: paramName(param), symbol: param.symbol, means: param.help, ...see };
  }
  if (kind === 'metric') {
    const metric = schema?.metrics.find((each) => each.key === name);
    return (
      metric && {
        name: name.replaceAll('_', ' '),
        symbol: metric.symbol,
        ...withUnit(metric.help, metric.unit),
        ...see,
      }
    );
  }
  const layer = schema?.map_layers.find((each) => each.key === name);
  return layer && { name: layerName(layer), symbol: layer.symbol, ...withUnit(layer.help, layer.unit), ...see };
}

export interface Section {
  readonly title: string;
  readonly entries: readonly Entry[];
}
/** All of it, to read and to search. */
export function allEntries(schema: Schema): Section[] {
  const of = (keys: readonly TermKey[]): Entry[] => keys.map((key) => entryOf(key, schema)!);
  return [
    { title: 'Words', entries: of((Object.keys(words) as Word[]).map((word) => `word.${word}` as const)) },
    { title: 'The pendulum', entries: of(readouts.map(({ symbol }) => `readout.${symbol}` as const)) },
    { title: 'Hyperparameters', entries: of(schema.params.map(({ key }) => `param.${key}` as const)) },
    { title: 'Measured while it trains', entries: of(schema.metrics.map(({ key }) => `metric.${key}` as const)) },
    { title: 'The state map', entries: of(schema.map_layers.map(({ key }) => `layer.${key}` as const)) },
    {
      title: 'Letters',
      entries: Object.entries(letters)
        .filter(([letter]) => !/^\p{M}$/u.test(letter))
        .map(([letter, means]) => ({ name: letter, means })),
    },
  ];
}

/** Names of things that have no symbol of their own are spelled out: "seed". */
export function isSymbol(symbol: string): boolean {
  return symbol !== 'seed';
}
/** The letters of a symbol, marks apart. */
export function lettersOf(symbol: string): string[] {
  return parseSymbol(symbol)
    .filter(({ kind, text }) => kind !== 'operator' || text === '∇')
    .flatMap(({ text }) => text.normalize('NFD').match(/\p{M}|[^\p{M}]+/gu) ?? []);
}

export function isFoundIn({ name, symbol = '', means }: Entry, search: string): boolean {
  const text = `${name}\n${symbol}\n${lettersOf(symbol).join('')}\n${means}`.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
