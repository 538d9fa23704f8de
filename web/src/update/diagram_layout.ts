/**
 * Where nodes and edges of the graph lie. Everything is laid out once in two directions, along the flow and across it;
 * the wide shape draws the flow from left to right, the tall one from top to bottom.
 */
import { bypasses, layers, numbers, shapes, sizes, wider } from '#views/update_layout';
import type { Graph, GraphEdge, GraphNode } from './graph';

export type Shape = 'wide' | 'tall';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}
export interface DiagramLayout {
  readonly shape: Shape;
  readonly width: number;
  readonly height: number;
  readonly boxes: ReadonlyMap<string, Box>;
  /** SVG path data. */
  readonly paths: ReadonlyMap<GraphEdge, string>;
  readonly batch: { readonly box: Box; readonly columns: number; readonly rows: number };
}

/** Sizes of one shape in its own units, which are about CSS pixels. */
interface Plan {
  /** Middles of the layers along the flow. */
  layers: readonly number[];
  /** Across: middle of lane 0, and from lane to lane. */
  firstLane: number;
  lane: number;
  /** Along and across. */
  size(node: GraphNode): readonly [number, number];
  end: readonly [along: number, across: number];
  batch: { along: number; across: number; length: number; breadth: number; columns: number; rows: number };
}
const plans = Object.fromEntries(
  shapes.map((one): [Shape, Plan] => {
    const { shape, along, across, thickness, firstLane, lane, columns, rows } = one;
    const widthOf = ({ kind, label }: GraphNode): number =>
      sizes.find((size) => size.kind === kind)![shape] +
      (shape === 'wide' ? (wider.find(({ letters }) => label.includes(letters))?.by ?? 0) : 0);
    return [
      shape,
      {
        layers: layers.map((layer) => layer[shape]),
        firstLane,
        lane,
        size: (node) => (shape === 'wide' ? [widthOf(node), thickness] : [thickness, widthOf(node)]),
        end: [along, across],
        batch: {
          along: one.batchAlong,
          across: one.batchAcross,
          length: one.batchLength,
          breadth: one.batchBreadth,
          columns,
          rows,
        },
      },
    ];
  }),
) as Record<Shape, Plan>;
const bypass: ReadonlyMap<string, number> = new Map(bypasses.map(({ from, to, lane }) => [`${from}>${to}`, lane]));
const given = (name: string): number => numbers.find((number) => number.name === name)!.value;

type Point = readonly [along: number, across: number];

