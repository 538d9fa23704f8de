import { expect, test } from 'vitest';
import { behindOf } from '../../../src/charts/bands';
import { timeChart, timeCharts } from '../../../src/charts/catalogue';
import { layersOf } from '../../../src/charts/layers';
import type { Source, TimeChart } from '../../../src/charts/spec';
import { Lab } from '../../../src/lab/lab';

const schema = {
  params: [],
  presets: [],
  map_layers: [],
  trace_fields: [],
  metrics: ['environment_steps', 'q1_loss', 'q2_loss', 'value_loss', 'policy_loss'].map((key) => ({
    key,
    symbol: '',
    unit: '',
    group: '',
    help: '',
  })),
};
function lab(values: Record<string, string> = {}): Lab {
  const made = new Lab(() => {});
  made.store.set({ schema, values: new Map(Object.entries(values)) });
  made.history.append(new Float64Array([10, 1, 2, 3, -4]));
  made.curves.append(made.curves.evaluations, new Float64Array([250, -900, 500, -300]));
  return made;
}
const source = (more: Partial<Source> = {}): Source => ({ lab: lab(), other: null, bands: [], ...more });
const [returnChart, lossesChart, entropyChart, gradientsChart] = (
  ['return', 'losses', 'entropy', 'gradients'] as const
).map((id) => timeChart(id)!) as [TimeChart, TimeChart, TimeChart, TimeChart];
const keys = (layers: readonly { key: string }[]): string[] => layers.map(({ key }) => key);

test('every trace is one curve; the first lies on top', () => {
  const layers = layersOf(lossesChart, source(), lossesChart.traces, 0);
  expect(keys(layers)).toEqual(['a policy_loss', 'a value_loss', 'a q2_loss', 'a q1_loss']);
  expect(layers.at(-1)).toMatchObject({ hue: '--q1', side: 'left', read: true, points: { steps: [10], values: [1] } });
  expect(layers[0]).toMatchObject({ hue: '--policy', side: 'right', points: { values: [-4] } });
});

test('smoothing is drawn over the raw values, which grow faint; evaluations are means already', () => {
  const layers = layersOf(returnChart, source(), returnChart.traces, 1000);
  expect(keys(layers)).toEqual(['a training raw', 'a training', 'a evaluation']);
  expect(layers[0]!.share).toBeLessThan(0.5);
  expect(layers[2]!.points).toEqual({ steps: [250, 500], values: [-900, -300] });
});

test('a second run is drawn below the first, in its own hue, its curves told apart by dashes', () => {
  const layers = layersOf(lossesChart, source({ other: lab() }), lossesChart.traces, 0);
  const second = layers.slice(0, 4);
  expect(keys(second)).toEqual(['b policy_loss', 'b value_loss', 'b q2_loss', 'b q1_loss']);
  expect(new Set(second.map(({ hue }) => hue))).toEqual(new Set(['--run-b']));
  expect(new Set(second.map(({ dash }) => String(dash))).size).toBe(4);
});

test('bands and the runs before lie behind the returns', () => {
  const of = source({
    bands: [{ label: 'B', steps: [0, 250], median: [-1, -1], low: [-2, -2], high: [0, 0], hue: '--run-b' }],
  });
  of.lab.recent.add({ preset: 'quick', settings: [], evaluations: { steps: [250, 500], values: [-800, -400] } });
  const layers = layersOf(returnChart, of, returnChart.traces, 0);
  expect(keys(layers)).toEqual([
    'band 0 high',
    'band 0 low',
    'band 0 median',
    'recent 0',
    'a training',
    'a evaluation',
  ]);
  expect(layers[0]).toMatchObject({ hue: '--run-b', fill: 0.2 }); // down to the next
  expect(layers[3]).toMatchObject({ points: { values: [-800, -400] }, read: false });
});

test('the bands of a metric lie behind its trace, in its hue or in those of two settings', () => {
  const curves = { steps: [250], median: [2], low: [1], high: [3] };
  const band = { label: '4 seeds', ...curves, metrics: new Map([['q1_loss', curves]]) };
  const [q1, q2] = lossesChart.traces;
  const one = layersOf(lossesChart, source({ bands: [band] }), [q1!, q2!], 0);
  expect(keys(one).slice(0, 3)).toEqual(['band 0 q1_loss high', 'band 0 q1_loss low', 'band 0 q1_loss median']);
  expect(one[0]).toMatchObject({ hue: '--q1', fill: 0.2, side: 'left', points: { steps: [250], values: [3] } });
  const two = layersOf(lossesChart, source({ bands: [band, band] }), [q1!], 0);
  expect(two.filter(({ fill }) => fill).map(({ hue }) => hue)).toEqual(['--run-a', '--run-b']);
  // Not of a hidden trace, nor where no seed has the metric.
  expect(keys(layersOf(lossesChart, source({ bands: [band] }), [q2!], 0))).toEqual(['a q2_loss']);
  expect(behindOf(lossesChart)).toEqual({ recent: false, bands: true });
  expect(behindOf(gradientsChart)).toEqual({ recent: false, bands: false });
});

test('a target entropy is drawn where the temperature is automatic, of either run', () => {
  const automatic = lab({ entropy_mode: 'auto', target_entropy: '-1' });
  expect(entropyChart.lines!(source())).toEqual([]);
  expect(entropyChart.lines!(source({ lab: automatic }))).toMatchObject([{ value: -1, hue: '--policy' }]);
  expect(entropyChart.lines!(source({ other: automatic }))).toMatchObject([{ value: -1, hue: '--run-b' }]);
});

test('every trace has a key of its own in its chart', () => {
  for (const { traces } of timeCharts) expect(new Set(keys(traces)).size).toBe(traces.length);
});
