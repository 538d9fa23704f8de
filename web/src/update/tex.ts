/**
 * Parts of formulas in TeX. `\htmlData{q=key}` marks a symbol, `\htmlData{n=key}` the place of a number of
 * `quantities.ts`; `\htmlClass` gives a network its hue.
 */

export const mark = (key: string, tex: string): string => `\\htmlData{q=${key}}{${tex}}`;
export const hue = (name: string, tex: string): string => `\\htmlClass{${name}}{${tex}}`;
/** A number that stands first or between brackets. */
export const num = (key: string): string => `\\htmlData{n=${key}}{\\text{0}}`;
/** A number after a sign: in brackets if it is negative. */
export const operand = (key: string): string => `\\htmlData{n=${key},p=1}{\\text{0}}`;
/** Three digits are enough. */
export const short = (key: string): string => `\\htmlData{n=${key},s=1}{\\text{0}}`;
export const result = (key: string): string => `\\htmlClass{result}{\\htmlData{n=${key}}{\\text{0}}}`;

export const qOf = (i: number, bar: boolean): string =>
  hue(`q${i}`, bar ? `Q_{\\bar\\theta_${i}}` : `Q_{\\theta_${i}}`);
export const psi = hue('value', '\\psi');
export const psiBar = hue('value', '\\bar\\psi');
export const phi = hue('policy', '\\phi');
