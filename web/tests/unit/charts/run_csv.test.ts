import { expect, test } from 'vitest';
import { runCsv } from '../../../src/charts/run_csv';
import type { Param, Schema } from '../../../src/engine/schema';
import { MetricHistory, ReturnCurves } from '../../../src/lab/run_history';

const metric = (key: string) => ({ key, symbol: key, unit: '', group: '', help: '' });
const param = (key: string, setting: boolean): Param => ({
  ...{ key, setting, symbol: key, help: '', claim: '', group: '', type: 'real', scale: 'linear', apply: 'live' },
  ...{ default: 0, min: 0, max: 1, choices: [], slider: null },
});
const schema: Schema = {
  params: ['seed', 'alpha', 'tau'].map((key) => param(key, key !== 'seed')),
  presets: [],
  map_layers: [],
  trace_fields: [],
  metrics: ['environment_steps', 'episode_return', 'evaluation_return', 'q1_loss'].map(metric),
};

test('a row for each episode, evaluation and snapshot, in the order of their steps', () => {
  const curves = new ReturnCurves();
  curves.append(curves.episodes, new Float64Array([200, -1300.5, 400, -900]));
  curves.append(curves.evaluations, new Float64Array([250, -1200]));
  const history = new MetricHistory(4);
  history.append(new Float64Array([150, NaN, NaN, NaN]));
  history.append(new Float64Array([300, -1300.5, -1200, 0.1]));
  const base = new Map([
    ['seed', '1'],
    ['alpha', '0.2'],
    ['tau', '0.01'],
  ]);
  const values = new Map([
    ['seed', '7'],
    ['alpha', '0.5'],
    ['tau', '0.01'],
  ]);
  const text = runCsv(schema, [{ preset: 'quick', base, values, curves, history }]);
  expect(text).toBe(
    [
      'preset,changes,seed,event,seconds,environment_steps,episode_return,evaluation_return,q1_loss',
      'quick,alpha=0.5,7,metrics,,150,,,',
      'quick,alpha=0.5,7,episode,,200,-1300.5,,',
      'quick,alpha=0.5,7,evaluation,,250,,-1200,',
      'quick,alpha=0.5,7,metrics,,300,-1300.5,-1200,0.1',
      'quick,alpha=0.5,7,episode,,400,-900,,',
      '',
    ].join('\n'),
  );
});
