/** The Worker's job without the Worker: one engine, its loop in time slices, and the reports it sends. */
import type { Engine } from './engine';
import { ExactValueSolver } from './exact_value_solver';
import { Inspector } from './inspector';
import {
  type Command,
  type FromWorker,
  overtaken,
  type Report,
  type Snapshot,
  type Speed,
  stepsPaused,
  stepsTraced,
  type Until,
  version,
} from './protocol';
import { parseValues, type Schema } from './schema';

/** Messages wait at most about this long while training runs. */
const sliceMs = 9;
const snapshotMs = 1000 / 20;
/** A training at a given pace rests for less than this between two slices. */
const longestRestMs = 500;
/** More than any setting waits for its first update. */
const mostStepsToTrace = 30_000;

type ForOneRun = Extract<Command, { type: 'train' | 'pause' | 'rest' | 'configure' | 'step' | 'trace' }>;
function isForOneRun(message: Command): message is ForOneRun {
  return ['train', 'pause', 'rest', 'configure', 'step', 'trace'].includes(message.type);
}

export interface Host {
  post(message: FromWorker, transfer: Transferable[]): void;
  /** Milliseconds since 1970, finely. */
  now(): number;
}

export class Session {
  readonly #engine: Engine;
  readonly #host: Host;
  readonly #now: () => number;
  readonly #metricCount: number;
  readonly #updatesAt: number;
  readonly #inspector: Inspector;
  readonly #exact: ExactValueSolver;
  #run = 0;
  #training = false;
  #speed: Speed = 'max';
  /** Environment step that the training does not go beyond. */
  #limit = Infinity;
  /** Where the training ends; null: nowhere. */
  #until: Until | null = null;
  /** Asked for, one after the other; they come before a training. */
  #steps: { id: number; left: number }[] = [];
  #announced = false;

  #stepMs = 0.2;
  /** Where a training at a given pace started: a time, and the environment steps since. */
  #pace = { since: 0, done: 0 };
  #trainedAt = 0;
  #rate = { since: 0, updates: 0, value: 0 };
  /** Environment steps of the newest episode that the page knows. */
  #lastEpisode = 0;
  #sentEvaluations = 0;
  /** Environment steps from one evaluation to the next; 0: there are none. */
  #interval = 0;
  /** All metrics at evaluations that the page does not know yet, row by row. */
  #evaluated: number[] = [];
  #changed = false;
  #lastSnapshot = 0;

  constructor(engine: Engine, schema: Schema, host: Host) {
    this.#engine = engine;
    this.#host = host;
    this.#now = () => host.now();
    this.#metricCount = schema.metrics.length;
    this.#updatesAt = schema.metrics.findIndex((metric) => metric.key === 'gradient_updates');
    this.#inspector = new Inspector(engine, schema);
    this.#exact = new ExactValueSolver(engine, (report) => this.#send(report));
  }

