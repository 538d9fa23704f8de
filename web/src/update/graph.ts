/** What flows where in one update: the nodes and edges of the variant in use, and which sub-steps use them. */
import type { QuantityKey } from './quantities';
import type { SubstepId } from './substeps';
import type { Variant } from './variant';

/** Whose colour a part has. */
export type Hue = 'replay' | 'policy' | 'value' | 'q1' | 'q2' | 'plain';
export type NodeKind = 'data' | 'network' | 'target' | 'sum' | 'loss' | 'adam';

export interface GraphNode {
  readonly id: string;
  readonly kind: NodeKind;
  readonly hue: Hue;
  /** Letters with marks for italics and subscripts: see `nodeLabel` of diagram.ts. */
  readonly label: string;
  readonly name: string;
  readonly meaning: string;
  /** Place from the buffer (0) to the optimisers (7), and across. */
  readonly layer: number;
  readonly lane: number;
  /** The number that it shows, where it depends on the sub-step. */
  readonly shows?: QuantityKey;
  readonly showsIn?: Partial<Record<SubstepId, QuantityKey>>;
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly hue: Hue;
  /** forward: data; step: an optimiser or a target moves parameters. */
  readonly kind: 'forward' | 'step' | 'follow';
  readonly steps: readonly SubstepId[];
  /** Sub-steps in which the gradient runs back along it. */
  readonly back?: readonly SubstepId[];
}

export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** Where the lanes of the networks lie. */
interface Lanes {
  q1: number;
  q2: number;
  value: number;
}

export function graphOf(v: Variant): Graph {
  const network = v.critic === 'value_network';
  const lanes: Lanes = network ? { q1: 1, q2: 2, value: 3 } : { q1: 2, q2: 3, value: NaN };
  const build = new Builder();
  addBatch(build);
  addPolicy(build, v);
  if (network) addValue(build, v, lanes);
  addQs(build, v, lanes);
  if (!network) addNextAction(build, v);
  addJudgement(build, v, lanes);
  addTemperature(build, v);
  return { nodes: build.nodes, edges: build.edges };
}

/** Which nodes and edges a sub-step uses. */
export function litBy(graph: Graph, step: SubstepId): { nodes: ReadonlySet<string>; edges: ReadonlySet<GraphEdge> } {
  const edges = new Set(graph.edges.filter(({ steps, back }) => steps.includes(step) || back?.includes(step)));
  return { edges, nodes: new Set([...edges].flatMap(({ from, to }) => [from, to])) };
}

class Builder {
  readonly nodes: GraphNode[] = [];
  readonly edges: GraphEdge[] = [];
  node(
    id: string,
    kind: NodeKind,
    hue: Hue,
    label: string,
    [layer, lane]: readonly [number, number],
    name: string,
    meaning: string,
    shows?: QuantityKey,
    showsIn?: GraphNode['showsIn'],
  ): void {
    this.nodes.push({
      id,
      kind,
      hue,
      label,
      layer,
      lane,
      name,
      meaning,
      ...(shows && { shows }),
      ...(showsIn && { showsIn }),
    });
  }
  edge(
    from: string,
    to: string,
    steps: readonly SubstepId[],
    hue: Hue = 'plain',
    kind: GraphEdge['kind'] = 'forward',
    back?: readonly SubstepId[],
  ): void {
    this.edges.push({ from, to, hue, kind, steps, ...(back && { back }) });
  }
  /** A loss, its optimiser, and the step of the network's parameters. */
  learn(
    id: string,
    hue: Hue,
    greek: string,
    lane: number,
    of: string,
    step: SubstepId,
    loss: QuantityKey,
    moved?: QuantityKey,
  ): void {
    this.node(`loss_${id}`, 'loss', hue, `*J*(${greek})`, [6, lane], `loss of ${of}`, '', loss);
    this.node(
      `adam_${id}`,
      'adam',
      hue,
      moved ? `|\u0394${greek}|` : 'Adam',
      [7, lane],
      `Adam for ${of}`,
      'The optimiser moves the parameters against the gradient of the loss; the number is how far.',
      moved,
    );
    this.edge(`loss_${id}`, `adam_${id}`, [step], hue);
    this.edge(`adam_${id}`, id, [step], hue, 'step');
  }
}

