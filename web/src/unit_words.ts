/** Units of metrics and map layers that need words, by their entries in the glossary. */
import type { Word } from './glossary';

const words: Readonly<Record<string, Word>> = {
  nats: 'nat', 'soft return': 'soft_return', reward: 'return', share: 'share', 'x uniform': 'uniform',
};
export function unitWord(unit: string): Word | undefined {
  return words[unit];
}
