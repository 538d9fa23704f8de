/** The parts of one update in the engine's order: what each does, and where the papers say it. */
import { outcomes, parts, substeps } from '#views/update_substeps';
import type { UpdatePart } from '../words/update_parts';
import { expand, holds } from './expand';
import type { Variant } from './variant';

export type SubstepId = UpdatePart;

export interface Substep {
  readonly id: SubstepId;
  readonly name: string;
  /** What happens, in a few words without a symbol. */
  readonly words: string;
  /** What happens and why, in one sentence. */
  readonly sentence: string;
  /** How to read the picture; may be empty. */
  readonly hint: string;
  /** Where to read on. */
  readonly source: string;
}

export function substepsOf(v: Variant): readonly Substep[] {
  const text = (template: string): string => expand(template, parts, v);
  return substeps
    .filter((row) => holds(row, v))
    .map(({ id, name, words, sentence, hint, source }) => ({
      id,
      name: text(name),
      words: text(words),
      sentence: text(sentence),
      hint: text(hint),
      source: text(source),
    }));
}

/** What is worth watching of it, as keys of quantities. */
export function outcomesOf(id: SubstepId, v: Variant): string[] {
  return outcomes.filter((row) => row.substep === id && holds(row, v)).map(({ quantity }) => quantity);
}
