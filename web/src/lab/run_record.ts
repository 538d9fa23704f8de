/** What a run has done so far, and the runs that it has replaced. */
import type { Snapshot } from '../engine/protocol';
import type { Schema } from '../engine/schema';
import { changesFrom, MetricHistory, noPoints, type Points, RecentRuns, ReturnCurves } from './run_history';
import type { SavedRun } from './saved_run';
import type { LabState } from './store';

export class RunRecord {
  readonly curves = new ReturnCurves();
  readonly history = new MetricHistory();
  readonly recent = new RecentRuns();
  /** The preset that the run began with, and its values. */
  #origin: Pick<LabState, 'preset' | 'base'> | undefined;
  #clickedAt = 0;

  /** Another run takes the place of the one that is shown in this state, but for its preset. */
  begin({ preset, base, values }: Readonly<LabState>): void {
    const { steps, values: returns } = this.curves.evaluations;
    if (this.#origin) {
      this.recent.add({
        preset: this.#origin.preset,
        settings: changesFrom(values, this.#origin.base),
        evaluations: { steps: [...steps], values: [...returns] },
      });
    }
    this.#origin = { preset, base };
    this.curves.clear();
    this.history.clear();
    this.#clickedAt = 0;
  }
  append({ episodes, evaluations, evaluated, metrics }: Snapshot): void {
    this.curves.append(this.curves.episodes, episodes);
    this.curves.append(this.curves.evaluations, evaluations);
    if (evaluations.length > 0) this.recent.dropRepeated(this.curves.evaluations);
    for (let at = 0; at < evaluated.length; at += metrics.length)
      this.history.append(evaluated.subarray(at, at + metrics.length));
    this.history.append(metrics);
  }
  /** A metric by its key over the course of the run, as far as it was seen; returns are all there. */
  of(metric: string, schema: Schema | null): Points {
    if (metric === 'evaluation_return') return this.curves.evaluations;
    if (metric === 'episode_return') return this.curves.episodes;
    if (!schema) return noPoints;
    const keys = schema.metrics.map(({ key }) => key);
    const place = keys.indexOf(metric);
    if (place < 0) throw new RangeError(`There is no metric "${metric}"; the metrics are ${keys.join(', ')}.`);
    return { steps: this.history.column(0), values: this.history.column(place) };
  }
  /** Somebody lets it train; the first time counts. */
  click(): void {
    if (this.#clickedAt === 0) this.#clickedAt = performance.now();
  }
  /** Since the first click, in ms; 0 before it. */
  get elapsed(): number {
    return this.#clickedAt && performance.now() - this.#clickedAt;
  }

  /** The run that is shown in this state, as it is kept. */
  save(state: Readonly<LabState>): Omit<SavedRun, 'checkpoint' | 'cost'> {
    const { values, preset, origin, layer, speed, solved } = state;
    return {
      history: this.history.save(),
      metrics: metricKeys(state.schema),
      elapsed: this.elapsed,
      recent: this.recent.runs,
      step: state.metrics[0] ?? 0,
      values,
      preset,
      origin,
      layer,
      speed,
      training: state.phase === 'training',
      solved,
      at: Date.now(),
    };
  }
  /** As far as it was written with the metrics of this schema; returns come from the run itself. */
  restore({ history, metrics, elapsed, recent }: SavedRun, schema: Schema): void {
    if (metrics === metricKeys(schema)) this.history.restore(history, schema.metrics.length);
    if (elapsed > 0) this.#clickedAt = performance.now() - elapsed;
    if (this.recent.runs.length === 0) this.recent.restore(recent);
  }
}

function metricKeys(schema: Schema | null): string {
  return (schema?.metrics ?? []).map(({ key }) => key).join();
}
