/** Units of metrics and map layers that need words, by their entries in the glossary. */

const words = {
  nats: 'nat',
  'soft return': 'soft_return',
  reward: 'return',
  share: 'share',
  'x uniform': 'uniform',
} as const;
type UnitWord = (typeof words)[keyof typeof words];

export function unitWord(unit: string): UnitWord | undefined {
  return (words as Readonly<Record<string, UnitWord>>)[unit];
}
