/** What a link (or the element's attributes) means, and the link, the element and the command that mean a lab's settings. */
import type { Speed, Until } from '../engine/protocol';
import type { Schema, Values } from '../engine/schema';
import { type UpdatePart, updateParts } from '../words/update_parts.ts'; // with its extension: programs of the build read this file too
import type { LabState } from './store';

export const viewNames = ['stage', 'map', 'chart', 'slice', 'update', 'counters'] as const;
export type ViewName = (typeof viewNames)[number];

/** The charts, in their order on the page. */
export const chartNames = ['return', 'losses', 'entropy', 'bias', 'actions', 'gradients'] as const;
export type ChartName = (typeof chartNames)[number];

/** Colours; `auto` is as the reader's system has them. */
export const themes = ['light', 'dark', 'auto'] as const;
export type Theme = (typeof themes)[number];
/** What a training does while nobody sees it. */
export const unseenChoices = ['rest', 'train'] as const;
export type Unseen = (typeof unseenChoices)[number];

type Pairs = readonly (readonly [key: string, text: string])[];

export interface Settings {
  preset: string | null;
  autostart: boolean;
  views: readonly ViewName[];
  /** Groups and keys of the controls to show; null: all of them. */
  controls: readonly string[] | null;
  /** Hyperparameters as written; the engine judges them. */
  values: Pairs;
  /** What a second run beside the first has instead; null: there is no second run. */
  compare: Pairs | null;
  /** Key of the state map's layer; the schema judges it. */
  layer: string | null;
  speed: Speed | null;
  /** The chart that is shown large; null: the return. */
  chart: ChartName | null;
  /** The part of an update that is shown; null: all of it. */
  update: UpdatePart | null;
  /** Where a training ends by itself; null: nowhere. */
  until: Until | null;
  /** Null: what is usual where it stands. */
  unseen: Unseen | null;
  theme: Theme;
  /** One sentence for each part that could not be understood. */
  problems: readonly string[];
}

export const noSettings: Settings = {
  preset: null,
  autostart: false,
  views: viewNames,
  controls: null,
  values: [],
  compare: null,
  layer: null,
  speed: null,
  chart: null,
  update: null,
  until: null,
  unseen: null,
  theme: 'auto',
  problems: [],
};

/** What a link or an attribute can say besides hyperparameters. `keep` is for the element alone. */
export const settingNames = [
  'preset',
  'autostart',
  'until',
  'unseen',
  'views',
  'controls',
  'compare',
  'layer',
  'speed',
  'chart',
  'update',
  'theme',
  'keep',
] as const;

/** As written: a multiple of real time, or as fast as possible. */
const speeds: ReadonlyMap<string, Speed> = new Map<string, Speed>([
  ['1', 1],
  ['10', 10],
  ['max', 'max'],
]);

const words = (text: string): string[] => text.split(/[\s,]+/).filter((word) => word !== '');
const isView = (word: string): word is ViewName => (viewNames as readonly string[]).includes(word);

export function decodeSettings(pairs: Iterable<readonly [string, string]>): Settings {
  let { preset, autostart, views, controls, compare, layer, speed, chart, update, until, unseen, theme } = noSettings;
  const values: [string, string][] = [];
  const problems: string[] = [];
  const oneOf = <T extends string, Otherwise>(
    key: string,
    text: string,
    all: readonly T[],
    otherwise: Otherwise,
  ): T | Otherwise => {
    const found = all.find((one) => one === text);
    if (!found) problems.push(`There is no ${key} "${text}"; it is one of ${all.join(', ')}.`);
    return found ?? otherwise;
  };
  for (const [key, text] of pairs) {
    if (key === 'preset') preset = text;
    else if (key === 'autostart') autostart = !['false', '0', 'off'].includes(text);
    else if (key === 'controls') controls = text === 'all' ? null : words(text).filter((word) => word !== 'none');
    else if (key === 'views') {
      const wanted = words(text);
      for (const word of wanted) {
        if (!isView(word) && word !== 'all') {
          problems.push(`There is no view "${word}"; the views are ${viewNames.join(', ')}.`);
        }
      }
      const known = viewNames.filter((name) => wanted.includes(name));
      views = known.length > 0 ? known : viewNames;
    } else if (key === 'compare') compare = decodePairs(text, problems);
    else if (key === 'layer') layer = text;
    else if (key === 'speed') {
      if (speeds.has(text)) speed = speeds.get(text)!;
      else problems.push(`There is no speed "${text}"; the speeds are ${[...speeds.keys()].join(', ')}.`);
    } else if (key === 'chart') chart = oneOf(key, text, chartNames, chart);
    else if (key === 'update') update = oneOf('part of an update', text, updateParts, update);
    else if (key === 'until') {
      until = text === 'solved' ? text : /^\d+$/.test(text) && Number(text) > 0 ? Number(text) : null;
      if (until === null) problems.push(`until takes solved, or a number of steps from 1 on, not "${text}".`);
    } else if (key === 'unseen') unseen = oneOf(key, text, unseenChoices, unseen);
    else if (key === 'theme') theme = oneOf(key, text, themes, theme);
    else if (key !== 'keep') values.push([key, text]);
  }
  return {
    preset,
    autostart,
    views,
    controls,
    values,
    compare,
    layer,
    speed,
    chart,
    update,
    until,
    unseen,
    theme,
    problems,
  };
}
/** "key:value,key:value" */
function decodePairs(text: string, problems: string[]): Pairs {
  return words(text).flatMap((word) => {
    const colon = word.indexOf(':');
    if (colon > 0) return [[word.slice(0, colon), word.slice(colon + 1)] as const];
    problems.push(
      `compare takes what the second run has instead, as in twin_q:false,alpha:0.5; "${word}" is not like that.`,
    );
    return [];
  });
}

