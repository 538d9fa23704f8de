/**
 * Parts of formulas in the TeX that KaTeX sets: `\htmlData{q=key}` marks a symbol, `\htmlData{n=key}` the place of a
 * number, by the keys of `views/update_quantities.inl`; `\htmlClass` gives a network its hue.
 */

export const mark = (key: string, tex: string): string => `\\htmlData{q=${key}}{${tex}}`;
export const hue = (name: string, tex: string): string => `\\htmlClass{${name}}{${tex}}`;
const place = (key: string): string => `\\htmlData{n=${key}}{\\text{0}}`;

export const qOf = (i: number, bar: boolean): string =>
  hue(`q${i}`, bar ? `Q_{\\bar\\theta_${i}}` : `Q_{\\theta_${i}}`);
export const psi = hue('value', '\\psi');
export const psiBar = hue('value', '\\bar\\psi');
export const phi = hue('policy', '\\phi');

/** The commands of `views/update_formulas.inl` beside those of TeX. */
export function pageTex(tex: string): string {
  return tex
    .replace(/\\mark\{(\w+)\}/g, '\\htmlData{q=$1}')
    .replace(/\\hue\{(\w+)\}/g, '\\htmlClass{$1}')
    .replace(/\\num\{(\w+)\}/g, (_, key: string) => place(key))
    .replace(/\\operand\{(\w+)\}/g, (_, key: string) => place(`${key},p=1`))
    .replace(/\\short\{(\w+)\}/g, (_, key: string) => place(`${key},s=1`))
    .replace(/\\result\{(\w+)\}/g, (_, key: string) => `\\htmlClass{result}{${place(key)}}`)
    .replace(/\\trend\b/g, `\\htmlClass{trend}{${place('alpha_trend')}}`)
    .replace(/\\mean\b/g, '\\text{mean}\\,');
}
