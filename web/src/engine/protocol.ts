/**
 * What page and Worker say to each other. One typed union each way; `version` grows with every change that an older
 * other side could not read.
 */

import type { ActionSlice, UpdateTrace } from './engine';

export const version = 11;

/** Multiple of real time, or as fast as possible. */
export type Speed = 1 | 10 | 'max';

/** Where a training ends by itself: at the evaluation that solves the standard task, or after so many steps of the run. */
export type Until = 'solved' | number;

/** A state of the pendulum, in rad and rad/s. */
export interface State {
  theta: number;
  omega: number;
}

/** An angle's place between -pi and pi. */
export function wrapAngle(theta: number): number {
  const turn = 2 * Math.PI;
  return theta - turn * Math.floor((theta + Math.PI) / turn);
}

/** Which views need data; null or false: nobody looks. */
export interface Watch {
  stage: boolean;
  /** Cells across and up, and the key of the layer. */
  map: { width: number; height: number; layer: string } | null;
  /** How many actions, and at which state; null: where the stage's pendulum is. */
  slice: { count: number; at: State | null } | null;
  /** An update with all its numbers, now and then while training runs. */
  trace: boolean;
  /** Parts of [-1, 1] in the histogram of the newest actions; 0: none. */
  histogram: number;
}
export const watchNothing: Watch = { stage: false, map: null, slice: null, trace: false, histogram: 0 };

/** Answer to what was meant for a run that is no longer there. */
export const overtaken = 'Another run has begun.';
/** Answers to steps that were not done to their end. */
export const stepsPaused = 'The steps were ended by a pause.';
export const stepsTraced = 'The steps were ended by a step through one update.';
/** Nothing is wrong where these are the answer: something else was wanted. */
export const interruptions: ReadonlySet<string> = new Set([overtaken, stepsPaused, stepsTraced]);

/** What names a run is dropped where the Worker has another by then; a question among it is answered with an error. */
export type ToWorker = { version: typeof version } & (
  | { type: 'load'; module: WebAssembly.Module; lock: string }
  /** Answered at once with `pong`. */
  | { type: 'ping' }
  /** Starts a new run with these "key=value" lines. */
  | { type: 'create'; run: number; config: string }
  /** The same, from what the present run has learned; answered. On an error nothing has changed. */
  | { type: 'renew'; id: number; run: number; config: string }
  /** Goes on with a run from a checkpoint file; answered with its "key=value" lines. On an error nothing has changed. */
  | { type: 'open'; id: number; run: number; bytes: Uint8Array<ArrayBuffer> }
  /** Answered with the bytes of a checkpoint file, after a snapshot of what is in it. */
  | { type: 'save'; id: number }
  /** Live values for the run that is there. */
  | { type: 'configure'; id: number; run: number; config: string }
  /** `ended` is said where the training gets to `until`; one that begins there or beyond has no end. */
  | { type: 'train'; run: number; until?: Until | null }
  /** Ends the training, and steps that are being done. */
  | { type: 'pause'; run: number }
  /** Training rests until the next `train`; steps go on. */
  | { type: 'rest'; run: number }
  | { type: 'speed'; speed: Speed }
  /** Training goes no further than this environment step until told otherwise; Infinity: as far as it likes. */
  | { type: 'limit'; step: number }
  /** Pauses, then does this many environment steps, after those asked for before; answered when they are done. */
  | { type: 'step'; id: number; run: number; steps: number }
  /** Pauses, then steps until an update has been written down; answered after the snapshot that carries it. */
  | { type: 'trace'; id: number; run: number }
  | { type: 'watch'; watch: Watch }
  | { type: 'signature'; id: number }
  /** The best possible return with these "key=value" lines; takes a while, so a Worker that trains is not asked. */
  | { type: 'optimum'; id: number; config: string }
  /**
   * The exact soft value for these "key=value" lines, on so many cells; told as it gets better, and begun anew only where
   * it is another problem. It takes seconds, so a Worker that trains is not asked.
   */
  | ({ type: 'exact'; config: string; temperature: number } & MapCells)
  /**
   * Puts the stage's pendulum there, to be seen at once, or at a time (ms since 1970); held, it stays there until it is
   * put somewhere else or let go.
   */
  | ({ type: 'stage'; held: boolean; at?: number } & State)
  /** Whether the stage plays actions sampled from the policy, or its mean action. */
  | { type: 'play'; sampled: boolean }
);

