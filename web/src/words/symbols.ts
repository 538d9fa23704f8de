/** The schema writes symbols in plain letters ("psi-bar", "lambda_V"); here they become typeset parts. */
import { letters, marks, signs, subs, words } from '#views/symbols';

export interface SymbolPart {
  text: string;
  /** variable: italic; word: upright, as "log" or "min". */
  kind: 'variable' | 'word' | 'operator';
  sub?: string;
  sup?: string;
}

const letterOf: ReadonlyMap<string, string> = new Map(letters.map(({ name, letter }) => [name, letter]));
const markOf: ReadonlyMap<string, string> = new Map(marks.map(({ suffix, mark }) => [suffix, mark]));
const signOf: ReadonlyMap<string, string> = new Map(signs.map(({ written, sign }) => [written, sign]));
const isWord = (name: string): boolean => words.some(({ word }) => word === name);
const written = (name: string): string => letterOf.get(name) ?? name;

const suffixes = [...marks, ...subs].map(({ suffix }) => suffix).join('|');
/** A name with its digits, subscript or suffix, and power; a number; or one sign. */
const token = new RegExp(
  `([A-Za-z]+)(\\d*)(?:_([A-Za-z]+))?(?:-(${suffixes}))?(?:\\^(\\d+))?|([\\d.]+)|(\\s+)|(\\|\\||.)`,
  'gu',
);

export function parseSymbol(symbol: string): SymbolPart[] {
  const parts: SymbolPart[] = [];
  for (const match of symbol.matchAll(token)) {
    const [, name, digits, sub, suffix, power, number, space, sign] = match;
    if (name !== undefined) addName(parts, name, digits || sub, suffix, power);
    else if (number !== undefined) parts.push({ text: number, kind: 'operator' });
    else if (sign !== undefined) parts.push({ text: signOf.get(sign) ?? sign, kind: 'operator' });
    else if (space !== undefined) continue;
  }
  return parts;
}

function addName(
  parts: SymbolPart[],
  name: string,
  sub: string | undefined,
  suffix: string | undefined,
  power: string | undefined,
): void {
  const before = parts.at(-1);
  // "u max": the word belongs to the variable before it.
  if ((name === 'min' || name === 'max') && before?.kind === 'variable') {
    before.sub = name;
    return;
  }
  if (isWord(name)) {
    parts.push({ text: name, kind: 'word' });
    return;
  }
  const part: SymbolPart = { text: written(name), kind: name === 'grad' ? 'operator' : 'variable' };
  const mark = markOf.get(suffix ?? '');
  if (mark) part.text += mark;
  const below = sub ? written(sub) : mark ? undefined : suffix;
  if (below) part.sub = below;
  if (power) part.sup = power;
  parts.push(part);
}

/** The symbol on one line, for names read aloud and for canvas text. */
export function plainSymbol(symbol: string): string {
  let text = '';
  for (const { text: letters, kind, sub = '', sup = '' } of parseSymbol(symbol)) {
    if (kind === 'word') {
      // Apart from what stands beside it.
      text += `${text === '' || /[( \u2016]$/.test(text) ? '' : ' '}${letters} `;
      continue;
    }
    if (/^[(\u2016]/.test(letters)) text = text.trimEnd();
    text += letters + (sub && !/^\d/.test(sub) ? ' ' : '') + sub + (sup === '2' ? '\u00b2' : sup && `^${sup}`);
  }
  return text.trimEnd();
}
