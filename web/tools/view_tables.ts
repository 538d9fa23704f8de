/**
 * The tables of `views/`, which page and desktop app share, as modules of the page: `#views/NAME` exports the rows of
 * `views/NAME.inl`. A row is a call of a macro; expressions in it mean the same in C++ and in JavaScript.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { labelOf, lettersOf } from './tex_letters.ts';
import { pageTex } from './tex.ts';

/** How an argument of a macro is written in the module; empty: left out. */
type Column = (argument: string, row: readonly string[]) => string | Promise<string>;

const quoted = (argument: string): string => {
  const raw = /^R"\(([\s\S]*)\)"$/.exec(argument);
  if (raw) return raw[1]!;
  if (!/^"(?:[^"\\]|\\["\\])*"$/.test(argument)) throw new Error(`${argument} is no text in quotes.`);
  return argument.slice(1, -1).replace(/\\(["\\])/g, '$1');
};
const word: Column = (argument) => JSON.stringify(argument);
const orNothing: Column = (argument) => JSON.stringify(argument === 'none' ? '' : argument);
const text: Column = (argument) => JSON.stringify(quoted(argument));
const number: Column = (argument) => String(Number(argument));
const truth: Column = (argument) => JSON.stringify(argument === 'true');
/** Words between spaces that hold: an object in which each is true. */
const holding: Column = (argument) =>
  JSON.stringify(
    Object.fromEntries(
      quoted(argument)
        .split(' ')
        .filter(Boolean)
        .map((one) => [one, true]),
    ),
  );
/** As links name a chart: `return` is a word of C++. */
const chart: Column = (argument) => JSON.stringify(argument === 'returns' ? 'return' : argument);
const tex: Column = (argument) => JSON.stringify(pageTex(quoted(argument)));
const label: Column = (argument) => JSON.stringify(labelOf(quoted(argument)));
/** Where nothing is given, the symbol before it in letters. */
const spoken =
  (symbol: number): Column =>
  (argument, row) =>
    JSON.stringify(quoted(argument) || lettersOf(quoted(row[symbol]!)));
const expression =
  (of: string): Column =>
  (argument) =>
    `(${of}) => ${argument}`;
/** Left out where it always holds. */
const condition: Column = (argument, row) => (argument === 'true' ? '' : expression('v')(argument, row));
const value = expression('{ s, m, c, t, v }');

interface Table {
  readonly path: string;
  /** What the expressions use beside their arguments. */
  readonly uses?: string;
  readonly macros: Readonly<Record<string, readonly [list: string, columns: Readonly<Record<string, Column | null>>]>>;
  /** Names that the rows, then functions of one object, share. */
  readonly scope?: string;
  /** One more column for each row, from another table. */
  readonly more?: readonly [name: string, write: (row: readonly string[]) => Promise<string>];
}
const root = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const imported = (names: string, from: string): string => `import { ${names} } from ${JSON.stringify(root(from))};\n`;

const tables: Readonly<Record<string, Table>> = {
  trace_fields: {
    path: root('engine/include/sac/trace_fields.inl'),
    macros: { SAC_TRACE_FIELD: ['fields', { key: word, shape: word, help: null }] },
  },
  stage_readouts: {
    path: root('views/stage_readouts.inl'),
    uses: `${imported('wrapAngle as wrap', 'web/src/engine/protocol.ts')}const { tanh } = Math;\n`,
    macros: {
      SAC_STAGE_READOUT: [
        'readouts',
        {
          name: text,
          short: text,
          symbol: text,
          unit: text,
          mark: orNothing,
          value: expression('s'),
          decimals: number,
          help: text,
        },
      ],
    },
  },
  charts: {
    path: root('views/charts.inl'),
    macros: {
      SAC_CHART: [
        'charts',
        { id: chart, title: text, short: text, left: text, right: text, logAxis: orNothing, startsLog: truth },
      ],
      SAC_CHART_SPAN: ['spans', { chart, low: number, high: number }],
      SAC_TRACE: [
        'traces',
        { chart, key: word, name: text, symbol: metricSymbol, hue: word, side: word, width: number, style: holding },
      ],
    },
  },
  symbols: {
    path: root('views/symbols.inl'),
    macros: {
      SAC_SYMBOL_LETTER: ['letters', { name: word, letter: text }],
      SAC_SYMBOL_WORD: ['words', { word }],
      SAC_SYMBOL_MARK: ['marks', { suffix: word, mark: text }],
      SAC_SYMBOL_SUB: ['subs', { suffix: word }],
      SAC_SYMBOL_SIGN: ['signs', { written: text, sign: text }],
      SAC_SYMBOL_EXAMPLE: ['examples', { symbol: text, text }],
    },
  },
  update_variant: {
    path: root('views/update_variant.inl'),
    macros: { SAC_UPDATE_FLAG: ['flags', { flag: word, setting: word, holds: expression('is') }] },
    more: ['fallback', ([, setting]) => defaultOf(setting!)],
  },
  update_substeps: {
    path: root('views/update_substeps.inl'),
    macros: {
      SAC_UPDATE_TEXT: ['parts', { name: word, condition, text }],
      SAC_UPDATE_SUBSTEP: [
        'substeps',
        { id: word, condition, name: text, words: text, sentence: text, hint: text, source: text },
      ],
      SAC_UPDATE_OUTCOME: ['outcomes', { substep: word, condition, quantity: word }],
    },
  },
  update_formulas: {
    path: root('views/update_formulas.inl'),
    macros: {
      SAC_UPDATE_PART: ['parts', { name: word, condition, text: tex }],
      SAC_UPDATE_FORMULA: ['formulas', { substep: word, kind: word, condition, text: tex }],
    },
  },
  update_quantities: {
    path: root('views/update_quantities.inl'),
    uses: imported('atan2, fmod, ln2, log, moved, pi, softplus, square', 'web/src/update/arithmetic.ts'),
    macros: {
      SAC_UPDATE_SYMBOL: ['quantities', { key: word, shape: word, tex: null, symbol: spoken(2), meaning: text }],
      SAC_UPDATE_SAMPLE: [
        'quantities',
        { key: word, shape: word, tex: null, symbol: spoken(2), sample: value, meaning: text },
      ],
      SAC_UPDATE_NUMBER: [
        'quantities',
        { key: word, rounding: word, tex: null, symbol: spoken(2), number: value, meaning: text },
      ],
    },
  },
  update_layout: {
    path: root('views/update_layout.inl'),
    macros: {
      SAC_DIAGRAM_SHAPE: [
        'shapes',
        {
          shape: word,
          along: number,
          across: number,
          thickness: number,
          firstLane: number,
          lane: number,
          batchAlong: number,
          batchAcross: number,
          batchLength: number,
          batchBreadth: number,
          columns: number,
          rows: number,
        },
      ],
      SAC_DIAGRAM_LAYER: ['layers', { wide: number, tall: number }],
      SAC_DIAGRAM_NODE: ['sizes', { kind: word, wide: number, tall: number }],
      SAC_DIAGRAM_WIDER: ['wider', { letters: text, by: number }],
      SAC_DIAGRAM_BYPASS: ['bypasses', { from: word, to: word, lane: number }],
      SAC_DIAGRAM_NUMBER: ['numbers', { name: word, value: number }],
    },
  },
  update_graph: {
    path: root('views/update_graph.inl'),
    macros: {
      SAC_UPDATE_NODE: [
        'nodes',
        {
          id: word,
          kind: word,
          hue: word,
          condition,
          layer: number,
          lane: expression('v'),
          label,
          shows: orNothing,
          name: text,
          meaning: text,
        },
      ],
      SAC_UPDATE_SHOWS: ['shows', { node: word, substep: word, condition, quantity: word }],
      SAC_UPDATE_PREFIX: ['prefixes', { kind: word, quantity: word, prefix: text }],
      SAC_UPDATE_EDGE: [
        'edges',
        { from: word, to: word, kind: word, hue: word, condition, steps: text, back: expression('v') },
      ],
    },
  },
};

/** Tables whose rows, a name and an expression, are functions of one object that share what it is made of. */
const functionTables: Readonly<
  Record<string, { readonly path: string; readonly uses?: string; readonly maker: string; readonly of: string }>
> = {
  number_formats: {
    path: root('views/number_formats.inl'),
    uses: 'const { floor, min, pow } = Math;\n',
    maker: 'formatsOf',
    of: 'size, step, digits, fixed, count, exponent, power, shortest, shortest_power, decade, decimals_of',
  },
  stage_motion: {
    path: root('views/stage_motion.inl'),
    maker: 'motionOf',
    of: 'from, to, has_before, before, has_after, after, share',
  },
};

/** The calls in a table: each macro with its arguments as they are written. */
export function callsIn(source: string): { macro: string; row: string[] }[] {
  const code = source.replace(/^\s*(?:\/\/|#).*$/gm, '');
  const calls: { macro: string; row: string[] }[] = [];
  const part = /R"\([\s\S]*?\)"|"(?:[^"\\]|\\.)*"|[(),]|[^"(),R]+|R/gy;
  for (const start of code.matchAll(/\b(SAC_[A-Z_]+)\s*\(/g)) {
    const row = [''];
    part.lastIndex = start.index + start[0].length;
    for (let depth = 1; depth > 0;) {
      const found = part.exec(code)?.[0];
      if (found === undefined) throw new Error(`${start[1]} does not end.`);
      if (found === '(') depth++;
      if (found === ')') depth--;
      if (found === ',' && depth === 1) row.push('');
      else if (depth > 0) row[row.length - 1] += found;
    }
    calls.push({ macro: start[1]!, row: row.map((argument) => argument.trim()) });
  }
  return calls;
}

/** As given, or that of the metric with the row's key; empty: there is no such metric. */
async function metricSymbol(argument: string, [, key]: readonly string[]): Promise<string> {
  if (quoted(argument)) return JSON.stringify(quoted(argument));
  const metrics = callsIn(await readFile(root('engine/include/sac/metrics.inl'), 'utf8'));
  const found = metrics.find(({ row }) => row[0] === key)?.row[1];
  return JSON.stringify(found ? quoted(found) : '');
}

/** A setting's default, where the engine has not told its values yet. */
async function defaultOf(setting: string): Promise<string> {
  const params = callsIn(await readFile(root('engine/include/sac/params.inl'), 'utf8'));
  const found = params.find(({ row }) => row[0] === setting)?.row[2];
  if (found === undefined) throw new Error(`There is no setting "${setting}" in params.inl.`);
  return JSON.stringify(found);
}

async function functionsOf({ path, uses = '', maker, of }: (typeof functionTables)[string]): Promise<string> {
  const calls = callsIn(await readFile(path, 'utf8'));
  const rows = calls.map(({ row: [name, code] }) => `  const ${name} = () => ${code};\n`);
  const names = calls.map(({ row: [name] }) => name).join(', ');
  return `${uses}export const ${maker} = ({ ${of} }) => {\n${rows.join('')}  return { ${names} };\n};\n`;
}

/** The module with the rows of a table. */
export async function moduleOf(name: string): Promise<string> {
  if (functionTables[name]) return functionsOf(functionTables[name]);
  const table = tables[name];
  if (!table)
    throw new Error(
      `There is no table "${name}"; there are ${Object.keys({ ...tables, ...functionTables }).join(', ')}.`,
    );
  // Equal expressions are one function, which makes the module small.
  const functions = new Map<string, string>();
  const shared = (written: string): string => {
    if (!written.includes('=>')) return written;
    const known = functions.get(written) ?? `f${functions.size}`;
    functions.set(written, known);
    return known;
  };
  const lists = new Map(Object.values(table.macros).map(([list]) => [list, [] as string[]]));
  for (const { macro, row } of callsIn(await readFile(table.path, 'utf8'))) {
    const [list, columns] = table.macros[macro] ?? [];
    if (!list || !columns) throw new Error(`${table.path} has ${macro}, which has no columns in view_tables.ts.`);
    const names = Object.entries(columns);
    if (names.length !== row.length)
      throw new Error(`${macro}(${row[0]}) in ${table.path} has ${row.length} columns instead of ${names.length}.`);
    const fields: string[] = [];
    for (const [i, [key, write]] of names.entries()) {
      const written = await write?.(row[i]!, row);
      if (written) fields.push(`${key}: ${shared(written)}`);
    }
    if (table.more) fields.push(`${table.more[0]}: ${await table.more[1](row)}`);
    lists.get(list)!.push(`{ ${fields.join(', ')} }`);
  }
  const named = [...functions].map(([code, known]) => `const ${known} = ${code};\n`).join('');
  return (
    (table.uses ?? '') +
    named +
    [...lists].map(([list, rows]) => `export const ${list} = [\n${rows.join(',\n')}\n];\n`).join('')
  );
}

/** The same for programs of the build, of tables whose expressions use nothing else. */
export async function readTable<T>(name: string): Promise<T> {
  return (await import(`data:text/javascript,${encodeURIComponent(await moduleOf(name))}`)) as T;
}

export function viewTables(): Plugin {
  const prefix = '#views/';
  return {
    name: 'view-tables',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${prefix}`)) return null;
      const name = id.slice(prefix.length + 1);
      const table = tables[name] ?? functionTables[name];
      if (table) this.addWatchFile(table.path);
      return moduleOf(name);
    },
  };
}
