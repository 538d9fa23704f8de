/** How the layers of the state map are named. */
import type { MapLayer } from '../engine/schema';

/** "Policy mean" */
export function layerName({ key }: MapLayer): string {
  const words = key.replaceAll('_', ' ').replace(/\bq\b/g, 'Q');
  return words[0]!.toUpperCase() + words.slice(1);
}
const shortNames: Readonly<Record<string, string>> = {
  value: 'value',
  exact_value: 'exact',
  value_error: 'error',
  min_q: 'min Q',
  q_gap: 'Q gap',
  policy_mean: 'action',
  policy_std: 'spread',
  entropy: 'entropy',
  replay_density: 'visits',
};
/** For a small button. */
export function shortName({ key }: MapLayer): string {
  return shortNames[key] ?? key.replaceAll('_', ' ');
}