/** The cells of a map across and up; it reaches from minus to plus this speed, in rad/s. */
export interface MapCells {
  width: number;
  height: number;
  maxOmega: number;
}
export interface StateMap extends MapCells {
  /** Key of the layer. */
  layer: string;
  values: Float32Array<ArrayBuffer>;
}

/** News since the snapshot before. */
export interface Snapshot {
  type: 'snapshot';
  /** Number of the `create` message that this belongs to. */
  run: number;
  metrics: Float64Array<ArrayBuffer>;
  updatesPerSecond: number;
  /** Pairs of step and return. */
  episodes: Float64Array<ArrayBuffer>;
  evaluations: Float64Array<ArrayBuffer>;
  /** All metrics at those evaluations that were done here, a row for each, as `metrics`. */
  evaluated: Float64Array<ArrayBuffer>;
  /** Environment step of the evaluation that solved the standard task; -1 while it is not. */
  solvedStep: number;
  /** Stage samples, one after the other, each with the fields of `stageFields`. */
  stage: Float64Array<ArrayBuffer>;
  map: StateMap | null;
  slice: ActionSlice | null;
  trace: UpdateTrace | null;
  /** Counts of the newest actions. */
  histogram: Float64Array<ArrayBuffer> | null;
}

export type FromWorker = { version: typeof version } & (
  | { type: 'loaded' }
  | { type: 'pong' }
  | Snapshot
  | { type: 'solved'; run: number; step: number }
  /** Progress from 0 to 1, and V* as far as it is. */
  | { type: 'exact'; progress: number; map: StateMap }
  /** The training has come to its end, and rests. */
  | { type: 'ended'; run: number }
  | { type: 'diverged'; run: number; message: string }
  /** Answer to a message with an id; `error` is empty on success. Bytes come with the time that they took. */
  | { type: 'reply'; id: number; text: string; error: string; bytes?: Uint8Array<ArrayBuffer>; ms?: number }
  | { type: 'failed'; message: string }
);

type WithoutVersion<T> = T extends unknown ? Omit<T, 'version'> : never;
export type Request = WithoutVersion<ToWorker>;
export type Report = WithoutVersion<FromWorker>;
/** What reaches the training itself. */
export type Command = Exclude<Request, { type: 'load' | 'ping' }>;

const reports: Record<FromWorker['type'], true> = {
  loaded: true,
  pong: true,
  snapshot: true,
  solved: true,
  exact: true,
  ended: true,
  diverged: true,
  reply: true,
  failed: true,
};
const requests: Record<ToWorker['type'], true> = {
  load: true,
  ping: true,
  create: true,
  renew: true,
  open: true,
  save: true,
  trace: true,
  configure: true,
  train: true,
  pause: true,
  rest: true,
  speed: true,
  limit: true,
  step: true,
  watch: true,
  signature: true,
  optimum: true,
  exact: true,
  stage: true,
  play: true,
};

function isMessage(data: unknown, types: object): boolean {
  if (typeof data !== 'object' || data === null) return false;
  const message = data as { version?: unknown; type?: unknown };
  return message.version === version && typeof message.type === 'string' && Object.hasOwn(types, message.type);
}
export function isFromWorker(data: unknown): data is FromWorker {
  return isMessage(data, reports);
}
export function isToWorker(data: unknown): data is ToWorker {
  return isMessage(data, requests);
}
