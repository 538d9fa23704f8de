/** The diagram of one update, in every variant. */
import { flags } from '#views/update_variant';
import { describe, expect, test } from 'vitest';
import { type Box, layoutOf } from '../../../src/update/diagram_layout';
import { type Graph, graphOf, litBy, runsBack } from '../../../src/update/graph';
import { isQuantity } from '../../../src/update/quantities';
import { substepsOf } from '../../../src/update/substeps';
import type { Variant } from '../../../src/update/variant';
import { allVariants } from '../../../tools/update_variants';

const variants = allVariants(flags).filter(({ epsilon, scaled }) => !epsilon && !scaled);
const name = (v: Variant): string => JSON.stringify(v);
const quick = variants.find(
  (v) =>
    v['value_network'] && v['twin_q'] && v['polyak'] && v['has_entropy'] && !v['automatic'] && v['reparameterized'],
)!;

describe('every variant', () => {
  const each = (check: (graph: Graph, ids: string[], variant: Variant) => void): void => {
    for (const variant of variants) {
      const graph = graphOf(variant);
      try {
        check(
          graph,
          graph.nodes.map(({ id }) => id),
          variant,
        );
      } catch (error) {
        throw new Error(`in ${name(variant)}`, { cause: error });
      }
    }
  };

  test('joins parts that are there, each by one arrow', () =>
    each((graph, ids) => {
      expect(new Set(ids).size).toBe(ids.length);
      const arrows = graph.edges.map(({ from, to }) => `${from}>${to}`);
      expect(new Set(arrows).size).toBe(arrows.length);
      for (const { from, to } of graph.edges) expect(ids).toEqual(expect.arrayContaining([from, to]));
    }));
  test('uses every part in some sub-step, and something in each', () =>
    each((graph, ids, variant) => {
      const used = new Set<string>();
      for (const { id } of substepsOf(variant)) {
        const { nodes, edges } = litBy(graph, id);
        expect(edges.size, id).toBeGreaterThan(0);
        for (const node of nodes) used.add(node);
      }
      expect(ids.filter((id) => !used.has(id))).toEqual([]);
    }));
  test.each(['wide', 'tall'] as const)('lies in its %s picture without overlaps', (shape) =>
    each((graph) => {
      const { boxes, width, height, paths } = layoutOf(graph, shape);
      const all = [...boxes] as [string, Box][];
      const overlaps: string[] = [];
      for (const [i, [id, a]] of all.entries()) {
        expect(a.x).toBeGreaterThanOrEqual(0);
        expect(a.y).toBeGreaterThanOrEqual(0);
        expect(a.x + a.width, id).toBeLessThanOrEqual(width);
        expect(a.y + a.height, id).toBeLessThanOrEqual(height);
        for (const [other, b] of all.slice(i + 1)) {
          if (a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height)
            overlaps.push(`${id} ${other}`);
        }
      }
      expect(overlaps).toEqual([]);
      for (const path of paths.values()) expect(path).not.toMatch(/NaN|undefined/);
    }),
  );
  test('shows numbers that there are', () =>
    each((graph) => {
      for (const { shows, showsIn = {} } of graph.nodes) {
        for (const key of [shows, ...Object.values(showsIn)]) if (key) expect(isQuantity(key)).toBe(true);
      }
    }));
});

test('a sub-step lights what the engine uses in it', () => {
  const lit = (variant: Variant, step: Parameters<typeof litBy>[1]): string[] =>
    [...litBy(graphOf(variant), step).nodes].sort();
  expect(lit(quick, 'q_update')).toEqual([
    'action',
    'adam_q1',
    'adam_q2',
    'loss_q1',
    'loss_q2',
    'q1',
    'q2',
    'state',
    'y',
  ]);
  expect(lit(quick, 'target')).toEqual(['target_value', 'value']);
  const modern: Variant = { ...quick, value_network: false, automatic: true };
  expect(lit(modern, 'q_target')).toEqual([
    'alpha',
    'next',
    'next_action',
    'next_log_prob',
    'policy',
    'reward',
    'target_q1',
    'target_q2',
    'terminal',
    'y',
  ]);
  expect(lit({ ...modern, twin_q: false }, 'q_target')).not.toContain('target_q2');
  expect(lit({ ...quick, has_target: false, polyak: false }, 'q_target')).toContain('value');
});
test('without reparameterisation no gradient runs back through the Qs', () => {
  const back = (variant: Variant): string[] =>
    graphOf(variant)
      .edges.filter((edge) => runsBack(edge, 'policy'))
      .map(({ from, to }) => `${from}>${to}`)
      .sort();
  expect(back(quick)).toEqual([
    'log_prob>soft_value',
    'min_q>soft_value',
    'new_action>q1',
    'new_action>q2',
    'policy>log_prob',
    'policy>new_action',
    'q1>min_q',
    'q2>min_q',
    'soft_value>loss_policy',
  ]);
  expect(back({ ...quick, reparameterized: false })).toEqual(['policy>log_prob']);
});
