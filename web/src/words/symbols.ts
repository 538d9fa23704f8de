/** The schema writes symbols in plain letters ("psi-bar", "lambda_V"); here they become typeset parts. */

export interface SymbolPart {
  text: string;
  /** variable: italic; word: upright, as "log" or "min". */
  kind: 'variable' | 'word' | 'operator';
  sub?: string;
  sup?: string;
}

const greek: Readonly<Record<string, string>> = {
  alpha: '\u03b1',
  gamma: '\u03b3',
  theta: '\u03b8',
  lambda: '\u03bb',
  pi: '\u03c0',
  sigma: '\u03c3',
  tau: '\u03c4',
  mu: '\u03bc',
  epsilon: '\u03b5',
  phi: '\u03d5',
  psi: '\u03c8',
  omega: '\u03c9',
  grad: '\u2207',
};
const words = new Set(['log', 'exp', 'tanh', 'mod', 'Adam', 'KL', 'min', 'max', 'seed']);
const marks: Readonly<Record<string, string>> = { bar: '\u0304', hat: '\u0302' };
const letters = (name: string): string => greek[name] ?? name;

/** A name with its digits, subscript, or a suffix "-bar", "-hat" or "-word"; a number; or one sign. */
const token = /([A-Za-z]+)(\d*)(?:_([A-Za-z]+))?(?:-(bar|hat|max|scale))?(?:\^(\d+))?|([\d.]+)|(\s+)|(.)/gu;

export function parseSymbol(symbol: string): SymbolPart[] {
  const parts: SymbolPart[] = [];
  for (const match of symbol.matchAll(token)) {
    const [, name, digits, sub, suffix, power, number, space, sign] = match;
    if (name !== undefined) addName(parts, name, digits || sub, suffix, power);
    else if (number !== undefined) parts.push({ text: number, kind: 'operator' });
    else if (sign !== undefined)
      parts.push({ text: sign === '-' ? '\u2212' : sign === ',' ? ', ' : sign, kind: 'operator' });
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
  if (words.has(name)) {
    parts.push({ text: name, kind: 'word' });
    return;
  }
  const part: SymbolPart = { text: letters(name), kind: name === 'grad' ? 'operator' : 'variable' };
  const mark = marks[suffix ?? ''];
  if (mark) part.text += mark;
  const below = sub ? letters(sub) : mark ? undefined : suffix;
  if (below) part.sub = below;
  if (power) part.sup = power;
  parts.push(part);
}

/** The symbol on one line, for names read aloud and for canvas text. */
export function plainSymbol(symbol: string): string {
  return parseSymbol(symbol)
    .map((part) => part.text + (part.sub ? ` ${part.sub}` : '') + (part.sup ?? ''))
    .join('');
}
