/** What a symbol or a node says about itself: meaning, shape, value. */
import { formatNumber } from '../words/format';
import type { GraphNode } from './graph';
import { quantities, type QuantityKey, type Reading, shapeOf, slotText, valueOf } from './quantities';
import type { SubstepId } from './substeps';

export interface Explanation {
  readonly symbol: string;
  readonly meaning: string;
  /** "[64, 3]" or "a number". */
  readonly shape: string;
  /** "transition 5: -12.3; batch mean: -11.9" */
  readonly value: string;
}

/** What an explanation was asked for. */
export type Explained = { symbol: QuantityKey } | { node: GraphNode };

export function explainQuantity(key: QuantityKey, reading: Reading | null, b: number | null): Explanation {
  const { symbol, meaning, shape = 'none', sample, number } = quantities[key]!;
  const values: string[] = [];
  if (reading && b !== null) {
    if (shape === 'observation') {
      const parts = [0, 1, 2].map((i) => slotText(`${key}_${i}`, reading, b));
      values.push(`transition ${b + 1}: (${parts.join(', ')})`);
    } else if (sample) values.push(`transition ${b + 1}: ${slotText(key, reading, b)}`);
  }
  if (reading && sample) values.push(`batch mean: ${formatNumber(valueOf(key, reading, null))}`);
  if (reading && number) values.push(slotText(key, reading, 0));
  return {
    symbol,
    meaning,
    shape: shape === 'none' ? (number ? 'one number' : '') : reading ? `[${shapeOf(key, reading).join(', ')}]` : '',
    value: values.join('; '),
  };
}

/** In one sentence for those who listen. */
export function spoken(key: QuantityKey, reading: Reading | null, b: number | null): string {
  return sentence(explainQuantity(key, reading, b));
}
export function sentence({ symbol, meaning, shape, value }: Explanation): string {
  return [`${symbol}: ${meaning}`, shape && `Shape ${shape}.`, value && `Value ${value}.`].filter(Boolean).join(' ');
}

/** The quantity that a node stands for in this sub-step; those of the states are vectors without a number. */
export function shownBy(node: GraphNode, step: SubstepId | null): QuantityKey | '' {
  return (step && node.showsIn[step]) ?? node.shows;
}

export function explainNode(
  node: GraphNode,
  step: SubstepId | null,
  reading: Reading | null,
  b: number | null,
): Explanation {
  const key = shownBy(node, step);
  const told = key ? explainQuantity(key, reading, b) : { symbol: '', meaning: '', shape: '', value: '' };
  if (!node.meaning) return told;
  const meaning = `${node.name[0]!.toUpperCase()}${node.name.slice(1)}. ${node.meaning}`;
  const architecture = reading && layersOf(node, reading);
  return {
    symbol: node.label.replace(/[*~]/g, ''),
    meaning,
    shape: architecture || told.shape,
    value: told.value && key ? `${told.symbol}, ${told.value}` : '',
  };
}

/** "4-64-64-1: 4,545 parameters" */
function layersOf({ id, kind, hue }: GraphNode, { trace, values }: Reading): string {
  if (kind !== 'network' && kind !== 'target') return '';
  const inputs = trace.observationSize + (hue === 'q1' || hue === 'q2' ? trace.actionSize : 0);
  const outputs = id === 'policy' ? 2 * trace.actionSize : 1;
  const hidden = Array.from({ length: Number(values.get('hidden_layers')) }, () => Number(values.get('hidden_units')));
  const sizes = [inputs, ...hidden, outputs];
  let parameters = 0;
  for (let i = 1; i < sizes.length; i++) parameters += (sizes[i - 1]! + 1) * sizes[i]!;
  return `${sizes.join('\u2013')}, ${parameters.toLocaleString('en-US')} parameters`;
}
