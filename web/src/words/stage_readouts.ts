/** What is read on the stage: the state, what the pendulum did last, and what the policy would do. */
import { wrapAngle } from '../engine/protocol';
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

export const readouts: readonly Readout[] = [
  {
    name: 'angle',
    short: 'angle',
    symbol: 'theta',
    unit: 'rad',
    mark: '',
    help: 'Angle in rad: 0 is upright, counter-clockwise is positive.',
    text: (s) => formatFixed(wrapAngle(s.theta), 2),
  },
  {
    name: 'angular speed',
    short: 'speed',
    symbol: 'omega',
    unit: 'rad/s',
    mark: '',
    help: 'Angular speed in rad/s.',
    text: (s) => formatFixed(s.omega, 2),
  },
  {
    name: 'torque',
    short: 'torque',
    symbol: 'u',
    unit: 'N m',
    mark: 'arc',
    help: 'Torque of the last step in N m: the solid arrow.',
    text: (s) => formatFixed(s.torque, 2),
  },
  {
    name: 'policy mean',
    short: 'mean',
    symbol: 'pi(s)',
    unit: 'N m',
    mark: 'tick',
    help: 'Torque of the policy’s mean action, u max tanh(μ), in N m: the mark on the outer scale.',
    text: (s) => formatFixed(s.maxTorque * Math.tanh(s.mean), 2),
  },
  {
    name: 'policy standard deviation',
    short: 'spread',
    symbol: 'sigma(s)',
    unit: '',
    mark: 'band',
    help: 'Standard deviation of the policy’s Gaussian before the tanh; the band is u max tanh(μ ± σ).',
    text: (s) => formatFixed(s.deviation, 2),
  },
  {
    name: 'reward',
    short: 'reward',
    symbol: 'r',
    unit: 'a step',
    mark: '',
    help: 'Reward of the last step; 0 is the best.',
    text: (s) => formatFixed(s.reward, 2),
  },
];
