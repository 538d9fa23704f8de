/** One state map minus another: what a second run sees differently. */
import type { StateMap } from '../engine/protocol';
import type { MapLayer } from '../engine/schema';
import { valueAt } from './map_range';

/** `map` minus `other` at the cells of the coarser of the two; null where there is nothing to subtract. */
export function mapDifference(map: StateMap | null, other: StateMap | null): StateMap | null {
  if (!map || !other || map.layer !== other.layer) return null;
  const grid = map.width <= other.width ? map : other;
  const maxOmega = Math.min(map.maxOmega, other.maxOmega);
  const values = new Float32Array(grid.width * grid.height);
  for (let y = 0; y < grid.height; y++) {
    const omega = ((2 * y + 1) / grid.height - 1) * maxOmega;
    for (let x = 0; x < grid.width; x++) {
      const theta = ((2 * x + 1) / grid.width - 1) * Math.PI;
      values[y * grid.width + x] = valueAt(map, theta, omega) - valueAt(other, theta, omega);
    }
  }
  return { ...grid, maxOmega, values };
}

const differences = new WeakMap<MapLayer, MapLayer>();
/** How the difference of two maps of a layer is described; always the same object for the same layer. */
export function differenceLayer(layer: MapLayer): MapLayer {
  let found = differences.get(layer);
  if (!found) {
    found = {
      ...layer,
      key: `${layer.key}_difference`,
      scale: 'diverging',
      help: `What B has more than A. ${layer.help}`,
    };
    differences.set(layer, found);
  }
  return found;
}