function addBatch(build: Builder): void {
  build.node(
    'replay',
    'data',
    'replay',
    '\u{1d49f}',
    [0, 2.5],
    'replay buffer',
    'Every transition seen so far; the batch is drawn from it at random.',
  );
  build.node('next', 'data', 'replay', '*s*\u2032', [1, 0], 'next state s\u2032', '');
  build.node('reward', 'data', 'replay', '*r*', [1, 0.95], 'reward r', '', 'reward');
  build.node('terminal', 'data', 'replay', '*d*', [1, 1.9], 'terminal flag d', '', 'terminal');
  build.node('action', 'data', 'replay', '*a*', [1, 2.85], 'action a', '', 'action');
  build.node('state', 'data', 'replay', '*s*', [1, 3.8], 'state s', '');
  for (const part of ['next', 'reward', 'terminal', 'action', 'state'])
    build.edge('replay', part, ['sample'], 'replay');
}

function addPolicy(build: Builder, v: Variant): void {
  const back: SubstepId[] = v.gradient === 'reparameterized' ? ['policy'] : [];
  build.node(
    'policy',
    'network',
    'policy',
    '*\u03c0*~*\u03c6*~',
    [2, 4],
    'policy network',
    'State in, mean and spread of a Gaussian out; the tanh squashes its draw into an action.',
    'std',
  );
  build.node('epsilon', 'data', 'plain', '*\u03b5*', [2, 5], 'noise', '', 'epsilon');
  build.node('new_action', 'data', 'policy', '*a\u0303*', [3, 4], 'new action', '', 'new_action');
  build.edge('state', 'policy', ['action'], 'replay');
  build.edge('policy', 'new_action', ['action'], 'policy', 'forward', back);
  build.edge('epsilon', 'new_action', ['action']);
  build.learn('policy', 'policy', '*\u03c6*', 4, 'the policy', 'policy', 'policy_loss', 'step_policy');
  if (v.entropy === 'off' && v.gradient === 'reparameterized') return;
  build.node('log_prob', 'data', 'policy', 'log\u2009*\u03c0*', [3, 5], 'log probability', '', 'log_prob');
  build.edge('policy', 'log_prob', ['action'], 'policy', 'forward', ['policy']);
}

function addValue(build: Builder, v: Variant, { value }: Lanes): void {
  build.node(
    'value',
    'network',
    'value',
    '*V*~*\u03c8*~',
    [4, value],
    'value network',
    'State in, soft value out: the return to expect from there, entropy bonus included.',
    'value',
    v.target === 'none' ? { q_target: 'next_value' } : {},
  );
  build.edge('state', 'value', ['v_update'], 'replay');
  build.edge('value', 'loss_value', ['v_update'], 'value');
  build.learn('value', 'value', '*\u03c8*', value, 'V', 'v_update', 'value_loss', 'step_value');
  if (v.target === 'none') {
    build.edge('next', 'value', ['q_target'], 'replay');
    build.edge('value', 'y', ['q_target'], 'value');
  } else {
    build.node(
      'target_value',
      'target',
      'value',
      '*V*~*\u03c8\u0304*~',
      [4, 0],
      'target value network',
      'A copy of V that follows slowly.',
      'next_value',
      { target: 'step_target_value' },
    );
    build.edge('next', 'target_value', ['q_target'], 'replay');
    build.edge('target_value', 'y', ['q_target'], 'value');
    build.edge('value', 'target_value', ['target'], 'value', 'follow');
  }
  if (v.gradient === 'likelihood_ratio') build.edge('value', 'loss_policy', ['policy'], 'value');
}