/** The shortest parameters that mean these settings. */
export function encodeSettings(settings: Settings): URLSearchParams {
  const pairs = new URLSearchParams();
  if (settings.preset !== null) pairs.set('preset', settings.preset);
  for (const [key, text] of settings.values) pairs.set(key, text);
  if (settings.autostart) pairs.set('autostart', 'true');
  if (settings.until !== null) pairs.set('until', String(settings.until));
  if (settings.unseen !== null) pairs.set('unseen', settings.unseen);
  if (settings.views.length < viewNames.length) pairs.set('views', settings.views.join(','));
  if (settings.controls !== null) pairs.set('controls', settings.controls.join(',') || 'none');
  if (settings.layer !== null) pairs.set('layer', settings.layer);
  if (settings.speed !== null) pairs.set('speed', String(settings.speed));
  if (settings.chart !== null) pairs.set('chart', settings.chart);
  if (settings.update !== null) pairs.set('update', settings.update);
  if (settings.theme !== noSettings.theme) pairs.set('theme', settings.theme);
  if (settings.compare !== null) pairs.set('compare', settings.compare.map((pair) => pair.join(':')).join(','));
  return pairs;
}

// What others need to have the same run: the link, an iframe, the element, and the command that computes it natively.

/** What a link says besides the run itself. */
export type Showing = Pick<
  Settings,
  'views' | 'controls' | 'chart' | 'update' | 'autostart' | 'until' | 'unseen' | 'theme' | 'compare'
>;

type Shared = Pick<LabState, 'schema' | 'preset' | 'values' | 'base' | 'layer' | 'speed'>;
const standardLayer = 'value';

/** The settings of a lab as a link writes them: what a fresh page would do anyway is left out. */
export function settingsOf(state: Shared, showing: Showing): Settings {
  const { schema, preset, layer, speed } = state;
  return {
    ...noSettings,
    ...showing,
    preset: preset === schema?.presets[0]?.name ? null : preset,
    values: changedValues(state),
    layer: layer === standardLayer ? null : layer,
    speed: speed === 'max' ? null : speed,
  };
}

/** The values that are not the preset's. */
function changedValues({ values, base }: { values: Values; base: Values }): (readonly [string, string])[] {
  return [...values].filter(([key, text]) => base.get(key) !== text);
}

/** The address with these settings instead of all that it says. */
export function linkTo(address: string, settings: Settings): string {
  const url = new URL(address);
  url.search = queryText(encodeSettings(settings));
  url.hash = '';
  return url.href;
}
/** The same, but what is none of ours stays: others have put it there. */
export function addressWith(address: string, settings: Settings, schema: Schema | null): string {
  const url = new URL(address);
  const ours = new Set<string>([...settingNames, ...(schema?.params ?? []).map(({ key }) => key)]);
  const pairs = encodeSettings(settings);
  for (const [key, text] of url.searchParams) if (!ours.has(key)) pairs.append(key, text);
  url.search = queryText(pairs);
  return url.href;
}
/** A comma is fine in a query, and easier to read. */
function queryText(pairs: URLSearchParams): string {
  return pairs.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
}

export function iframeOf(link: string): string {
  return `<iframe src="${escaped(link)}" title="SAC Lab" width="768" height="464" style="border: 0" loading="lazy"></iframe>`;
}

/** As they stand in the element's tag, each after a space. */
export function attributesText(settings: Settings): string {
  return [...encodeSettings(settings)]
    .map(([name, value]) => (name === 'autostart' ? ' autostart' : ` ${name}="${escaped(value)}"`))
    .join('');
}

/** @param link the same on a page of its own, for where the element does not come about: it then shows its content */
export function elementOf(script: string, link: string, settings: Settings): string {
  return `<script type="module" src="${escaped(script)}"></script>
<sac-lab${attributesText(settings)} style="height: 464px">
  SAC Lab loads. If this stays, its server does not let this page use it: <a href="${escaped(link)}">open it by itself</a>.
</sac-lab>`;
}

/**
 * The line that does this run's first steps in the native build that computes the same bits, and prints its signature.
 * The seed is always named: without it the program takes its own.
 */
export function commandOf(state: Pick<LabState, 'preset' | 'values' | 'base'>, steps: number): string {
  const flags = new Map([...changedValues(state), ['seed', state.values.get('seed') ?? ''] as const]);
  const words = [...flags].map(([key, text]) => `--${key} ${text}`);
  return ['./lab train --portable', `--preset ${state.preset}`, ...words, `--steps ${steps}`, '--signature'].join(' ');
}

/** For an attribute's value in HTML. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
