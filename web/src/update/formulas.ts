/** The formulas of every sub-step in TeX, with the lines that this batch's numbers fill, and each in one short line. */
import { formulas, parts } from '#views/update_formulas';
import { expand, holds } from './expand';
import { type SubstepId, substepsOf } from './substeps';
import type { Variant } from './variant';

/** Definitions stand alone; numbers of the chosen sample have those of the whole batch beside them. */
export interface FormulaRow {
  readonly kind: 'definition' | 'numbers';
  readonly tex: string;
  readonly batch: string[];
}
type BySubstep<T> = Readonly<Partial<Record<SubstepId, T>>>;

export function formulasOf(v: Variant): BySubstep<readonly FormulaRow[]> {
  const rowsOf = (id: SubstepId): FormulaRow[] => {
    const rows: FormulaRow[] = [];
    for (const { kind, tex } of linesOf(id, v)) {
      if (kind === 'batch') rows.at(-1)!.batch.push(tex);
      else if (kind !== 'summary') rows.push({ kind, tex, batch: [] });
    }
    return rows;
  };
  return bySubstep(v, rowsOf);
}

/** One short line for each sub-step: the update at a glance. */
export function summariesOf(v: Variant): BySubstep<string> {
  return bySubstep(v, (id) => linesOf(id, v).find(({ kind }) => kind === 'summary')!.tex);
}

/** Every piece of TeX of a variant. */
export function texOf(v: Variant): string[] {
  return substepsOf(v).flatMap(({ id }) => linesOf(id, v).map(({ tex }) => tex));
}

function linesOf(id: SubstepId, v: Variant): { kind: FormulaRow['kind'] | 'batch' | 'summary'; tex: string }[] {
  return formulas
    .filter((row) => row.substep === id && holds(row, v))
    .map(({ kind, text }) => ({ kind, tex: expand(text, parts, v) }));
}
function bySubstep<T>(v: Variant, of: (id: SubstepId) => T): BySubstep<T> {
  return Object.fromEntries(substepsOf(v).map(({ id }) => [id, of(id)]));
}
