/** The codec between a link's parameters (or the element's attributes) and what they mean. */
import type { Speed } from './protocol';

export const viewNames = ['stage', 'map', 'chart', 'slice', 'update', 'counters'] as const;
export type ViewName = (typeof viewNames)[number];

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
  /** One sentence for each part that could not be understood. */
  problems: readonly string[];
}

export const noSettings: Settings = {
  preset: null, autostart: false, views: viewNames, controls: null, values: [], compare: null, layer: null, speed: null,
  problems: [],
};

/** What a link or an attribute can say besides hyperparameters. `keep` is for the element alone. */
export const settingNames = ['preset', 'autostart', 'views', 'controls', 'compare', 'layer', 'speed', 'keep'] as const;

/** As written: a multiple of real time, or as fast as possible. */
const speeds: ReadonlyMap<string, Speed> = new Map<string, Speed>([['1', 1], ['10', 10], ['max', 'max']]);

const words = (text: string): string[] => text.split(/[\s,]+/).filter((word) => word !== '');
const isView = (word: string): word is ViewName => (viewNames as readonly string[]).includes(word);

export function decodeSettings(pairs: Iterable<readonly [string, string]>): Settings {
  let { preset, autostart, views, controls, compare, layer, speed } = noSettings;
  const values: [string, string][] = [];
  const problems: string[] = [];
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
    } else if (key !== 'keep') values.push([key, text]);
  }
  return { preset, autostart, views, controls, values, compare, layer, speed, problems };
}
/** "key:value,key:value" */
function decodePairs(text: string, problems: string[]): Pairs {
  return words(text).flatMap((word) => {
    const colon = word.indexOf(':');
    if (colon > 0) return [[word.slice(0, colon), word.slice(colon + 1)] as const];
    problems.push(`compare takes what the second run has instead, as in twin_q:false,alpha:0.5; "${word}" is not like that.`);
    return [];
  });
}

/** The shortest parameters that mean these settings. */
export function encodeSettings(settings: Settings): URLSearchParams {
  const pairs = new URLSearchParams();
  if (settings.preset !== null) pairs.set('preset', settings.preset);
  for (const [key, text] of settings.values) pairs.set(key, text);
  if (settings.autostart) pairs.set('autostart', 'true');
  if (settings.views.length < viewNames.length) pairs.set('views', settings.views.join(','));
  if (settings.controls !== null) pairs.set('controls', settings.controls.join(',') || 'none');
  if (settings.layer !== null) pairs.set('layer', settings.layer);
  if (settings.speed !== null) pairs.set('speed', String(settings.speed));
  if (settings.compare !== null) pairs.set('compare', settings.compare.map((pair) => pair.join(':')).join(','));
  return pairs;
}
