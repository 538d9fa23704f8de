/** The Worker's job without the Worker: one engine, its loop in time slices, and the reports it sends. */
import { stageFields, type Engine } from './engine';
import { version, type FromWorker, type Report, type Request, type Snapshot, type Speed, type StateMap, type Watch } from './protocol';
import type { MetricInfo } from './schema';

/** Messages wait at most about this long while training runs. */
const sliceMs = 9;
const snapshotMs = 1000 / 30;
const mapMs = 150;
/** Computing the map may take this share of the time, and this long at once: larger networks get coarser maps. */
const mapShare = 0.03;
const mapAtOnceMs = 12;
const coarsestMap = 8;
/** The stage is computed this far ahead, so that a slow slice does not make it stutter. */
const stageAheadMs = 300;

export interface Host {
  post(message: FromWorker, transfer: Transferable[]): void;
  /** Milliseconds since 1970, finely. */
  now(): number;
}

export class Session {
  readonly #engine: Engine;
  readonly #metricCount: number;
  readonly #updatesAt: number;
  readonly #host: Host;
  #run = 0;
  #training = false;
  #speed: Speed = 'max';
  #watch: Watch = { stage: false, map: null };
  #steps: { id: number; left: number } | null = null;
  #announced = false;

  #stepMs = 0.2;
  /** Where a training at a given pace started: a time, and the environment steps since. */
  #pace = { since: 0, done: 0 };
  #rate = { since: 0, updates: 0, value: 0 };
  #sentEpisodes = 0;
  #sentEvaluations = 0;
  #changed = false;
  #lastSnapshot = 0;
  #lastMap = 0;
  #mapCostMs = 0;
  /** 1: as fine as wanted; 2: half as many cells each way, and so on. */
  #mapCoarseness = coarsestMap;
  #mapChanged = false;
  #stageTime = 0;
  #stage: number[] = [];

  constructor(engine: Engine, metrics: readonly MetricInfo[], host: Host) {
    this.#engine = engine;
    this.#metricCount = metrics.length;
    this.#updatesAt = metrics.findIndex((metric) => metric.key === 'gradient_updates');
    this.#host = host;
  }

