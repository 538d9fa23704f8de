/** A state and its value on the state map, as text. */
import { type State, type StateMap, wrapAngle } from '../engine/protocol';
import type { MapLayer } from '../engine/schema';
import { formatFixed } from '../words/format';
import { plainSymbol } from '../words/symbols';
import { type MapRange, valueAt } from './map_range';

/** A map with its layer and the values at the ends of its colours. */
export interface ShownMap {
  map: StateMap;
  layer: MapLayer;
  scale: MapRange;
  /** With which a value of it is read. */
  decimals: number;
}

export interface Readout {
  theta: string;
  omega: string;
  value: string;
  /** All of it, to be read aloud. */
  sentence: string;
}
/** @param shown null where there is no map of the chosen layer yet */
export function readState(state: State | null, shown: ShownMap | null): Readout {
  const theta = formatFixed(state ? wrapAngle(state.theta) : NaN, 2);
  const omega = formatFixed(state?.omega ?? NaN, 2);
  if (!state || !shown) return { theta, omega, value: formatFixed(NaN, 0), sentence: '' };
  const value = formatFixed(valueAt(shown.map, state.theta, state.omega), shown.decimals);
  const { symbol, unit } = shown.layer;
  const sentence = `θ ${theta} rad, ω ${omega} rad/s: ${plainSymbol(symbol)} ${value} ${unit}`.trim();
  return { theta, omega, value, sentence };
}
