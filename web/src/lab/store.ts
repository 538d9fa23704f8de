/** One typed place for everything that views show. High-rate data live apart: `curves`, `history`, `stage_feed`. */
import type { ActionSlice, UpdateTrace } from '../engine/engine';
import type { Speed, State, StateMap } from '../engine/protocol';
import type { Schema, Values } from '../engine/schema';
import type { Waiting } from '../client/training_turns';
import type { SavedRunNote } from './run_store';
import type { Origin } from './saved_run';

/**
 * loading -> ready -> training <-> paused; diverged ends a run until `reset`; failed means that there is no engine.
 */
export type Phase = 'loading' | 'ready' | 'training' | 'paused' | 'diverged' | 'failed';

export interface Notice {
  id: number;
  text: string;
  /** It offers to take back the last edit. */
  undo: boolean;
}

/** What may help against a problem: to go on from an earlier step (0: the start), with smaller learning rates or as it was. */
export interface Remedy {
  kind: 'smaller_steps' | 'restart';
  step: number;
  /** Whether it then trains. */
  training: boolean;
}

export interface LabState {
  phase: Phase;
  schema: Schema | null;
  preset: string;
  /** Every hyperparameter in force, and what the preset says. */
  values: Values;
  base: Values;
  /** Hyperparameters that wait for a new run, with the values that they will have. */
  pending: Values;
  /** Hyperparameters without effect given the others, and why. */
  idle: Readonly<Record<string, string>>;
  /** Whether these values, from the first step on, give this very run; otherwise why they do not. */
  origin: Origin;
  speed: Speed;
  /** Why a training does not go on: it is not its turn, or nobody sees it. */
  waiting: Waiting;
  /** Steps that were asked for are being done. */
  stepping: boolean;
  /** Latest values in the schema's order. */
  metrics: Float64Array;
  updatesPerSecond: number;
  /** Key of the state map's layer, and its newest picture: of this layer, or still of the one before. */
  layer: string;
  map: StateMap | null;
  /** How far the exact soft value is that the layer needs, 0 to 1; 1 where none is needed. */
  exactProgress: number;
  /** Whether the stage plays actions sampled from the policy, or its mean action. */
  sampled: boolean;
  /** The state that the visitor points at; null: the stage's is shown. */
  pointed: State | null;
  slice: ActionSlice | null;
  /** The newest update whose numbers were written down. */
  trace: UpdateTrace | null;
  /** How many of the newest actions lie in each of equal parts of [-1, 1]. */
  histogram: Float64Array | null;
  solved: { step: number; seconds: number } | null;
  /** Whether the values set the standard task, of which alone "solved" is spoken. */
  standard: boolean;
  /** The environment step that sees the first update; NaN while it is unknown. */
  firstUpdate: number;
  optimalReturn: number;
  solvedReturn: number;
  notices: readonly Notice[];
  /** Why there is no engine, or why the run ended. */
  problem: string;
  remedy: Remedy | null;
  /** A run of an earlier visit, to go on with. */
  offer: SavedRunNote | null;
}

const none: Values = new Map();
/** What nothing is known of before a run's first step. */
export const untrained = {
  pending: none,
  origin: 'settings',
  updatesPerSecond: 0,
  map: null,
  slice: null,
  trace: null,
  histogram: null,
  solved: null,
  problem: '',
  remedy: null,
} satisfies Partial<LabState>;

export const initialState: LabState = {
  ...untrained,
  phase: 'loading',
  schema: null,
  preset: '',
  values: none,
  base: none,
  idle: {},
  speed: 'max',
  waiting: '',
  stepping: false,
  metrics: new Float64Array(),
  layer: 'value',
  exactProgress: 1,
  sampled: false,
  pointed: null,
  standard: true,
  firstUpdate: NaN,
  optimalReturn: NaN,
  solvedReturn: NaN,
  notices: [],
  offer: null,
};

export type Listener<S> = (state: S, changed: ReadonlySet<keyof S>) => void;

export class Store<S extends object> {
  #state: S;
  readonly #listeners = new Set<Listener<S>>();

  constructor(state: S) {
    this.#state = state;
  }
  get state(): Readonly<S> {
    return this.#state;
  }
  /** Replaces the given fields and tells the listeners which of them are new. */
  set(patch: Partial<S>): void {
    const changed = new Set<keyof S>();
    for (const key of Object.keys(patch) as (keyof S)[]) {
      if (!Object.is(this.#state[key], patch[key])) changed.add(key);
    }
    if (changed.size === 0) return;
    this.#state = { ...this.#state, ...patch };
    for (const listener of [...this.#listeners]) listener(this.#state, changed);
  }
  /** @returns the function that ends the subscription */
  subscribe(listener: Listener<S>): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

/** What the element tells the page around it. `frame` is an older name of `step`. */
export interface LabEvents {
  'lab-ready': Record<string, never>;
  'lab-episode': { step: number; frame: number; episode: number; return: number };
  'lab-evaluation': { step: number; frame: number; meanReturn: number };
  'lab-solved': { step: number; frame: number; seconds: number };
  'lab-kept': { step: number; frame: number };
  /** A symbol of the update is pointed at; null: no longer. */
  'lab-symbol': { symbol: string | null };
  'lab-error': { message: string };
}
export type Emit = <K extends keyof LabEvents>(type: K, detail: LabEvents[K]) => void;
