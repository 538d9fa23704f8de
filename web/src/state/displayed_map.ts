/** Which map is shown: a run's newest, or the difference of two; with its layer and the ends of its colours. */
import type { StateMap } from '../engine/protocol';
import type { LabState } from '../lab/store';
import { StableRange } from '../ui/value_range';
import { differenceLayer, mapDifference } from './map_difference';
import { mapRange } from './map_range';
import type { ShownMap } from './map_readout';
import type { Side } from './map_run_choice';

export class DisplayedMap {
  /** Null before there is one. */
  shown: ShownMap | null = null;
  readonly #ends = new StableRange();
  #difference: Record<'a' | 'b' | 'map', StateMap | null> = { a: null, b: null, map: null };

  choose({ map: a, schema, values }: LabState, b: StateMap | null, side: Side): void {
    const map = side === 'difference' ? this.#differenceOf(a, b) : side === 'a' ? a : b;
    const own = schema?.map_layers.find(({ key }) => key === map?.layer);
    const layer = own && side === 'difference' ? differenceLayer(own) : own;
    if (!map || !layer) this.shown = null;
    else if (this.shown?.map !== map || this.shown.layer !== layer) {
      if (this.shown?.layer !== layer) this.#ends.reset();
      this.shown = { map, layer, scale: mapRange(layer, map, Number(values.get('max_torque')), this.#ends) };
    }
  }
  #differenceOf(a: StateMap | null, b: StateMap | null): StateMap | null {
    if (this.#difference.a !== a || this.#difference.b !== b) this.#difference = { a, b, map: mapDifference(b, a) };
    return this.#difference.map;
  }
}
