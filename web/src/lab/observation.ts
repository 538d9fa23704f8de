/** What views see of a run: computed while somebody looks at it, and no more. */
import { ExactValueClient, type ExactValueNews, valueError } from '../client/exact_value_client';
import type { Request, Snapshot, State, StateMap } from '../engine/protocol';
import { isExact } from '../engine/schema';
import { mapCells, noVisibleViews, type VisibleViews, watchFor } from '../engine/visible_views';
import type { LabState, Store } from './store';

export class Observation {
  readonly #store: Store<LabState>;
  readonly #post: (request: Request) => void;
  #visible = noVisibleViews;
  #maps: MapFeed | undefined;

  /** @param post what the run is asked for */
  constructor(store: Store<LabState>, post: (request: Request) => void) {
    this.#store = store;
    this.#post = post;
  }
  open(module: WebAssembly.Module): void {
    this.#maps = new MapFeed(this.#store, module);
  }
  close(): void {
    this.#maps?.close();
  }

  see(views: VisibleViews): void {
    this.#visible = views;
    this.#watch();
  }
  /** @returns whether there is such a layer */
  setLayer(layer: string): boolean {
    if (!this.#store.state.schema?.map_layers.some(({ key }) => key === layer)) return false;
    this.#store.set({ layer });
    this.#watch();
    return true;
  }
  pointAt(pointed: State | null): void {
    this.#store.set({ pointed });
    this.#watch();
  }
  /** Another run takes the place of the one that was seen. */
  leave(): void {
    this.#maps?.begin();
  }
  /** It is there. */
  begin(): void {
    this.#watch();
  }
  /** What the exact value depends on may have changed. */
  followTask(): void {
    this.#maps?.ask(this.#visible.map, mapCells);
  }
  /** What a snapshot brings for the views. */
  seenIn({ map, slice, trace, histogram }: Snapshot): Partial<LabState> {
    return {
      ...(map && this.#maps?.pictured(map)),
      ...(slice && { slice }),
      ...(trace && { trace }),
      ...(histogram && { histogram }),
    };
  }

  #watch(): void {
    const { schema, layer, pointed } = this.#store.state;
    this.#post({ type: 'watch', watch: watchFor(this.#visible, layer, isExact(schema, layer), pointed) });
    this.followTask();
  }
}

/** The state map's newest picture: what the training sends, the exact value, or the difference of both. */
class MapFeed {
  readonly #store: Store<LabState>;
  readonly #exactValue: ExactValueClient;
  #exact: StateMap | null = null;
  /** The newest learned value, to hold against the exact one. */
  #learned: StateMap | null = null;

  constructor(store: Store<LabState>, module: WebAssembly.Module) {
    this.#store = store;
    this.#exactValue = new ExactValueClient(module, (view) => this.#showExact(view));
  }

  /** Asks for the exact value that the layer needs if somebody sees it; to be called when any of that may have changed. */
  ask(seen: boolean, size: { width: number; height: number }): void {
    const { layer, values, schema, metrics } = this.#store.state;
    if (!seen || !isExact(schema, layer)) {
      this.#exactValue.close();
      this.#exact = null;
      return this.#store.set({ exactProgress: 1 });
    }
    const temperature = metrics[schema?.metrics.findIndex(({ key }) => key === 'temperature') ?? -1] ?? NaN;
    this.#exactValue.want(values, temperature, { ...size, maxOmega: Number(values.get('max_speed')) });
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
    this.#exactValue.close();
  }

  #showExact({ progress, map }: ExactValueNews): void {
    if (map) this.#exact = map;
    const { layer } = this.#store.state;
    const shown = layer === 'exact_value' ? map : layer === 'value_error' ? this.#learned : null;
    this.#store.set({ exactProgress: progress, ...(shown && this.pictured(shown)) });
  }
}
