/** What a visitor does around the views: settings, presets, sharing, keys, menu, tour. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Browser, ElementHandle } from 'puppeteer-core';
import { launchChromium } from '../../tools/browsers.mjs';
import { train } from '../sac_train';
import { serveSite, Visit, type Site } from './site';

let site: Site;
let browser: Browser;
let visit: Visit;
beforeAll(async () => {
  site = await serveSite();
  browser = await launchChromium();
});
afterEach(async () => {
  if (visit && !visit.page.isClosed()) await visit.close();
});
afterAll(async () => {
  await browser?.close();
  site?.close();
});

const open = async (query = '', size?: { width: number; height: number }): Promise<Visit> => {
  visit = await Visit.to(browser, site.address + query, size);
  await visit.ready();
  return visit;
};
const control = (key: string, part: string): string => `sac-controls >>> sac-param[data-key="${key}"] >>> ${part}`;
/** Waits also for what appears inside a view, where no change of the document tells. */
const element = async (selector: string): Promise<ElementHandle> => {
  const found = (): Promise<ElementHandle | null> => visit.page.$(`sac-lab >>> ${selector}`);
  await expect.poll(found, { timeout: 10_000 }).not.toBeNull();
  return (await found())!;
};
const valueOf = (key: string): Promise<string> =>
  visit.page.$eval(`sac-lab >>> ${control(key, '#value')}`, (field) => (field as HTMLInputElement).value);
const becomes = async (what: () => Promise<unknown>, wanted: unknown): Promise<void> => {
  await expect.poll(what, { timeout: 10_000 }).toEqual(wanted);
};
const enter = async (key: string, text: string): Promise<void> => {
  const field = await element(control(key, '#value'));
  await field.click({ count: 3 });
  await field.type(`${text}\n`);
};
const step = (frames: number): Promise<void> => visit.page.evaluate((n) => document.querySelector('sac-lab')!.step(n), frames);
const steps = (): Promise<number> => visit.metric('environment_steps');
const search = (): Promise<string> => visit.page.evaluate(() => decodeURIComponent(location.search));

test('a drag of a slider is one edit; undo and redo by key and button; double-click resets; the address follows', async () => {
  await open();
  await step(300);
  const slider = await element(control('alpha', 'input[type=range]'));
  await slider.scrollIntoView();
  const box = (await slider.boundingBox())!;
  const y = box.y + box.height / 2;
  await visit.page.mouse.move(box.x + box.width / 2, y);
  await visit.page.mouse.down();
  for (let i = 1; i <= 5; i++) await visit.page.mouse.move(box.x + box.width / 2 + 8 * i, y);
  await visit.page.mouse.up();
  const dragged = await valueOf('alpha');
  expect(Number(dragged)).toBeGreaterThan(0.1);
  await becomes(search, `?alpha=${dragged}`);
  await visit.page.keyboard.down('Control');
  await visit.page.keyboard.press('z');
  await becomes(() => valueOf('alpha'), '0.1');
  await becomes(search, '');
  await visit.page.keyboard.press('y');
  await visit.page.keyboard.up('Control');
  await becomes(() => valueOf('alpha'), dragged);
  await visit.click('sac-controls >>> .undo');
  await becomes(() => valueOf('alpha'), '0.1');
  await visit.click('sac-controls >>> .redo');
  await becomes(() => valueOf('alpha'), dragged);
  await slider.click({ count: 2 });
  await becomes(() => valueOf('alpha'), '0.1');
  expect(await steps()).toBe(300); // all of this in the same run
  expect(visit.errors).toEqual([]);
});

test('what needs a new run asks: undo, restart, or keep the weights', async () => {
  await open();
  await enter('seed', '11'); // nothing is learned yet: it just applies
  await becomes(search, '?seed=11');
  expect(await visit.text('sac-controls >>> sac-renewal')).toBe('');
  await step(1400);
  await enter('buffer_capacity', '50000');
  expect(await visit.text('sac-controls >>> sac-renewal')).toContain('buffer capacity needs a new run.');
  expect(await steps()).toBe(1400);
  await visit.click('sac-controls >>> sac-renewal >>> .withdraw');
  await becomes(() => valueOf('buffer_capacity'), '100000');
  await enter('buffer_capacity', '50000');
  const before = await visit.page.evaluate(() => document.querySelector('sac-lab')!.signature());
  await visit.click('sac-controls >>> sac-renewal >>> .keep');
  await becomes(steps, 0);
  // What was learned is still there: only the policy's first steps are random again.
  expect(await visit.page.evaluate(() => document.querySelector('sac-lab')!.signature())).not.toBe(before);
  await step(250);
  const kept = await visit.metric('evaluation_return');
  await enter('hidden_units', '32');
  const cannot = await element('sac-controls >>> sac-renewal >>> .keep');
  expect(await cannot.evaluate((button) => (button as HTMLButtonElement).disabled)).toBe(true);
  await visit.click('sac-controls >>> sac-renewal >>> .restart');
  await becomes(steps, 0);
  await step(250);
  expect(kept).toBeGreaterThan((await visit.metric('evaluation_return')) + 100);
  expect(visit.errors).toEqual([]);
});

