/** What somebody sees is computed, and no more. */
import type { State, Watch } from './protocol';

/** Which views somebody sees. */
export interface VisibleViews {
  stage: boolean;
  map: boolean;
  slice: boolean;
  update: boolean;
  histogram: boolean;
}
export const noVisibleViews: VisibleViews = { stage: false, map: false, slice: false, update: false, histogram: false };

export const mapCells = { width: 64, height: 64 };
const sliceActions = 101;
const histogramParts = 41;

/** What the Worker computes for them, with this layer of the map and the slice at this state. @param exact whether the layer needs the exact value */
export function watchFor(
  { stage, map, slice, update, histogram }: VisibleViews,
  layer: string,
  exact: boolean,
  pointed: State | null,
): Watch {
  return {
    stage,
    // The exact value comes from a Worker of its own; the difference needs the learned one.
    map: map ? { ...mapCells, layer: exact ? 'value' : layer } : null,
    slice: slice ? { count: sliceActions, at: pointed } : null,
    trace: update,
    histogram: histogram ? histogramParts : 0,
  };
}
