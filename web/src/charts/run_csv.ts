/** A run's numbers as CSV, in the columns of `sac-train --log`; an event "metrics" holds every metric at a step. */
import type { Schema, Values } from '../engine/schema';
import type { MetricHistory, Points, ReturnCurves } from '../lab/run_history';

export interface CsvRun {
  preset: string;
  base: Values;
  values: Values;
  curves: ReturnCurves;
  history: MetricHistory;
}

export function runCsv(schema: Schema, runs: readonly CsvRun[]): string {
  const header = ['preset', 'changes', 'seed', 'event', 'seconds', ...schema.metrics.map(({ key }) => key)].join();
  return [header, ...runs.flatMap((run) => rowsOf(schema, run)), ''].join('\n');
}

function rowsOf(schema: Schema, { preset, base, values, curves, history }: CsvRun): string[] {
  const run = [preset, changesFrom(schema, base, values), values.get('seed') ?? ''].join();
  const at = (key: string): number => schema.metrics.findIndex((metric) => metric.key === key);
  const row = (event: string, metrics: readonly number[]): string => [run, event, '', ...metrics.map(field)].join();

  const rows: { step: number; text: string }[] = [];
  const add = (event: string, key: string, { steps, values: returns }: Points): void =>
    steps.forEach((step, i) => {
      const metrics = new Array<number>(schema.metrics.length).fill(NaN);
      metrics[at('environment_steps')] = step;
      metrics[at(key)] = returns[i]!;
      rows.push({ step, text: row(event, metrics) });
    });
  add('episode', 'episode_return', curves.episodes);
  add('evaluation', 'evaluation_return', curves.evaluations);
  const columns = schema.metrics.map((_, metric) => history.column(metric));
  history.column(0).forEach((step, i) =>
    rows.push({
      step,
      text: row(
        'metrics',
        columns.map((column) => column[i]!),
      ),
    }),
  );
  return rows.sort((a, b) => a.step - b.step).map(({ text }) => text);
}

/** "alpha=0.5 tau=0.1": what differs from the preset's setting. */
function changesFrom({ params }: Schema, base: Values, values: Values): string {
  const changed = params.filter(({ key, setting }) => setting && base.get(key) !== values.get(key));
  return changed.map(({ key }) => `${key}=${values.get(key)}`).join(' ');
}
function field(value: number): string {
  return Number.isFinite(value) ? String(value) : '';
}
