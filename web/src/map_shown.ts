/** Which map is shown: a run's newest, or the difference of two; with its layer and the ends of its colours. */
import { differenceLayer, mapDifference } from './map_difference';
import { mapRange } from './map_layers';
import type { ShownMap } from './map_readout';
import type { Side } from './map_sides';
import type { StateMap } from './protocol';
import type { LabState } from './store';
import { StableRange } from './value_range';

export class MapShown {
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
