/**
 * What `{{...}}` in a lesson says: a figure of the table of claims, or the value that a setting really has. Texts then
 * follow table and presets, and no number is typed twice.
 */
import type { Background } from './blocks.ts';
import { type Claim, claimFields } from './claims.ts';
import { oneOf } from './problem.ts';

const pattern = /\{\{([^{}]*)\}\}/g;

/** A text with all that stands in double braces written out; throws a sentence where that is nothing. */
export function fill(text: string, background: Background): string {
  return text.replace(pattern, (_, words: string) => written(words.trim(), background));
}
/** The same inside of TeX, where a comma between digits is no punctuation, and braces may be doubled for other reasons. */
export function fillTex(tex: string, background: Background): string {
  return tex.replace(pattern, (whole, words: string) =>
    /^[a-z-]+ [\w.]+$/.test(words.trim()) ? written(words.trim(), background).replaceAll(',', '{,}') : whole,
  );
}

/** @param words `claim field`, `claim a.key` or `b.key`, or `preset key` */
export function written(words: string, background: Background): string {
  const [name = '', field = '', ...more] = words.split(/\s+/);
  const { claims, book } = background;
  const claim = claims.get(name);
  const ofPreset = book.schema.presets.some((preset) => preset.name === name);
  if (!claim && !ofPreset)
    throw new Error(`There is no claim or preset "${name}"; the table has ${oneOf([...claims.keys()])}.`);
  if (more.length > 0) throw new Error(`{{${words}}} has a word too many: it is written {{name field}}.`);
  if (!claim) return setting(name, {}, field, background);
  const [, side, key] = /^([ab])\.(\w+)$/.exec(field) ?? [];
  if (key !== undefined)
    return setting(claim.preset, { ...claim.common, ...claim[side as 'a' | 'b'] }, key, background);
  return figure(claim, field);
}

function figure(claim: Claim, field: string): string {
  const write = claimFields[field];
  if (!write)
    throw new Error(
      `{{${claim.key} ${field}}} is written {{claim field}}, and a field is ${oneOf([...Object.keys(claimFields), 'a.key', 'b.key'])}.`,
    );
  return write(claim);
}
function setting(preset: string, changes: Claim['a'], key: string, { book }: Background): string {
  const text = book.values(preset, changes).get(key);
  if (text === undefined) throw new Error(`There is no hyperparameter "${key}".`);
  const value = Number(text);
  return Number.isFinite(value)
    ? value.toLocaleString('en-US', { maximumSignificantDigits: 6 }).replace('-', '\u2212')
    : text;
}
