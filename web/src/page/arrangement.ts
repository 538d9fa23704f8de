/** Where the views stand: a CSS grid for any of them, at any size of the element. */
import type { ViewName } from '../lab/link';
import { scaledText } from '../ui/text_size';

/** wide: one screen with the controls beside it; middle: two columns that scroll; narrow: a phone. */
export type Size = 'wide' | 'middle' | 'narrow';

/** Breakpoints in px of the styles; the container queries of the parts use the same. */
const wideFrom = 1200;
const middleFrom = 500;
/** From this height on, two rows of views fit the screen. */
const tallFrom = 640;
const lowBelow = 480;

export interface Room {
  size: Size;
  tall: boolean;
  /** There is hardly any height: no room for more than the views and one row of buttons on a phone. */
  low: boolean;
  /** Of the reader's text: CSS pixels for each px of the styles. */
  scale: number;
}
/** @param width and height in CSS pixels */
export function roomOf(width: number, height: number, scale = 1): Room {
  const [across, down] = [width / scale, height / scale];
  return {
    size: across >= wideFrom ? 'wide' : across >= middleFrom ? 'middle' : 'narrow',
    tall: down >= tallFrom,
    low: down > 0 && down < lowBelow,
    scale,
  };
}

/** Height of the line of counters. */
const line: Readonly<Record<Size, string>> = { wide: '34px', middle: '34px', narrow: '52px' };
/** Rows that share the height keep at least their part of this; a lower element scrolls. */
const leastHeight = 470;

/** Value of `grid-template` for these views; the areas carry the names of the views, and `controls`. */
export function arrange(views: readonly ViewName[], { size, tall, scale }: Room, controls: boolean): string {
  if (views.length === 1 && !(controls && size === 'wide')) return `'${views[0]}' minmax(0, 1fr) / minmax(0, 1fr)`;
  const grid = size === 'wide' ? wide(views, controls) : size === 'middle' ? middle(views, tall) : narrow(views);
  return scaledText(grid, scale);
}

type Row = readonly [areas: readonly string[], height: string];

function template(rows: readonly Row[], columns: string): string {
  return `${rows.map(([areas, height]) => `'${areas.join(' ')}' ${height}`).join(' ')} / ${columns}`;
}
const has = (views: readonly ViewName[], ...wanted: ViewName[]): ViewName[] =>
  wanted.filter((view) => views.includes(view));
const shared = (share: number): string => `minmax(${Math.round(share * leastHeight)}px, ${share.toFixed(3)}fr)`;

// One screen: what the pendulum does on the left, what is measured on the right, one update below.

/** Where the second view of a column begins. */
const split: Partial<Record<ViewName, number>> = { map: 0.5, slice: 0.63 };

function wide(views: readonly ViewName[], controls: boolean): string {
  let columns = [has(views, 'stage', 'map'), has(views, 'chart', 'slice')].filter((column) => column.length > 0);
  // What stands alone in the width stands side by side.
  if (columns.length === 1) columns = columns[0]!.map((view) => [view]);
  const side = controls ? ['controls'] : [];
  const rows: Row[] = [];
  const cuts = [...new Set([0, 1, ...columns.flatMap((column) => (column[1] ? [split[column[1]]!] : []))])].sort();
  const at = (column: readonly ViewName[], share: number): string =>
    column[1] && share >= split[column[1]]! ? column[1] : column[0]!;
  if (columns.length > 0) {
    for (let i = 0; i + 1 < cuts.length; i++) {
      rows.push([[...side, ...columns.map((column) => at(column, cuts[i]!))], shared(cuts[i + 1]! - cuts[i]!)]);
    }
  }
  if (views.includes('counters')) {
    const across = columns.length === 2 ? [at(columns[0]!, 1), 'counters'] : columns.map(() => 'counters');
    const alone = columns.length === 0;
    rows.push([
      [...side, ...(alone ? ['counters'] : across)],
      alone && !views.includes('update') ? 'minmax(0, 1fr)' : line.wide,
    ]);
  }
  const count = Math.max(columns.length, 1);
  if (views.includes('update')) {
    const area = Array<string>(side.length + count).fill('update');
    if (columns.length > 0) rows.push([area, 'clamp(224px, 26%, 300px)']);
    else rows.push([[...side, 'update'], 'minmax(0, 1fr)']);
  }
  const width =
    columns.length === 2 ? ['minmax(0, 1fr)', 'minmax(0, 1.06fr)'] : Array<string>(count).fill('minmax(0, 1fr)');
  return template(rows, [...(controls ? ['284px'] : []), ...width].join(' '));
}

// Two columns, screen by screen; the first screen ends where the second can be seen to begin.

function middle(views: readonly ViewName[], tall: boolean): string {
  const pictures = has(views, 'stage', 'chart', 'map', 'slice');
  const update = views.includes('update');
  const pairs: ViewName[][] = [];
  for (let i = 0; i < pictures.length; i += 2) pairs.push(pictures.slice(i, i + 2));
  const fits = !update && pairs.length <= (tall ? 2 : 1);
  const height = fits
    ? 'minmax(0, 1fr)'
    : tall && pairs.length > 1
      ? 'max(290px, 50% - 34px)'
      : 'max(250px, 100% - 56px)';
  const rows: Row[] = pairs.map((pair) => [[pair[0]!, pair[1] ?? pair[0]!], height]);
  if (views.includes('counters'))
    rows.splice(tall && pairs.length > 1 ? 2 : 1, 0, [['counters', 'counters'], line.middle]);
  if (update) rows.push([['update', 'update'], pairs.length > 0 ? 'auto' : '1fr']); // as high as it needs
  return template(rows, 'minmax(0, 1fr) minmax(0, 1fr)');
}

// One column.

const narrowHeight: Readonly<Record<ViewName, string>> = {
  stage: '318px',
  counters: line.narrow,
  chart: '400px',
  map: '350px',
  slice: '320px',
  update: 'auto',
};

function narrow(views: readonly ViewName[]): string {
  const order = has(views, 'stage', 'counters', 'chart', 'map', 'slice', 'update');
  const pictures = order.filter((view) => view !== 'counters');
  const fills = pictures.length < 3;
  const height = (view: ViewName): string =>
    fills && view === 'update'
      ? '1fr'
      : fills && view !== 'counters'
        ? pictures.length === 1
          ? 'minmax(0, 1fr)'
          : 'minmax(250px, 1fr)'
        : narrowHeight[view];
  return template(
    order.map((view) => [[view], height(view)]),
    'minmax(0, 1fr)',
  );
}