export function layoutOf(graph: Graph, shape: Shape): DiagramLayout {
  const plan = plans[shape];
  const wide = shape === 'wide';
  const at = ([along, across]: Point): string =>
    wide ? `${round(along)} ${round(across)}` : `${round(across)} ${round(along)}`;
  const middle = (node: GraphNode): Point => [plan.layers[node.layer]!, across(plan, node.lane)];
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));

  const boxes = new Map<string, Box>();
  for (const node of graph.nodes) {
    const [along, across] = middle(node);
    const [length, breadth] = plan.size(node);
    boxes.set(node.id, oriented(wide, along - length / 2, across - breadth / 2, length, breadth));
  }
  const { batch } = plan;
  const box = oriented(wide, batch.along, batch.across, batch.length, batch.breadth);
  boxes.set('replay', box);

  const paths = new Map<GraphEdge, string>();
  for (const edge of graph.edges) {
    const [from, to] = [nodes.get(edge.from)!, nodes.get(edge.to)!];
    const [start, end] = [middle(from), middle(to)];
    const [half, endHalf] = [plan.size(from).map((size) => size / 2), plan.size(to).map((size) => size / 2)] as [
      number[],
      number[],
    ];
    const route: Route = {
      at,
      plan,
      from,
      to,
      start,
      end,
      half: half as [number, number],
      endHalf: endHalf as [number, number],
    };
    paths.set(
      edge,
      edge.kind === 'step' ? stepPath(route) : edge.kind === 'follow' ? followPath(route) : forwardPath(route),
    );
  }
  const [along, breadth] = plan.end;
  return {
    shape,
    boxes,
    paths,
    width: wide ? along : breadth,
    height: wide ? breadth : along,
    batch: { box, columns: batch.columns, rows: batch.rows },
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;
const across = (plan: Plan, lane: number): number => plan.firstLane + lane * plan.lane;
const oriented = (wide: boolean, along: number, start: number, length: number, breadth: number): Box =>
  wide
    ? { x: along, y: start, width: length, height: breadth }
    : { x: start, y: along, width: breadth, height: length };

interface Route {
  at(point: Point): string;
  plan: Plan;
  from: GraphNode;
  to: GraphNode;
  start: Point;
  end: Point;
  /** Half the nodes' sizes, along and across. */
  half: readonly [number, number];
  endHalf: readonly [number, number];
}
/** From an edge of a node to the tip of the arrow at the next. */
const tip = given('tip');
const margin = given('batch_margin');

function forwardPath({ at, plan, from, to, start, end, half, endHalf }: Route): string {
  if (from.id === 'replay') {
    const edge = plan.batch.along + plan.batch.length;
    const left = end[0] - endHalf[0] - tip;
    // The arrow leaves the batch where it is nearest to the part.
    const [low, high] = [plan.batch.across + margin, plan.batch.across + plan.batch.breadth - margin];
    return curve(at, [edge + 2, Math.min(high, Math.max(low, end[1]))], [left, end[1]]);
  }
  if (from.layer === to.layer) {
    const way = Math.sign(end[1] - start[1]);
    return `M${at([start[0], start[1] + way * half[1]])}L${at([end[0], end[1] - way * (endHalf[1] + tip)])}`;
  }
  const a: Point = [start[0] + half[0], start[1]];
  const b: Point = [end[0] - endHalf[0] - tip, end[1]];
  const lane = bypass.get(`${from.id}>${to.id}`);
  const turn = plan.layers[to.layer]! - plan.layers[to.layer - 1]!;
  if (lane !== undefined && to.layer - from.layer > 1) {
    const between = across(plan, lane);
    return `${curve(at, a, [a[0] + turn * 0.5, between])}L${at([b[0] - turn * 0.3, between])}${curve(at, [b[0] - turn * 0.3, between], b, false)}`;
  }
  if (to.layer - from.layer === 1) return curve(at, a, b);
  // Over several layers: into the lane of the aim first.
  const change: Point = [Math.min(b[0], a[0] + turn * 0.75), b[1]];
  return `${curve(at, a, change)}L${at(b)}`;
}
function curve(at: (point: Point) => string, a: Point, b: Point, moves = true): string {
  const bend = (b[0] - a[0]) * 0.5;
  return `${moves ? `M${at(a)}` : ''}C${at([a[0] + bend, a[1]])} ${at([b[0] - bend, b[1]])} ${at(b)}`;
}

/** Back from the optimiser to its network, between the lanes. */
function stepPath({ at, plan, to, start, end, half, endHalf }: Route): string {
  const way = to.id === 'q1' ? -1 : 1; // between both Qs lies their minimum
  const between = start[1] + way * plan.lane * 0.5;
  const r = Math.min(6, plan.lane * 0.5 - half[1] > 4 ? 6 : 3);
  const from: Point = [start[0], start[1] + way * half[1]];
  const last: Point = [end[0], end[1] + way * (endHalf[1] + 1)];
  return (
    `M${at(from)}L${at([from[0], between - way * r])}Q${at([from[0], between])} ${at([from[0] - r, between])}` +
    `L${at([last[0] + r, between])}Q${at([last[0], between])} ${at([last[0], between - way * r])}L${at(last)}`
  );
}

/** From a network to its target, beside the layer. */
function followPath({ at, plan, from, start, end, half, endHalf }: Route): string {
  const beside =
    Math.max(half[0], endHalf[0]) + given(from.id === 'q2' ? 'beside_q2' : 'beside') * (plan.lane > 40 ? 0.7 : 1);
  const way = Math.sign(end[1] - start[1]);
  const [a, b] = [start[1] + way * half[1] * 0.5, end[1] - way * endHalf[1] * 0.4];
  const x = start[0] + beside;
  const r = 5;
  return (
    `M${at([start[0] + half[0], a])}L${at([x - r, a])}Q${at([x, a])} ${at([x, a + way * r])}` +
    `L${at([x, b - way * r])}Q${at([x, b])} ${at([x - r, b])}L${at([end[0] + endHalf[0] + tip, b])}`
  );
}
