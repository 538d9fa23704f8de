/** Which map is shown: a run's newest, or the difference of two; with its layer and the ends of its colours. */
import type { Engine } from '../engine/engine';
import type { StateMap } from '../engine/protocol';
import type { LabState } from '../lab/store';
import { unknownRange } from '../engine/value_range';
import { decimalsOf } from '../words/format';
import { differenceLayer, mapDifference } from './map_difference';
import type { ShownMap } from './map_readout';
import type { Side } from './map_run_choice';

/** The legend's range is read in this many steps. */
const readSteps = 200;

export class DisplayedMap {
  /** Null before there is one. */
  shown: ShownMap | null = null;
  #difference: Record<'a' | 'b' | 'map', StateMap | null> = { a: null, b: null, map: null };

  choose(engine: Engine | undefined, { map: a, schema, values }: LabState, b: StateMap | null, side: Side): void {
    const isDifference = side === 'difference';
    const map = isDifference ? this.#differenceOf(a, b) : side === 'a' ? a : b;
    const place = schema?.map_layers.findIndex(({ key }) => key === map?.layer) ?? -1;
    const own = schema?.map_layers[place];
    const layer = own && isDifference ? differenceLayer(own) : own;
    if (!engine || !map || !layer) this.shown = null;
    else if (this.shown?.map !== map || this.shown.layer !== layer) {
      const before = this.shown?.layer === layer ? this.shown.scale.range : unknownRange;
      const scale = engine.mapRange(place, isDifference, map.values, Number(values.get('max_torque')), before);
      const [low, high] = scale.range;
      this.shown = { map, layer, scale, decimals: decimalsOf(engine.niceStep((high - low) / readSteps)) };
    }
  }
  #differenceOf(a: StateMap | null, b: StateMap | null): StateMap | null {
    if (this.#difference.a !== a || this.#difference.b !== b) this.#difference = { a, b, map: mapDifference(b, a) };
    return this.#difference.map;
  }
}
