/** Where the stages' pendulums are and were, as paths over the state map. */
import type { Path } from '../canvas/state_path';
import type { StageSample } from '../engine/engine';
import type { Lab } from '../lab/lab';
import type { Side } from './map_run_choice';

const everyMs = 25;
const length = 160;
/** Light enough to be seen on every map. */
const colours = { alone: '#fff', a: '#a9ccff', b: '#ffb873' };

export type SeenPath = Path & { states: readonly StageSample[] };

/** Of two runs, that of the one that is shown, or both. @param still without motion */
export function seenPaths(lab: Lab, other: Lab | null, side: Side, now: number, still: boolean): SeenPath[] {
  const path = ({ stageFeed }: Lab, colour: string): SeenPath => {
    const present = stageFeed.seen(now, still);
    const past = still && !stageFeed.touched ? [] : stageFeed.past(now, everyMs, length);
    return { states: present ? [present, ...past] : [], colour };
  };
  if (!other) return [path(lab, colours.alone)];
  const both = { a: path(lab, colours.a), b: path(other, colours.b) };
  return side === 'difference' ? [both.a, both.b] : [both[side]];
}
