/** What the expressions of `views/update_quantities.inl` use beside the operators that C++ and JavaScript share. */
import type { UpdateTrace } from '../engine/engine';

export const { atan2, log } = Math;
export const pi = Math.PI;
export const ln2 = Math.LN2;
export const square = (x: number): number => x * x;
export const fmod = (x: number, y: number): number => x % y;
/** log(1 + e^x), also where e^x is large. */
export const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
/** How far an update moved a network's parameters; NaN where the variant does not have it. */
export const moved = ({ steps }: Pick<UpdateTrace, 'steps'>, network: string): number =>
  steps.find(([name]) => name === network)?.[1] ?? NaN;