test('the search finds by name, symbol and help', async () => {
  await open();
  await visit.page.keyboard.press('/');
  const shown = (): Promise<(string | undefined)[]> =>
    visit.page.$$eval('sac-lab >>> sac-controls >>> sac-param', (all) => all.map((e) => (e as HTMLElement).dataset['key']));
  await visit.page.keyboard.type('overestim');
  await becomes(shown, ['twin_q']);
  for (let i = 0; i < 9; i++) await visit.page.keyboard.press('Backspace');
  await visit.page.keyboard.type('γ');
  await becomes(shown, ['gamma']);
  await visit.page.keyboard.type('zzz');
  await becomes(shown, []);
  expect(await visit.text('sac-controls >>> .none')).toContain('No hyperparameter');
});

test('presets are chosen by keyboard from a list with sentences, and can be undone', async () => {
  await open();
  await (await element('sac-preset >>> button')).focus();
  await visit.page.keyboard.press('Enter');
  await element('sac-preset >>> [role=listbox]:popover-open');
  await visit.page.keyboard.type('n'); // No entropy
  await visit.page.keyboard.press('Enter');
  await becomes(search, '?preset=no-entropy');
  expect(await visit.text('sac-guide')).toContain('watch the policy');
  expect(await visit.text('sac-preset >>> .title')).toBe('No entropy');
  await visit.page.keyboard.down('Control');
  await visit.page.keyboard.press('z');
  await visit.page.keyboard.up('Control');
  await becomes(search, '');
  expect(await visit.text('sac-preset >>> .title')).toBe('Quick');
});

test('the line of the share dialog computes the same run natively, and its link opens it', async () => {
  await open('?preset=modern&alpha=0.3&seed=5&layer=policy_std&speed=10&gravity=9.5');
  await step(700);
  await visit.page.keyboard.press('s');
  const read = async (name: string): Promise<string> =>
    (await element(`sac-share >>> #${name}`)).evaluate((field) => (field as HTMLTextAreaElement).value);
  const command = await read('command');
  expect(command).toMatch(/^\.\/lab train --portable --preset modern .*--steps 700 --signature$/);
  const flags = command.split(' ').slice(3, -1);
  const signature = await visit.page.evaluate(() => document.querySelector('sac-lab')!.signature());
  expect(await train(flags)).toBe(signature);
  await becomes(() => visit.text('sac-share >>> code'), `signature ${signature}`);
  const link = await read('link');
  expect(link).toBe(`${site.address}?preset=modern&alpha=0.3&gravity=9.5&seed=5&layer=policy_std&speed=10`);
  expect(await read('iframe')).toContain('&amp;seed=5');
  expect(await read('element')).toContain('<sac-lab preset="modern" alpha="0.3"');
  // A frame that shows less says so.
  await visit.click('sac-share >>> fieldset label:nth-of-type(5)');
  await visit.click('sac-share >>> fieldset label:last-of-type');
  expect(await read('link')).toContain('autostart=true&views=stage,map,chart,slice,counters');
  await visit.page.keyboard.press('Escape');
  // A live change on the way is said.
  await enter('alpha', '0.4');
  await visit.page.keyboard.press('Escape');
  await visit.click('.share');
  await becomes(async () => (await visit.text('sac-share >>> .reservation')).includes('changed while this run trained'), true);
  await visit.page.goto(link);
  await visit.ready();
  await step(700);
  expect(await visit.page.evaluate(() => document.querySelector('sac-lab')!.signature())).toBe(signature);
  expect(visit.errors).toEqual([]);
});

test('keys choose layers, open and close the help sheet; the menu is walked by arrows', async () => {
  await open();
  await visit.page.keyboard.press('7');
  await becomes(search, '?layer=policy_std');
  await visit.page.keyboard.press('?');
  const helped = () => visit.page.$eval('sac-lab >>> sac-help >>> dialog', (dialog) => (dialog as HTMLDialogElement).open);
  await becomes(helped, true);
  await visit.page.keyboard.press('Escape');
  await becomes(helped, false);
  await (await element('sac-menu >>> button')).focus();
  await visit.page.keyboard.press('Enter');
  await visit.page.keyboard.press('End');
  await becomes(() => visit.page.$eval('sac-lab >>> sac-menu >>> [role=menuitem]:focus', (item) => item.getAttribute('data-item')), 'help');
  await visit.page.keyboard.press('Escape');
  await becomes(() => visit.page.$('sac-lab >>> sac-menu >>> :popover-open'), null);
});

test('who comes for the first time is shown around, once; Train stays usable', async () => {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width: 1440, height: 900 });
  await page.goto(site.address);
  const title = async (): Promise<string | null | undefined> => {
    const found = await page.$('sac-lab >>> sac-tour >>> :popover-open h2');
    return found?.evaluate((heading) => heading.textContent);
  };
  await becomes(title, 'Press Train');
  await (await page.$('sac-lab >>> sac-transport >>> .train'))!.click();
  await becomes(title, 'Play against it');
  for (let i = 0; i < 3; i++) await (await page.$('sac-lab >>> sac-tour >>> .next'))!.click();
  await becomes(title, 'Follow one update');
  await (await page.$('sac-lab >>> sac-tour >>> .skip'))!.click();
  await page.reload();
  await page.waitForFunction(() => document.querySelector('sac-lab')!.metrics()['environment_steps']! >= 0);
  expect(await page.$('sac-lab >>> sac-tour >>> :popover-open')).toBeNull();
  await context.close();
});
