/** Every layout in both themes against the rules of axe, and what they cannot see: keys, sizes, stillness. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { eventually } from './eventually';
import type { Size, Visit } from './site';
import { useVisitor } from './visitor';

interface Violation {
  id: string;
  help: string;
  nodes: { target: unknown; failureSummary: string }[];
}
interface Axe {
  run(context: Document, options: object): Promise<{ violations: Violation[] }>;
}

const visitor = useVisitor();
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let visit: Visit;

const layouts = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 768, height: 464 },
  { width: 390, height: 844 },
];
/** What axe finds wrong now, as lines to read. */
async function violations(rules?: string[]): Promise<string[]> {
  const found = await visit.page.evaluate(async (only) => {
    const { axe: all } = window as unknown as { axe: Axe };
    const options = { resultTypes: ['violations'], ...(only && { runOnly: only }) };
    return (await all.run(document, options)).violations;
  }, rules);
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}; ${JSON.stringify(target)} ${failureSummary}`),
  );
}
async function open(query: string, size: Size, features: { name: string; value: string }[] = []): Promise<void> {
  visit = await visitor.open(query, size, (page) => page.emulateMediaFeatures(features));
  await visit.page.evaluate(axe);
}

test.each(layouts)(
  'at $width x $height nothing is wrong: at rest, with settings, dialogs and two runs, light and dark',
  async (size) => {
    await open('', size);
    const dialog = async (name: string): Promise<void> => {
      await eventually(() => visit.page.$(`sac-lab >>> sac-${name} >>> dialog[open]`)).not.toBeNull();
    };
    const theme = (value: string): Promise<void> =>
      visit.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
    await theme('light');
    await visit.step(600);
    expect(await violations()).toEqual([]);
    if (size.width > 1024 || size.width < 500) {
      await visit.page.keyboard.press('s');
      await dialog('share');
      expect(await violations()).toEqual([]);
      await visit.page.keyboard.press('Escape');
      await visit.page.keyboard.press('?');
      await dialog('help');
      await theme('dark');
      expect(await violations()).toEqual([]);
      await visit.page.keyboard.press('Escape');
    }
    await theme('dark');
    if (size.width < 1200) {
      await visit.click('.settings');
      await visit.page.waitForFunction(
        () =>
          document.querySelector('sac-lab')!.shadowRoot!.querySelector('sac-controls')!.getAnimations().length === 0,
      );
    }
    await visit.choose('tour');
    await visit.page.keyboard.press('c');
    await eventually(() => visit.page.$('sac-lab >>> sac-compare >>> .card')).not.toBeNull();
    expect(await violations()).toEqual([]);
    await theme('light');
    expect(await violations(['color-contrast'])).toEqual([]);
    expect(visit.errors).toEqual([]);
  },
);

test('everything is reached by Tab, in the order of the page', async () => {
  await open('?views=stage,chart&controls=entropy', layouts[0]!);
  const reached: string[] = [];
  for (let i = 0; i < 60; i++) {
    await visit.page.keyboard.press('Tab');
    const name = await visit.page.evaluate(() => {
      let path = '';
      for (let at: Element | null | undefined = document.activeElement; at; at = at.shadowRoot?.activeElement)
        path += ` ${at.localName}`;
      return path.trim();
    });
    if (name === 'body' || name === '') break;
    reached.push(name);
  }
  const places = [
    'sac-preset',
    'sac-transport',
    'sac-speed-and-seed',
    'sac-menu',
    'sac-controls',
    'sac-stage',
    'sac-charts',
  ].map((part) => reached.findIndex((path) => path.includes(part)));
  expect(Math.min(...places), reached.join('\n')).toBeGreaterThanOrEqual(0);
  expect(places).toEqual([...places].sort((a, b) => a - b));
});

test('the focus goes on where what had it goes away', async () => {
  await open('', layouts[0]!);
  const { page } = visit;
  /** The names of what has the focus, from the outside in. */
  const focused = (): Promise<string> =>
    page.evaluate(() => {
      const names: string[] = [];
      for (let at: Element | null | undefined = document.activeElement; at; at = at.shadowRoot?.activeElement) {
        names.push(at.id || [...at.classList].filter((name) => name !== 'button').at(-1) || at.localName);
      }
      return names.join(' ');
    });
  const press = async (selector: string, key = 'Enter'): Promise<void> => {
    const element = await page.waitForSelector(`sac-lab >>> ${selector}`, { visible: true });
    await element!.focus();
    await page.keyboard.press(key as 'Enter');
  };
  // What the stage asks before anything has been learned.
  await press('sac-stage >>> .begin');
  await eventually(focused).toBe('sac-lab sac-transport train');
  await visit.page.keyboard.press('Space');
  // Strips go back to what opened them.
  await press('.compare');
  await press('sac-compare >>> .close');
  await eventually(focused).toBe('sac-lab compare');
  await press('.seeds');
  await press('sac-seeds >>> .close');
  await eventually(focused).toBe('sac-lab seeds');
  // A notice leads to the next, the last one back to Train.
  for (const name of ['gama', 'alhpa']) await visit.set(name, '1');
  await eventually(() =>
    page.$$('sac-lab >>> sac-notices >>> .notice').then(({ length }) => length),
  ).toBeGreaterThanOrEqual(2);
  for (let i = 0; i < 10 && (await page.$('sac-lab >>> sac-notices >>> .dismiss')); i++) {
    const left = (await page.$$('sac-lab >>> sac-notices >>> .dismiss')).length;
    await press('sac-notices >>> .dismiss');
    await eventually(focused).toBe(left > 1 ? 'sac-lab sac-notices dismiss' : 'sac-lab sac-transport train');
  }
  // The question about a new run goes back to the control that has asked it.
  for (const answer of ['withdraw', 'restart']) {
    const field = (await page.waitForSelector('sac-lab >>> sac-param[data-key="hidden_units"] >>> #value'))!;
    await field.focus(); // selects what is in it
    await field.type(`${answer === 'restart' ? 32 : 16}\n`);
    await press(`sac-restart-prompt >>> .${answer}`);
    await eventually(focused).toBe('sac-lab sac-controls sac-param value');
  }
  // The last change is taken back: then there is nothing more to take back.
  for (let i = 0; i < 10 && (await page.$('sac-lab >>> sac-controls >>> .undo:enabled')); i++)
    await press('sac-controls >>> .undo');
  await eventually(focused).toMatch(/^sac-lab sac-controls (undo|redo|input)$/);
  // A menu goes back to its button.
  for (const [menu, key] of [
    ['sac-menu', 'Escape'],
    ['sac-preset', 'Escape'],
    ['sac-menu', 'Tab'],
  ] as const) {
    await press(`${menu} >>> button`);
    await eventually(focused).toMatch(new RegExp(`^sac-lab ${menu} `));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press(key);
    await eventually(focused).not.toMatch(/menuitem|list/);
    if (key === 'Escape') await eventually(focused).toBe(`sac-lab ${menu} button`);
    else await eventually(focused).toMatch(/^sac-lab /);
  }
  expect(visit.errors).toEqual([]);
});

test('on a phone every target of the frame is large enough for a thumb', async () => {
  await open('', layouts[3]!);
  const small = await visit.page.evaluate(() => {
    const root = document.querySelector('sac-lab')!.shadowRoot!;
    const shadow = (name: string): ShadowRoot => root.querySelector(name)!.shadowRoot!;
    const all = [root, ...['sac-preset', 'sac-transport', 'sac-speed-and-seed', 'sac-menu'].map(shadow)].flatMap(
      (place) => [
        ...place.querySelectorAll<HTMLElement>(
          'button:not([role]), input:not(.visually-hidden):not([hidden]), .speed label',
        ),
      ],
    );
    return all
      .map((target) => ({ name: target.outerHTML.slice(0, 80), box: target.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && (box.height < 44 || box.width < 36))
      .map(({ name, box }) => `${box.width}x${box.height} ${name}`);
  });
  expect(small).toEqual([]);
});

test('progress is told calmly, and the solution at once', async () => {
  await open('?views=stage', layouts[2]!);
  const solved = visit.event('lab-solved');
  await visit.page.keyboard.press('Space');
  await solved;
  await eventually(() => visit.text('sac-announcer')).toMatch(/^Solved at step [\d,]+, after [\d.]+ seconds\.$/);
});

test('who wants stillness finds a still page', async () => {
  await open('', layouts[0]!, [{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  const moving = await visit.page.evaluate(() => {
    const all = (place: Document | ShadowRoot): Animation[] => [
      ...place.getAnimations(),
      ...[...place.querySelectorAll('*')].flatMap((element) => (element.shadowRoot ? all(element.shadowRoot) : [])),
    ];
    return all(document).length;
  });
  expect(moving).toBe(0);
  const angle = (): Promise<string> =>
    visit.page.$eval('sac-lab >>> sac-stage >>> output', (output) => output.textContent!);
  const before = await angle();
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(await angle()).toBe(before);
});
