/** What the element's attributes say, and what a lab does when they change. */
import type { Lab } from '../lab/lab';
import { decodeSettings, settingNames, type Settings } from '../lab/link';
import { initialState } from '../lab/store';

/** Attributes that say nothing of the run itself. */
export const ofTheElement: ReadonlySet<string> = new Set([
  'views',
  'controls',
  'chart',
  'update',
  'theme',
  'until',
  'unseen',
]);

type Pairs = readonly (readonly [name: string, value: string])[];

export function attributesOf(element: Element): Pairs {
  return [...element.attributes].map(({ name, value }) => [name, value] as const);
}
/** Names of those that now say something else than before these records. */
export function changedAttributes(element: Element, records: readonly MutationRecord[]): string[] {
  const before = new Map<string, string | null>();
  for (const { attributeName, oldValue } of records)
    if (!before.has(attributeName!)) before.set(attributeName!, oldValue);
  return [...before].filter(([name, value]) => element.getAttribute(name) !== value).map(([name]) => name);
}
/**
 * The lab takes over what these say now; one that is gone says what it would have said had it never been there.
 * @returns their settings; those that are not of one run are left to the caller
 */
export function useAttributes(element: Element, names: readonly string[], lab: Lab): Settings {
  const has = (name: string): boolean => names.includes(name);
  const settings = decodeSettings(attributesOf(element).filter(([name]) => has(name)));
  const { problems, layer, speed } = settings;
  for (const problem of problems) lab.notify(problem);
  if (has('preset')) lab.setPreset(element.getAttribute('preset'), decodeSettings(attributesOf(element)).values);
  else {
    const { schema, base } = lab.store.state;
    const known = names.filter((name) => !(settingNames as readonly string[]).includes(name));
    const gone = (name: string): string => base.get(name) ?? '';
    lab.settings.setAllNearest(
      known
        .filter((name) => element.hasAttribute(name) || schema?.params.some(({ key }) => key === name))
        .map((name) => [name, element.getAttribute(name) ?? gone(name)] as const),
    );
  }
  const none = decodeSettings([]);
  lab.show({
    layer: has('layer') ? (layer ?? initialState.layer) : none.layer,
    speed: has('speed') ? (speed ?? (element.hasAttribute('speed') ? null : initialState.speed)) : none.speed,
  });
  return settings;
}
