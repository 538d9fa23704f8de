/** What is read on the stage: the state, what the pendulum did last, and what the policy would do. */
import { readouts as table } from '#views/stage_readouts';
import type { StageSample } from '../engine/engine';
import { formatFixed } from './format';

export interface Readout {
  readonly name: string;
  /** As short as the stage needs it. */
  readonly short: string;
  /** As the schema writes symbols. */
  readonly symbol: string;
  readonly unit: string;
  readonly help: string;
  /** How it is drawn on the stage, if it is. */
  readonly mark: 'arc' | 'tick' | 'band' | '';
  text(sample: StageSample): string;
}

export const readouts: readonly Readout[] = table.map(({ value, decimals, ...readout }) => ({
  ...readout,
  text: (sample) => formatFixed(value({ ...sample, std: sample.deviation, max_torque: sample.maxTorque }), decimals),
}));
