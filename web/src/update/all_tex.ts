/** Every piece of TeX of a variant, for typesetting. */
import { formulasOf } from './formulas.ts';
import { summariesOf } from './summaries.ts';
import type { Variant } from './variant';

export function texOf(v: Variant): string[] {
  const rows = Object.values(formulasOf(v)).flat();
  return [...rows.flatMap(({ tex, batch = [] }) => [tex, ...batch]), ...Object.values(summariesOf(v))];
}
