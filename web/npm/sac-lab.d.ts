/** What each event says in its `detail`. `step` counts environment steps; `frame` is an older name of it. */
export interface LabEvents {
  'lab-ready': Record<string, never>;
  /** The environment step, which episode it was, and its return. */
  'lab-episode': { step: number; frame: number; episode: number; return: number };
  /** Of the deterministic policy over 64 fixed start states. */
  'lab-evaluation': { step: number; frame: number; meanReturn: number };
  'lab-solved': { step: number; frame: number; seconds: number };
  /** The browser's storage has the run as it was at this step. */
  'lab-kept': { step: number; frame: number };
  /** A symbol of the update is pointed at, by its key; null: no longer. */
  'lab-symbol': { symbol: string | null };
  'lab-error': { message: string };
}

/** `<sac-lab>`: Soft Actor-Critic learns to swing up a pendulum. Defined when the module is loaded; browsers only. */
export class SacLab extends HTMLElement {
  /** Starts the training, or goes on with it. */
  train(): void;
  /** Ends a training, and steps that are being done. */
  pause(): void;
  /** A new run with the same settings. */
  reset(): void;
  /** Pauses and does this many environment steps, 1 if not told; rejects where something ends them. */
  step(steps?: number): Promise<void>;
  /** 16 hexadecimal digits over all parameters and returns so far: the same run, the same digits. */
  signature(): Promise<string>;
  /** The latest value of every metric by its key; NaN where there is none yet. */
  metrics(): Record<string, number>;
  /**
   * A metric by its key over the course of the run, or of the run beside it: its values after these environment steps,
   * as often as the page has seen them; of `evaluation_return` and `episode_return` all.
   */
  record(metric: string, run?: 'a' | 'b'): { readonly steps: readonly number[]; readonly values: readonly number[] };
  /** The key of a symbol, such as `alpha`, that is highlighted wherever the lab shows it; null: none. */
  symbol: string | null;
  /** The page around it does not show it, in a way that the element cannot see by itself. */
  away: boolean;
}

declare global {
  interface HTMLElementTagNameMap {
    'sac-lab': SacLab;
  }
  interface HTMLElementEventMap extends LabEventMap {}
}
type LabEventMap = { [Name in keyof LabEvents]: CustomEvent<LabEvents[Name]> };
