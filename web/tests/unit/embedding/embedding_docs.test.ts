/** docs/embedding.md, the package's description of the element and its types say what the code says. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { LabEvents as Published, SacLab as PublishedLab } from '../../../npm/sac-lab';
import { settingNames } from '../../../src/lab/link';
import type { LabEvents } from '../../../src/lab/store';
import { eventNames } from '../../../src/embedding/frame_messages';
import type { SacLab } from '../../../src/page/lab_element';
import { attributes, cssParts, cssProperties, events, methods } from '../../../tools/element_manifest';

const read = (path: string): Promise<string> => readFile(new URL(`../../../../${path}`, import.meta.url), 'utf8');
const guide = await read('docs/embedding.md');

/** The compiler is the test. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
const sameEvents: Same<Published, LabEvents> = true;
const sameElement: SacLab extends PublishedLab ? true : false = true;

test('the published types are those of the element', () => expect([sameEvents, sameElement]).toEqual([true, true]));
test('every attribute is described, in both places', () => {
  expect(Object.keys(attributes).sort()).toEqual([...settingNames].sort());
  const table = guide.slice(guide.indexOf('| attribute |'), guide.indexOf('All of them can be changed'));
  const rows = [...table.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
  expect(rows.sort()).toEqual([...settingNames].sort());
});
test('so are methods, events, custom properties and parts', () => {
  for (const name of [...Object.keys(events), ...Object.keys(cssProperties), ...Object.keys(cssParts)])
    expect(guide).toContain(name);
  for (const name of Object.keys(methods)) expect(guide).toContain(`\`${name}(`);
  for (const name of eventNames) expect(Object.keys(events)).toContain(name);
});
test('custom properties and parts are there', async () => {
  const files = ['web/src/ui/theme.ts', 'web/src/page/lab_element.ts', 'web/src/page/page_header.ts'];
  const [theme, ...element] = await Promise.all(files.map(read));
  for (const name of Object.keys(cssProperties)) expect(theme).toContain(`${name}: `);
  for (const name of Object.keys(cssParts)) expect(element.join()).toContain(`part="${name}"`);
});
