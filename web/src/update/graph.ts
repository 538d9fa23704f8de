/** What flows where in one update: the nodes and edges of the variant in use, and which sub-steps use them. */
import { edges, nodes, prefixes, shows } from '#views/update_graph';
import { holds } from './expand';
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
  /** Empty where it is that of the quantity that it shows. */
  readonly meaning: string;
  /** Place from the buffer (0) to the optimisers (7), and across. */
  readonly layer: number;
  readonly lane: number;
  /** The quantity that it stands for, or none, and where that depends on the sub-step. */
  readonly shows: QuantityKey | '';
  readonly showsIn: Readonly<Partial<Record<SubstepId, QuantityKey>>>;
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly hue: Hue;
  /** forward: data; step: an optimiser moves parameters; follow: a target follows its network. */
  readonly kind: 'forward' | 'step' | 'follow';
  readonly steps: readonly SubstepId[];
  /** Whether the policy's gradient runs back along it. */
  readonly back: boolean;
}

export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

export function graphOf(v: Variant): Graph {
  return {
    nodes: nodes
      .filter((row) => holds(row, v))
      .map((node) => ({ ...node, lane: node.lane(v), showsIn: showsIn(node.id, v) })),
    edges: edges
      .filter((row) => holds(row, v))
      .map((edge) => ({ ...edge, steps: edge.steps.split(' ') as SubstepId[], back: edge.back(v) })),
  };
}
function showsIn(id: string, v: Variant): GraphNode['showsIn'] {
  const rows = shows.filter((row) => row.node === id && holds(row, v));
  return Object.fromEntries(rows.map(({ substep, quantity }) => [substep, quantity]));
}

/** What stands before a number of a node, where that is not the part's output. */
export function prefixOf({ kind }: GraphNode, key: QuantityKey): string {
  return prefixes.find((row) => row.kind === kind && row.quantity === key)?.prefix ?? '';
}

/** Whether the gradient runs back along it in this sub-step. */
export function runsBack(edge: GraphEdge, step: SubstepId | null): boolean {
  return edge.back && step === 'policy';
}

/** Which nodes and edges a sub-step uses. */
export function litBy(graph: Graph, step: SubstepId): { nodes: ReadonlySet<string>; edges: ReadonlySet<GraphEdge> } {
  const lit = new Set(graph.edges.filter((edge) => edge.steps.includes(step) || runsBack(edge, step)));
  return { edges: lit, nodes: new Set([...lit].flatMap(({ from, to }) => [from, to])) };
}
