/** How well a run has done: solved, which speaks of the standard task alone, or how far it is from its own optimum. */
import type { Values } from '../engine/schema';
import { formatCount, formatFixed } from './format';

export interface Verdict {
  solved: boolean;
  /** Without a full stop. */
  text: string;
  /** Where there is room. */
  more: string;
  /** Where there is little, as beside another's. */
  short: string;
}

/** What is judged; returns are sums of rewards over an episode, NaN where none is known. */
interface Judged {
  readonly values: Values;
  /** Whether the values set the standard task. */
  readonly standard: boolean;
  readonly solved: { readonly step: number; readonly seconds: number } | null;
  readonly solvedReturn: number;
  readonly optimalReturn: number;
}

/** @param newest return of the newest evaluation; NaN where there is none */
export function verdict(state: Judged, newest: number): Verdict {
  const { values, standard, solved, solvedReturn, optimalReturn } = state;
  if (!standard) return { solved: false, ...distance(newest, optimalReturn) };
  if (solved) {
    const time = Number.isFinite(solved.seconds) ? ` in ${formatFixed(solved.seconds, 2)} s` : '';
    return {
      solved: true,
      text: `Solved${time}`,
      more: `, at step ${formatCount(solved.step)}`,
      short: `solved${time}`,
    };
  }
  if (values.get('evaluation_interval') === '0')
    return { solved: false, text: 'evaluations are off', more: '', short: 'not evaluated' };
  return { solved: false, text: `solved from ${formatCount(solvedReturn)} on`, more: '', short: 'not solved yet' };
}

function distance(newest: number, optimum: number): Omit<Verdict, 'solved'> {
  if (!Number.isFinite(optimum)) return { text: 'another task than the standard one', more: '', short: 'another task' };
  const best = `optimum of this task ${formatCount(optimum)}`;
  if (!Number.isFinite(newest)) return { text: best, more: '', short: `optimum ${formatCount(optimum)}` };
  const below = formatCount(Math.max(optimum - newest, 0));
  return { text: `${below} below the ${best}`, more: '', short: `${below} below optimum` };
}
