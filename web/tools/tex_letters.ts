/** A symbol in TeX as plain letters, for names read aloud and for the diagram's labels. */

interface Piece {
  readonly kind: 'variable' | 'word' | 'sign';
  text: string;
  sub?: Piece[];
}

const greek: Readonly<Record<string, string>> = {
  alpha: 'α',
  gamma: 'γ',
  theta: 'θ',
  lambda: 'λ',
  mu: 'μ',
  pi: 'π',
  sigma: 'σ',
  tau: 'τ',
  phi: 'φ',
  psi: 'ψ',
  varepsilon: 'ε',
};
const signs: Readonly<Record<string, string>> = { Delta: 'Δ', nabla: '∇', '|': '|' };
const accents: Readonly<Record<string, string>> = { bar: '\u0304', hat: '\u0302', tilde: '\u0303', dot: '\u0307' };
const scripts: Readonly<Record<string, string>> = { D: '𝒟' };
const lowered = (text: string): string => text.replace(/\d/g, (digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)]!);

class Reader {
  readonly #tokens: string[];
  constructor(tex: string) {
    this.#tokens = tex.match(/\\(?:[A-Za-z]+|\|)|[^\s\\]/gu) ?? [];
  }
  /** Everything up to the end, or to a closing brace. */
  line(): Piece[] {
    const pieces: Piece[] = [];
    for (let next = this.#tokens.shift(); next !== undefined && next !== '}'; next = this.#tokens.shift()) {
      const last = pieces.at(-1);
      if (next === '_' && last) last.sub = this.#argument();
      else if (next === '^') pieces.push({ kind: 'sign', text: { 2: '²' }[this.#tokens.shift() ?? ''] ?? '' });
      else pieces.push(...this.#atom(next));
    }
    return pieces;
  }
  #argument(): Piece[] {
    const next = this.#tokens.shift()!;
    return next === '{' ? this.line() : this.#atom(next);
  }
  #atom(token: string): Piece[] {
    const name = /^\\(.+)$/.exec(token)?.[1];
    if (name === undefined) {
      if (/[A-Za-z]/.test(token)) return [{ kind: 'variable', text: token }];
      return [{ kind: 'sign', text: { "'": '′', '-': '−' }[token] ?? token }];
    }
    const mark = accents[name];
    if (mark) {
      const [first, ...rest] = this.#argument();
      return [{ ...first!, text: first!.text + mark }, ...rest];
    }
    if (name === 'mathcal' || name === 'operatorname' || name === 'text') {
      const letters = this.#argument()
        .map(({ text }) => text)
        .join('');
      return [
        name === 'mathcal' ? { kind: 'sign', text: scripts[letters] ?? letters } : { kind: 'word', text: letters },
      ];
    }
    const letter = greek[name];
    if (letter) return [{ kind: 'variable', text: letter }];
    const sign = signs[name];
    return [sign ? { kind: 'sign', text: sign } : { kind: 'word', text: name === 'bmod' ? 'mod' : name }];
  }
}

/** For the diagram: *italics* and ~subscripts~. */
export function labelOf(tex: string): string {
  const write = (pieces: readonly Piece[], inside: boolean): string =>
    pieces
      .map(({ kind, text, sub }, i) => {
        const letters = kind === 'variable' ? `*${text}*` : kind === 'word' && pieces[i + 1] ? `${text}\u2009` : text;
        if (!sub) return letters;
        const below = write(sub, true);
        return /^\d$/.test(below) || inside ? letters + lowered(below) : `${letters}~${below}~`;
      })
      .join('');
  return write(new Reader(tex).line(), false);
}

/** On one line, with its spaces: "Q₁(s, a)", "log π(ã|s)". */
export function lettersOf(tex: string): string {
  const write = (pieces: readonly Piece[]): string =>
    pieces
      .map(({ kind, text, sub }, i) => {
        const before = pieces[i - 1];
        if (text === ',') return ', ';
        if (text === '−' && before && before.text !== '(') return ' − ';
        if (kind === 'word') return (before && before.kind !== 'sign' ? ' ' : '') + text + (pieces[i + 1] ? ' ' : '');
        if (!sub) return text;
        const below = write(sub);
        return /^\d$/.test(below) ? text + lowered(below) : `${text}_${below}`;
      })
      .join('');
  return write(new Reader(tex).line());
}
