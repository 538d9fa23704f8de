/** Trains many runs to their end in Workers side by side, each Worker one after the other. */
import type { Gate } from './gate';
import { type Snapshot, watchNothing } from '../engine/protocol';
import { RunClient } from './run_client';
import type { SeedRun } from '../engine/seed_study';

export interface SeedJob {
  seed: number;
  /** "key=value" lines, the seed among them. */
  config: string;
}

/** Trains one run at a time. */
export interface Lane {
  train(job: SeedJob, steps: number, progress: (step: number) => void): Promise<SeedRun>;
  close(): void;
}

export class SeedPool {
  readonly #lanes: Lane[];
  #closed = false;

  constructor(size: number, open: () => Lane) {
    this.#lanes = Array.from({ length: size }, open);
  }

  /**
   * Takes the jobs in their order; settles when all are done, or the pool is closed.
   * @param done hears of every run that is finished, with the place of its job
   * @param progress hears how many environment steps are done altogether
   */
  async run(
    jobs: readonly SeedJob[],
    steps: number,
    done: (job: number, run: SeedRun) => void,
    progress: (steps: number) => void,
  ): Promise<void> {
    const taken = jobs.map(() => 0);
    const note = (job: number, step: number): void => {
      if (this.#closed) return;
      taken[job] = step;
      progress(taken.reduce((sum, n) => sum + n, 0));
    };
    let next = 0;
    const work = async (lane: Lane): Promise<void> => {
      for (let job = next++; job < jobs.length && !this.#closed; job = next++) {
        const run = await lane.train(jobs[job]!, steps, (step) => note(job, step));
        if (this.#closed) return;
        note(job, steps);
        done(job, run);
      }
    };
    try {
      await Promise.all(this.#lanes.map(work));
    } catch (error) {
      if (!this.#closed) throw error;
    } finally {
      this.close();
    }
  }
  close(): void {
    this.#closed = true;
    for (const lane of this.#lanes) lane.close();
  }
}

/** One processor is left for the page, and one for each run that trains on it. */
export function poolSize(processors: number, training: number, jobs: number): number {
  return Math.max(1, Math.min(processors - 1 - training, jobs));
}

/** Environment steps between two looks at the gate; each question takes a moment. */
const stride = 250;

/** A lane with a Worker of its own. */
export class WorkerLane implements Lane {
  readonly #run: RunClient;
  readonly #gate: Gate;
  readonly #closing = new AbortController();
  #snapshot: (snapshot: Snapshot) => void = () => {};
  #solvedStep: number | null = null;
  #diverged = '';

  /** @param gate is shut while nothing may be trained */
  constructor(module: WebAssembly.Module, gate: Gate) {
    this.#gate = gate;
    this.#run = new RunClient(module, {
      snapshot: (snapshot) => this.#snapshot(snapshot),
      solved: (step) => (this.#solvedStep = step),
      diverged: (message) => (this.#diverged = message),
      failed() {}, // whoever waits for the steps hears of it
    });
  }

  async train({ seed, config }: SeedJob, steps: number, progress: (step: number) => void): Promise<SeedRun> {
    const evaluations = { steps: [] as number[], returns: [] as number[], metrics: [] as number[][] };
    this.#solvedStep = null;
    this.#diverged = '';
    this.#snapshot = (snapshot) => {
      const { evaluations: pairs, evaluated, metrics } = snapshot;
      const rows = new Map<number, number[]>();
      for (let at = 0; at < evaluated.length; at += metrics.length)
        rows.set(evaluated[at]!, [...evaluated.subarray(at, at + metrics.length)]);
      for (let i = 0; i + 1 < pairs.length; i += 2) {
        evaluations.steps.push(pairs[i]!);
        evaluations.returns.push(pairs[i + 1]!);
        evaluations.metrics.push(rows.get(pairs[i]!) ?? []);
      }
      progress(metrics[0]!);
    };
    this.#run.create(config);
    this.#run.post({ type: 'watch', watch: watchNothing });
    try {
      for (let done = 0; done < steps; done += stride) {
        await this.#gate.passed(this.#closing.signal);
        await this.#run.step(Math.min(stride, steps - done));
      }
    } catch (error) {
      if (!this.#diverged) throw error;
    }
    const signature = await this.#run.signature();
    return { seed, ...evaluations, solvedStep: this.#solvedStep, signature, problem: this.#diverged };
  }
  close(): void {
    this.#run.close();
    this.#closing.abort();
  }
}
