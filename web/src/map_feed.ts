/** The state map's newest picture: what the training sends, what the oracle knows, or the difference of both. */
import { isExact } from './map_layers';
import { Oracle, valueError, type OracleView } from './oracle';
import type { StateMap } from './protocol';
import type { LabState, Store } from './store';

export class MapFeed {
  readonly #store: Store<LabState>;
  readonly #oracle: Oracle;
  #exact: StateMap | null = null;
  /** The newest learned value, to hold against the exact one. */
  #learned: StateMap | null = null;

  constructor(store: Store<LabState>, module: WebAssembly.Module) {
    this.#store = store;
    this.#oracle = new Oracle(module, (view) => this.#showExact(view));
  }

  /** Asks the oracle for what the layer needs if somebody sees it; to be called when any of that may have changed. */
  ask(seen: boolean, size: { width: number; height: number }): void {
    const { layer, values, schema, metrics } = this.#store.state;
    if (!seen || !isExact(layer)) {
      this.#oracle.close();
      this.#exact = null;
      return this.#store.set({ exactProgress: 1 });
    }
    const temperature = metrics[schema?.metrics.findIndex(({ key }) => key === 'temperature') ?? -1] ?? NaN;
    const fixed = values.get('entropy_mode') === 'off' ? 0 : Number(values.get('alpha'));
    const automatic = values.get('entropy_mode') === 'auto' && Number.isFinite(temperature);
    this.#oracle.want(values, automatic ? temperature : fixed, size);
  }
  /** The wanted layer's picture, from what the training has sent. */
  pictured(map: StateMap): Partial<LabState> {
    const { layer } = this.#store.state;
    if (map.layer === 'value') this.#learned = map;
    if (map.layer === layer) return { map };
    const error = layer === 'value_error' && map.layer === 'value' && this.#exact && valueError(map, this.#exact);
    return error ? { map: error } : {};
  }
  /** Another run has begun. */
  begin(): void {
    this.#learned = null;
  }
  close(): void {
    this.#oracle.close();
  }

  #showExact({ progress, map }: OracleView): void {
    if (map) this.#exact = map;
    const { layer } = this.#store.state;
    const shown = layer === 'exact_value' ? map : layer === 'value_error' ? this.#learned : null;
    this.#store.set({ exactProgress: progress, ...(shown && this.pictured(shown)) });
  }
}