function addQs(build: Builder, v: Variant, lanes: Lanes): void {
  const network = v.critic === 'value_network';
  build.node('y', 'sum', 'plain', '*y*', [5, network ? 0 : 0.5], 'target of Q', '', 'y');
  build.edge('reward', 'y', ['q_target'], 'replay');
  build.edge('terminal', 'y', ['q_target'], 'replay');
  const judging: SubstepId[] = network ? ['v_update', 'policy'] : ['policy'];
  const back: SubstepId[] = v.gradient === 'reparameterized' ? ['policy'] : [];
  for (const i of v.twinQ ? ([1, 2] as const) : ([1] as const)) {
    const [id, hue, lane] = [`q${i}`, `q${i}`, lanes[`q${i}`]] as const;
    const name = `${i === 1 ? 'first' : 'second'} Q network`;
    const judged: QuantityKey = `new_q${i}`;
    const bare = !network && v.target === 'none';
    build.node(
      id,
      'network',
      hue,
      `*Q*~*\u03b8*${'\u2081\u2082'[i - 1]}~`,
      [4, lane],
      name,
      'State and action in, the return to expect out.',
      hue,
      {
        v_update: judged,
        policy: judged,
        action: judged,
        ...(bare && { q_target: `next_q${i}` }),
      },
    );
    build.edge('state', id, ['q_update', ...judging], 'replay');
    build.edge('action', id, ['q_update'], 'replay');
    build.edge(id, `loss_${id}`, ['q_update'], hue);
    build.edge('y', `loss_${id}`, ['q_update']);
    build.edge('new_action', id, judging, 'policy', 'forward', back);
    build.learn(id, hue, `*\u03b8*${'\u2081\u2082'[i - 1]}`, lane, `Q${i}`, 'q_update', `q${i}_loss`, `step_q${i}`);
    if (network || bare) continue;
    build.node(
      `target_${id}`,
      'target',
      hue,
      `*Q*~*\u03b8\u0304*${'\u2081\u2082'[i - 1]}~`,
      [4, lane - 2],
      `target of the ${name}`,
      `A copy of Q${i} that follows slowly.`,
      `next_q${i}`,
      { target: `step_target_q${i}` },
    );
    build.edge(id, `target_${id}`, ['target'], hue, 'follow');
  }
}

/** The later SAC judges a fresh action at the next state. */
function addNextAction(build: Builder, v: Variant): void {
  build.node('next_action', 'data', 'policy', '*a\u0303*\u2032', [3, 0], 'new action at s\u2032', '', 'next_action');
  build.edge('next', 'policy', ['q_target'], 'replay');
  build.edge('policy', 'next_action', ['q_target'], 'policy');
  for (const i of v.twinQ ? [1, 2] : [1]) {
    const judge = v.target === 'none' ? `q${i}` : `target_q${i}`;
    build.edge('next', judge, ['q_target'], 'replay');
    build.edge('next_action', judge, ['q_target'], 'policy');
    build.edge(judge, 'y', ['q_target'], i === 1 ? 'q1' : 'q2');
  }
  if (v.entropy === 'off') return;
  build.node(
    'next_log_prob',
    'data',
    'policy',
    'log\u2009*\u03c0*\u2032',
    [3, 1],
    'log probability at s\u2032',
    '',
    'next_log_prob',
  );
  build.edge('policy', 'next_log_prob', ['q_target'], 'policy');
  build.edge('next_log_prob', 'y', ['q_target'], 'policy');
}

/** min Q, less alpha log pi: what V and the policy learn from. */
function addJudgement(build: Builder, v: Variant, lanes: Lanes): void {
  const network = v.critic === 'value_network';
  const judging: SubstepId[] = network ? ['v_update', 'policy'] : ['policy'];
  const back: SubstepId[] = v.gradient === 'reparameterized' ? ['policy'] : [];
  let worth = 'q1';
  if (v.twinQ) {
    build.node('min_q', 'sum', 'plain', 'min\u2009*Q*', [5, (lanes.q1 + lanes.q2) / 2], 'smaller Q', '', 'min_q');
    for (const id of ['q1', 'q2'] as const) build.edge(id, 'min_q', judging, id, 'forward', back);
    worth = 'min_q';
  }
  if (v.entropy !== 'off') {
    build.node('soft_value', 'sum', 'plain', '*V\u0302*', [5, 4], 'soft value', '', 'soft_value');
    build.node('alpha', 'data', 'plain', '*\u03b1*', [4, 5], 'temperature', '', 'alpha');
    build.edge(worth, 'soft_value', judging, 'plain', 'forward', back);
    build.edge('log_prob', 'soft_value', judging, 'policy', 'forward', back);
    build.edge('alpha', 'soft_value', judging);
    worth = 'soft_value';
  } else if (v.gradient === 'likelihood_ratio') {
    build.edge('log_prob', 'loss_policy', ['policy'], 'policy');
  }
  if (network) build.edge(worth, 'loss_value', ['v_update']);
  build.edge(worth, 'loss_policy', ['policy'], 'plain', 'forward', back);
}

function addTemperature(build: Builder, v: Variant): void {
  if (v.entropy !== 'off' && v.critic === 'twin_target') build.edge('alpha', 'y', ['q_target']);
  if (v.entropy !== 'auto') return;
  build.edge('log_prob', 'loss_alpha', ['temperature'], 'policy');
  build.edge('alpha', 'loss_alpha', ['temperature']);
  build.learn('alpha', 'plain', '*\u03b1*', 5, 'the temperature', 'temperature', 'alpha_loss');
}
