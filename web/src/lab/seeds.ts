/** Many seeds of a setting, of both settings while two are compared: what is asked for, what is done, and the results. */
import { traces } from '#views/charts';
import type { Engine } from '../engine/engine';
import { type Values, valuesText } from '../engine/schema';
import { Gate } from '../client/gate';
import { poolSize, type SeedJob, SeedPool, WorkerLane } from '../client/seed_pool';
import { type Band, metricBand, returnBand, type SeedRun, studySummary, type StudySummary } from '../engine/seed_study';
import { type Comparison, differencesOf, type RunName } from './comparison';
import { engineModule } from '../client/engine_module';
import type { Lab } from './lab';
import { Store } from './store';

export const seedCounts = [4, 8, 16, 32] as const;
export const leastSeedSteps = 500;
export const mostSeedSteps = 100_000;

/** The finished runs of one setting. */
export interface Study {
  name: RunName;
  preset: string;
  /** The setting; its seed is the first. */
  values: Values;
  /** Whether it sets the standard task, of which alone "solved" is spoken. */
  standard: boolean;
  runs: readonly SeedRun[];
}
/** The band of the returns, with what a chart says and its colour's token, and those of metrics by their keys. */
export interface StudyBand extends Band {
  label: string;
  hue: string;
  metrics: ReadonlyMap<string, Band>;
}
/** Metrics whose bands some chart draws. */
const bandedMetrics = traces.filter(({ style }) => style.banded).map(({ key }) => key);

export interface SeedsState {
  count: number;
  /** Environment steps of each run. */
  steps: number;
  running: boolean;
  /** Share of all environment steps that is done, 0 to 1. */
  progress: number;
  studies: readonly Study[];
}

export class Seeds {
  readonly store = new Store<SeedsState>({ count: 8, steps: 5000, running: false, progress: 0, studies: [] });
  readonly #lab: Lab;
  readonly comparison: Comparison;
  #banded: { studies: readonly Study[]; bands: readonly StudyBand[] } = { studies: [], bands: [] };
  readonly #gate = new Gate();
  /** What ends the running study. */
  #ending: AbortController | undefined;

  constructor(lab: Lab, comparison: Comparison) {
    this.#lab = lab;
    this.comparison = comparison;
  }

  /** Runs the seeds from the page's own on; what was there before is replaced. */
  async run(): Promise<void> {
    const { count, steps, running } = this.store.state;
    if (running || !this.#lab.store.state.schema) return;
    const labs = this.#labs();
    const seeds = consecutiveSeeds(Number(labs[0]![1].store.state.values.get('seed')), count);
    const studies = labs.map(([name, lab]): Study => {
      const { preset, values, standard } = lab.store.state;
      return { name, preset, values, standard, runs: [] };
    });
    // The settings in turn, so that both bands grow together.
    const jobs = seeds.flatMap((seed) =>
      studies.map((study) => ({ study: study.name, ...seedJob(study.values, seed) })),
    );
    this.store.set({ running: true, progress: 0, studies });
    const ending = (this.#ending = new AbortController());
    try {
      const module = await engineModule();
      if (ending.signal.aborted) return;
      const training = labs.filter(([, lab]) => lab.store.state.phase === 'training').length;
      const size = poolSize(navigator.hardwareConcurrency || 2, training, jobs.length);
      const pool = new SeedPool(size, () => new WorkerLane(module, this.#gate));
      ending.signal.addEventListener('abort', () => pool.close());
      await pool.run(
        jobs,
        steps,
        (job, run) => this.#add(jobs[job]!.study, run),
        (done) => this.store.set({ progress: done / (steps * jobs.length) }),
      );
    } catch (error) {
      if (ending.signal.aborted) return;
      this.#lab.notify(
        `The seeds could not be run to their end: ${error instanceof Error ? error.message : String(error)}`,
      );
    } finally {
      if (this.#ending === ending) this.cancel();
    }
  }
  /** Whether they are trained now: what nobody sees may rest. */
  get isResting(): boolean {
    return !this.#gate.isOpen;
  }
  set isResting(isResting: boolean) {
    this.#gate.isOpen = !isResting;
  }
  /** Ends what is running; the runs that are finished remain. */
  cancel(): void {
    this.#ending?.abort();
    this.#ending = undefined;
    this.store.set({ running: false });
  }
  clear(): void {
    this.cancel();
    this.store.set({ studies: [], progress: 0 });
  }
  /** What the return chart draws: a band for each setting that has finished runs; the same array while nothing is new. */
  get bands(): readonly StudyBand[] {
    const { studies } = this.store.state;
    const { engine } = this.#lab;
    if (engine && studies !== this.#banded.studies) {
      const keys = this.#lab.store.state.schema?.metrics.map(({ key }) => key) ?? [];
      this.#banded = { studies, bands: bandsOf(engine, studies, keys) };
    }
    return this.#banded.bands;
  }
  summary({ runs }: Study): StudySummary | undefined {
    return this.#lab.engine && studySummary(this.#lab.engine, runs);
  }
  /** Whether the run of this name has the study's setting still. */
  isCurrent({ name, values }: Study): boolean {
    const lab = this.#labs().find(([candidate]) => candidate === name)?.[1];
    return lab !== undefined && differencesOf(values, lab.store.state.values).every(({ key }) => key === 'seed');
  }
  setCount(count: number): void {
    this.store.set({ count });
  }
  setSteps(steps: number): void {
    if (Number.isFinite(steps)) {
      this.store.set({ steps: Math.round(Math.min(Math.max(steps, leastSeedSteps), mostSeedSteps)) });
    }
  }

  #labs(): [RunName, Lab][] {
    const { other } = this.comparison.store.state;
    return other
      ? [
          ['a', this.#lab],
          ['b', other],
        ]
      : [['a', this.#lab]];
  }
  #add(name: RunName, run: SeedRun): void {
    const studies = this.store.state.studies.map((study) =>
      study.name === name ? { ...study, runs: [...study.runs, run].sort((a, b) => a.seed - b.seed) } : study,
    );
    this.store.set({ studies });
  }
}

function bandsOf(engine: Engine, studies: readonly Study[], metrics: readonly string[]): StudyBand[] {
  return studies
    .filter(({ runs }) => runs.length > 0)
    .map(({ name, runs }) => ({
      ...returnBand(engine, runs),
      label: `${runs.length === 1 ? '1 seed' : `${runs.length} seeds`}${studies.length > 1 ? ` of ${name.toUpperCase()}` : ''}`,
      hue: `--run-${name}`,
      metrics: new Map(bandedMetrics.map((key) => [key, metricBand(engine, runs, metrics.indexOf(key))])),
    }));
}

const seedRange = 2 ** 32;
export function consecutiveSeeds(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => (first + i) % seedRange);
}
function seedJob(values: Values, seed: number): SeedJob {
  return { seed, config: valuesText(new Map(values).set('seed', String(seed))) };
}