  receive(message: Exclude<Request, { type: 'load' }>): void {
    switch (message.type) {
      case 'create':
        return this.#create(message.run, message.config);
      case 'configure':
        return this.#configure(message.id, message.config);
      case 'train':
        this.#training = this.#engine.divergence() === '';
        return this.#startPace();
      case 'pause':
        this.#training = false;
        return this.#report(this.#host.now()); // what is asked next finds the page up to date
      case 'speed':
        this.#speed = message.speed;
        return this.#startPace();
      case 'step':
        this.#training = false;
        this.#endSteps('Another step has replaced this one.');
        this.#steps = { id: message.id, left: message.frames };
        return this.#touch();
      case 'watch':
        this.#watch = message.watch;
        this.#mapChanged = true;
        return this.#touch();
      case 'signature':
        return this.#send({ type: 'reply', id: message.id, text: this.#engine.signature(), error: '' });
      case 'optimum': {
        const error = this.#engine.readConfig(message.config);
        const text = error ? '' : String(this.#engine.optimalReturn());
        return this.#send({ type: 'reply', id: message.id, text, error });
      }
      case 'stage':
        this.#engine.setStageState(message.theta, message.omega);
        this.#stageTime = 0;
        return this.#touch();
    }
  }

  /** Does one slice of work. @returns milliseconds until the next is due; Infinity: when a message arrives. */
  pump(): number {
    if (this.#run === 0) return Infinity;
    const start = this.#host.now();
    if (this.#steps) this.#finishSteps(start);
    else if (this.#training) this.#train(start);
    if (this.#watch.stage) this.#playStage();
    const now = this.#host.now();
    if (this.#changed && now - this.#lastSnapshot >= snapshotMs) this.#report(now);
    if (this.#steps || (this.#training && this.#speed === 'max')) return 0;
    return this.#training || this.#watch.stage || this.#changed ? 12 : Infinity;
  }

  #create(run: number, config: string): void {
    const error = this.#engine.readConfig(config) || this.#engine.create();
    if (error) return this.#send({ type: 'failed', message: error });
    this.#run = run;
    this.#training = false;
    this.#endSteps('The run was reset.');
    this.#announced = false;
    this.#sentEpisodes = 0;
    this.#sentEvaluations = 0;
    this.#rate = { since: 0, updates: 0, value: 0 };
    this.#stage = [];
    this.#stageTime = 0;
    this.#mapChanged = true;
    this.#mapCoarseness = coarsestMap;
    this.#mapCostMs = 0;
    this.#lastMap = 0;
    this.#touch();
  }

  #configure(id: number, config: string): void {
    const error = this.#engine.readConfig(config) || this.#engine.configure();
    this.#mapChanged = true;
    this.#startPace();
    this.#send({ type: 'reply', id, text: '', error });
  }

  /** Sends the next snapshot without waiting for its turn. */
  #touch(): void {
    this.#changed = true;
    this.#lastSnapshot = 0;
  }

  #startPace(): void {
    const now = this.#host.now();
    this.#pace = { since: now, done: 0 };
    this.#rate.since = 0;
    this.#touch();
  }

  #train(start: number): void {
    let due = Infinity;
    if (this.#speed !== 'max') {
      const perMs = this.#speed / (1000 * this.#stageValue('dt'));
      due = Math.floor((start - this.#pace.since) * perMs) - this.#pace.done;
    }
    const done = this.#runSlice(start, due);
    this.#pace.done += done;
    // A machine too slow for the pace does not try to catch up later.
    if (due !== Infinity && done < due) this.#pace = { since: this.#host.now(), done: 0 };
  }

  #finishSteps(start: number): void {
    const steps = this.#steps!;
    steps.left -= this.#runSlice(start, steps.left);
    if (steps.left > 0 && this.#engine.divergence() === '') return;
    this.#report(this.#host.now());
    this.#endSteps(this.#engine.divergence());
  }
  /** Answers who waits for the steps. */
  #endSteps(error: string): void {
    const steps = this.#steps;
    this.#steps = null;
    if (steps) this.#send({ type: 'reply', id: steps.id, text: '', error });
  }

  /** Runs up to `due` steps for one slice of time. @returns steps done */
  #runSlice(start: number, due: number): number {
    let done = 0;
    let now = start;
    while (done < due && now - start < sliceMs) {
      const batch = Math.max(1, Math.min(due - done, 50, Math.floor(2 / this.#stepMs)));
      const ran = this.#engine.run(batch);
      const after = this.#host.now();
      this.#stepMs += 0.2 * ((after - now) / batch - this.#stepMs);
      now = after;
      done += ran;
      if (ran < batch) {
        this.#diverged();
        break;
      }
    }
    if (done > 0) {
      this.#changed = true;
      this.#mapChanged = true;
      this.#announceSolved();
    }
    return done;
  }

  #announceSolved(): void {
    if (this.#announced) return;
    const frame = this.#engine.solvedFrame();
    if (frame < 0) return;
    this.#announced = true;
    this.#report(this.#host.now());
    this.#send({ type: 'solved', run: this.#run, frame });
  }

  #diverged(): void {
    this.#training = false;
    this.#report(this.#host.now());
    this.#send({ type: 'diverged', run: this.#run, message: this.#engine.divergence() });
  }

  #playStage(): void {
    const now = this.#host.now();
    // After a pause of the machine or a new state the stage starts from now instead of catching up.
    if (this.#stageTime < now - stageAheadMs) {
      this.#stageTime = now;
      this.#pushStage();
    }
    while (this.#stageTime < now + stageAheadMs) {
      this.#engine.stepStage(false);
      this.#stageTime += 1000 * this.#stageValue('dt');
      this.#pushStage();
    }
  }

  #pushStage(): void {
    this.#stage.push(this.#stageTime, ...this.#engine.stage());
    this.#changed = true;
  }

  #stageValue(field: (typeof stageFields)[number]): number {
    return this.#engine.stage()[stageFields.indexOf(field)]!;
  }

  #report(now: number): void {
    const metrics = this.#engine.metrics(this.#metricCount);
    const episodes = this.#engine.episodes(this.#sentEpisodes);
    const evaluations = this.#engine.evaluations(this.#sentEvaluations);
    this.#sentEpisodes += episodes.length / 2;
    this.#sentEvaluations += evaluations.length / 2;
    const snapshot: Snapshot = {
      type: 'snapshot',
      run: this.#run,
      metrics,
      updatesPerSecond: this.#updateRate(now, metrics[this.#updatesAt]!),
      episodes,
      evaluations,
      stage: new Float64Array(this.#stage),
      map: this.#map(now),
    };
    this.#stage = [];
    this.#changed = false;
    this.#lastSnapshot = now;
    const transfer = [metrics, episodes, evaluations, snapshot.stage].map((array) => array.buffer);
    if (snapshot.map) transfer.push(snapshot.map.values.buffer);
    this.#send(snapshot, transfer);
  }

  #map(now: number): StateMap | null {
    const wanted = this.#watch.map;
    const interval = Math.max(mapMs, this.#mapCostMs / mapShare);
    if (!wanted || !this.#mapChanged || now - this.#lastMap < interval) {
      if (this.#mapChanged && wanted) this.#changed = true;
      return null;
    }
    const width = Math.max(1, Math.round(wanted.width / this.#mapCoarseness));
    const height = Math.max(1, Math.round(wanted.height / this.#mapCoarseness));
    const maxOmega = this.#stageValue('maxSpeed');
    const values = this.#engine.valueMap(width, height, maxOmega);
    this.#lastMap = this.#host.now();
    this.#mapCostMs = this.#lastMap - now;
    this.#mapChanged = false;
    this.#refineMap();
    return { width, height, maxOmega, values };
  }
  /** Twice as fine costs four times as much. */
  #refineMap(): void {
    const tooSlow = this.#mapCostMs > mapAtOnceMs && this.#mapCoarseness < coarsestMap;
    const roomToRefine = 4 * this.#mapCostMs < mapAtOnceMs && this.#mapCoarseness > 1;
    if (tooSlow) this.#mapCoarseness *= 2;
    if (!roomToRefine) return;
    this.#mapCoarseness /= 2;
    this.#mapChanged = true;
    if (!this.#training) this.#mapCostMs = 0;
  }

  /** Updates per second, over windows of half a second. */
  #updateRate(now: number, updates: number): number {
    const busy = this.#training || this.#steps !== null;
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
