/** What others need to have the same run: the link, an iframe, the element, and the command that computes it natively. */
import { encodeSettings, noSettings, settingNames, type Settings, type ViewName } from './link';
import type { Schema, Values } from './schema';
import type { LabState } from './store';

/** What a link says besides the run itself. */
export interface Showing {
  views: readonly ViewName[];
  controls: readonly string[] | null;
  autostart: boolean;
  compare: Settings['compare'];
}

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

export function elementOf(script: string, settings: Settings): string {
  const attributes = [...encodeSettings(settings)].map(([name, value]) =>
    name === 'autostart' ? ' autostart' : ` ${name}="${escaped(value)}"`,
  );
  return `<script type="module" src="${escaped(script)}"></script>\n<sac-lab${attributes.join('')} style="height: 464px"></sac-lab>`;
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

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