  receive(message: Command): void {
    if (isForOneRun(message) && message.run !== this.#run) return this.#decline(message);
    if (this.#run === 0 && ['renew', 'save', 'signature', 'stage'].includes(message.type))
      return this.#decline(message);
    switch (message.type) {
      case 'create':
        return this.#create(message.run, message.config);
      case 'renew':
        return this.#renew(message.id, message.run, message.config);
      case 'open':
        return this.#open(message.id, message.run, message.bytes);
      case 'save': {
        this.#report(this.#now()); // so that the page knows what is in it
        const start = this.#now();
        const bytes = this.#engine.save(true);
        const ms = this.#now() - start;
        return this.#send({ type: 'reply', id: message.id, text: '', error: '', bytes, ms }, [bytes.buffer]);
      }
      case 'configure':
        return this.#configure(message.id, message.config);
      case 'train':
        this.#training = this.#engine.divergence() === '';
        this.#until = message.until ?? null;
        if (this.#toUntil === 0) this.#until = null;
        return this.#startPace();
      case 'pause':
        this.#training = false;
        this.#report(this.#now()); // what is asked next finds the page up to date
        return this.#endSteps(stepsPaused);
      case 'rest':
        this.#training = false;
        return this.#report(this.#now());
      case 'speed':
        this.#speed = message.speed;
        return this.#startPace();
      case 'limit':
        this.#limit = message.step;
        return;
      case 'step':
        this.#training = false;
        this.#steps.push({ id: message.id, left: message.steps });
        return this.#touch();
      case 'trace':
        return this.#traceNow(message.id);
      case 'watch':
        this.#inspector.watch = message.watch;
        return this.#touch();
      case 'signature':
        return this.#send({ type: 'reply', id: message.id, text: this.#engine.signature(), error: '' });
      case 'optimum': {
        const error = this.#engine.readConfig(message.config);
        const text = error ? '' : String(this.#engine.optimalReturn());
        return this.#send({ type: 'reply', id: message.id, text, error });
      }
      case 'exact':
        return this.#exact.want(message);
      case 'stage':
        this.#engine.placeStage(message, message.held, message.at);
        return this.#touch();
      case 'play':
        return this.#engine.setStageSampled(message.sampled);
    }
  }

  /** Does one slice of work. @returns milliseconds until the next is due; Infinity: when a message arrives. */
  pump(): number {
    if (this.#run === 0) return this.#exact.pump(this.#now);
    const start = this.#now();
    if (this.#steps.length > 0) this.#finishSteps(start);
    else if (this.#training) this.#train(start);
    this.#inspector.idle = !this.#training && this.#steps.length === 0;
    if (this.#inspector.watch.stage && this.#engine.playStage(this.#now())) {
      this.#inspector.noteStage();
      this.#changed = true;
    }
    this.#changed ||= this.#inspector.isStale;
    const now = this.#now();
    if (this.#changed && now - this.#lastSnapshot >= snapshotMs) this.#report(now);
    if (this.#steps.length > 0 || (this.#training && this.#speed === 'max' && this.#left > 0)) return 0;
    return this.#training || this.#inspector.watch.stage || this.#changed ? 12 : Infinity;
  }

  /** The page had not yet heard that another run has begun, or not waited for the first. */
  #decline(message: Command): void {
    if ('id' in message) this.#send({ type: 'reply', id: message.id, text: '', error: overtaken });
  }

  // A run begins

  #create(run: number, config: string): void {
    const error = this.#engine.readConfig(config) || this.#engine.create();
    if (error) return this.#send({ type: 'failed', message: error });
    this.#begin(run);
    this.#announced = false;
  }
  #renew(id: number, run: number, config: string): void {
    const before = this.#engine.configText();
    const error = this.#engine.readConfig(config) || this.#engine.createKeeping();
    this.#send({ type: 'reply', id, text: '', error });
    if (error) return void this.#engine.readConfig(before);
    this.#begin(run);
    this.#announced = false;
  }
  #open(id: number, run: number, bytes: Uint8Array): void {
    const error = this.#engine.load(bytes);
    this.#send({ type: 'reply', id, text: error ? '' : this.#engine.configText(), error });
    if (error) return;
    this.#begin(run);
    this.#announced = this.#engine.solvedStep() >= 0;
  }
  #begin(run: number): void {
    this.#run = run;
    this.#training = false;
    this.#endSteps(overtaken);
    this.#lastEpisode = 0;
    this.#sentEvaluations = 0;
    this.#evaluated = [];
    this.#noteInterval();
    this.#rate = { since: 0, updates: 0, value: 0 };
    this.#inspector.reset();
    this.#touch();
  }

  #configure(id: number, config: string): void {
    const before = this.#engine.configText();
    const error = this.#engine.readConfig(config) || this.#engine.configure();
    if (error) this.#engine.readConfig(before);
    this.#noteInterval();
    this.#inspector.noteProgress();
    this.#startPace();
    this.#send({ type: 'reply', id, text: '', error });
  }

  /** Sends the next snapshot without waiting for its turn. */
  #touch(): void {
    this.#changed = true;
    this.#lastSnapshot = 0;
  }

  #startPace(): void {
    this.#pace = { since: this.#now(), done: 0 };
    this.#rate.since = 0;
    this.#touch();
  }

  // A run goes on

  /** Environment steps up to the limit. */
  get #left(): number {
    return this.#limit === Infinity ? Infinity : this.#limit - this.#engine.metrics(1)[0]!;
  }
  /** Environment steps until the training may be at its end; 0: it is there. */
  get #toUntil(): number {
    const until = this.#until;
    if (until === null) return Infinity;
    const step = this.#engine.metrics(1)[0]!;
    if (until !== 'solved') return Math.max(until - step, 0);
    if (this.#engine.solvedStep() >= 0) return 0;
    return this.#toEvaluation(step);
  }
  /** Environment steps from this one to the next evaluation. */
  #toEvaluation(step: number): number {
    return this.#interval > 0 ? this.#interval - (step % this.#interval) : Infinity;
  }
  #noteInterval(): void {
    this.#interval = Number(parseValues(this.#engine.configText()).get('evaluation_interval'));
  }
  /** Keeps the metrics of an evaluation, before another step changes them. @returns the environment step */
  #noteEvaluation(): number {
    const step = this.#engine.metrics(1)[0]!;
    if (this.#toEvaluation(step) === this.#interval) this.#evaluated.push(...this.#engine.metrics(this.#metricCount));
    return step;
  }
  #train(start: number): void {
    let due = Infinity;
    if (this.#speed !== 'max') {
      // What a machine that slept, or a tab that was frozen, has missed is not caught up.
      if (start - this.#trainedAt > longestRestMs) this.#startPace();
      this.#trainedAt = start;
      const perMs = this.#speed / (1000 * this.#engine.stage().dt);
      due = Math.floor((start - this.#pace.since) * perMs) - this.#pace.done;
    }
    const done = this.#runSlice(start, Math.min(due, this.#left, this.#toUntil));
    if (this.#training && this.#toUntil === 0) {
      this.#training = false;
      this.#report(this.#now());
      this.#send({ type: 'ended', run: this.#run });
    }
    this.#pace.done += done;
    // A machine too slow for the pace, or a training that was held, does not try to catch up later.
    if (due !== Infinity && done < due) this.#pace = { since: this.#now(), done: 0 };
  }

  #finishSteps(start: number): void {
    const steps = this.#steps[0]!;
    // Who looks at the update sees that of the last step.
    const looked = this.#inspector.watch.trace;
    steps.left -= this.#runSlice(
      start,
      looked && steps.left > 1 ? steps.left - 1 : steps.left,
      looked && steps.left === 1,
    );
    const divergence = this.#engine.divergence();
    if (steps.left > 0 && divergence === '') return;
    this.#report(this.#now());
    if (divergence) return this.#endSteps(divergence);
    this.#steps.shift();
    this.#send({ type: 'reply', id: steps.id, text: '', error: '' });
  }
  /** Answers who waits for steps that will not be done. */
  #endSteps(error: string): void {
    const steps = this.#steps;
    this.#steps = [];
    for (const { id } of steps) this.#send({ type: 'reply', id, text: '', error });
  }

  #traceNow(id: number): void {
    this.#training = false;
    this.#endSteps(stepsTraced);
    let updated = false;
    for (let i = 0; i < mostStepsToTrace && !updated && this.#engine.divergence() === ''; i++) {
      updated = this.#inspector.trace(this.#now);
      this.#noteEvaluation();
    }
    this.#noteSteps();
    this.#report(this.#now());
    if (this.#engine.divergence()) this.#diverged();
    const error = this.#engine.divergence() || (updated ? '' : `There was no update in ${mostStepsToTrace} steps.`);
    this.#send({ type: 'reply', id, text: '', error });
  }

  /** Runs up to `due` steps for one slice of time; the first is written down if it is looked at. @returns steps done */
  #runSlice(start: number, due: number, looked = false): number {
    let done = 0;
    let now = start;
    let step = this.#engine.metrics(1)[0]!;
    if (due > 0 && (looked || this.#inspector.wantsTrace(start)) && this.#engine.divergence() === '') {
      this.#inspector.trace(this.#now);
      done = 1;
      step = this.#noteEvaluation();
      now = this.#now();
    }
    while (done < due && now - start < sliceMs) {
      const batch = Math.max(1, Math.min(due - done, 50, Math.floor(2 / this.#stepMs), this.#toEvaluation(step)));
      const ran = this.#engine.run(batch);
      step = this.#noteEvaluation();
      const after = this.#now();
      this.#stepMs += 0.2 * ((after - now) / batch - this.#stepMs);
      now = after;
      done += ran;
      if (ran < batch) break;
    }
    if (done > 0) this.#noteSteps();
    if (this.#engine.divergence()) this.#diverged();
    return done;
  }
  #noteSteps(): void {
    this.#changed = true;
    this.#inspector.noteProgress();
    if (this.#announced) return;
    const step = this.#engine.solvedStep();
    if (step < 0) return;
    this.#announced = true;
    this.#report(this.#now());
    this.#send({ type: 'solved', run: this.#run, step });
  }

  #diverged(): void {
    this.#training = false;
    this.#report(this.#now());
    this.#send({ type: 'diverged', run: this.#run, message: this.#engine.divergence() });
  }

  // A run is shown

  #report(now: number): void {
    const metrics = this.#engine.metrics(this.#metricCount);
    const episodes = this.#engine.episodes(this.#lastEpisode);
    const evaluations = this.#engine.evaluations(this.#sentEvaluations);
    this.#lastEpisode = episodes.at(-2) ?? this.#lastEpisode;
    this.#sentEvaluations += evaluations.length / 2;
    const evaluated = new Float64Array(this.#evaluated);
    this.#evaluated = [];
    const snapshot: Snapshot = {
      type: 'snapshot',
      run: this.#run,
      metrics,
      updatesPerSecond: this.#updateRate(now, metrics[this.#updatesAt]!),
      episodes,
      evaluations,
      evaluated,
      solvedStep: this.#engine.solvedStep(),
      stage: this.#engine.takeStage(),
      ...this.#inspector.look(this.#now, this.#engine.stageAt(now), this.#engine.stage().maxSpeed),
    };
    this.#changed = false;
    this.#lastSnapshot = now;
    const transfer = [metrics, episodes, evaluations, evaluated, snapshot.stage].map((array) => array.buffer);
    if (snapshot.map) transfer.push(snapshot.map.values.buffer);
    this.#send(snapshot, transfer);
  }

  /** Updates per second, over windows of half a second. */
  #updateRate(now: number, updates: number): number {
    const busy = this.#training || this.#steps.length > 0;
    if (!busy) this.#rate = { since: 0, updates, value: 0 };
    else if (this.#rate.since === 0) this.#rate = { since: now, updates, value: this.#rate.value };
    else if (now - this.#rate.since >= 500) {
      this.#rate = { since: now, updates, value: (1000 * (updates - this.#rate.updates)) / (now - this.#rate.since) };
    }
    return this.#rate.value;
  }

  #send(report: Report, transfer: Transferable[] = []): void {
    this.#host.post({ version, ...report } as FromWorker, transfer);
  }
}
