/** What a visitor does around the views: settings, presets, sharing, keys, menu, tour. */
import { expect, test } from 'vitest';
import { train } from '../sac_train';
import { eventually } from './eventually';
import type { Visit } from './site';
import { useVisitor } from './visitor';

const visitor = useVisitor();
let visit: Visit;

const open = async (query = ''): Promise<void> => {
  visit = await visitor.open(query);
};
const control = (key: string, part: string): string => `sac-controls >>> sac-param[data-key="${key}"] >>> ${part}`;
const valueOf = (key: string): Promise<string> =>
  visit.page.$eval(`sac-lab >>> ${control(key, '#value')}`, (field) => (field as HTMLInputElement).value);
const becomes = async (what: () => Promise<unknown>, wanted: unknown): Promise<void> => {
  await eventually(what).toEqual(wanted);
};
const enter = async (key: string, text: string): Promise<void> => {
  const field = await visit.find(control(key, '#value'));
  await field.click({ count: 3 });
  await field.type(`${text}\n`);
};
const steps = (): Promise<number> => visit.metric('environment_steps');
const search = (): Promise<string> => visit.page.evaluate(() => decodeURIComponent(location.search));

test('a drag of a slider is one edit; undo and redo by key and button; double-click resets; the address follows', async () => {
  await open();
  await visit.step(300);
  const slider = await visit.find(control('alpha', 'input[type=range]'));
  await slider.scrollIntoView();
  const box = (await slider.boundingBox())!;
  const y = box.y + box.height / 2;
  await visit.page.mouse.move(box.x + box.width / 2, y);
  await visit.page.mouse.down();
  for (let i = 1; i <= 5; i++) await visit.page.mouse.move(box.x + box.width / 2 + 8 * i, y);
  await visit.page.mouse.up();
  await becomes(async () => (await search()) === `?alpha=${await valueOf('alpha')}`, true);
  const dragged = await valueOf('alpha');
  expect(Number(dragged)).toBeGreaterThan(0.1);
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
  expect(await visit.text('sac-controls >>> sac-restart-prompt')).toBe('');
  await visit.step(1400);
  await enter('buffer_capacity', '50000');
  await eventually(() => visit.text('sac-controls >>> sac-restart-prompt')).toContain(
    'buffer capacity needs a new run.',
  );
  expect(await steps()).toBe(1400);
  await visit.click('sac-controls >>> sac-restart-prompt >>> .withdraw');
  await becomes(() => valueOf('buffer_capacity'), '100000');
  await enter('buffer_capacity', '50000');
  const before = await visit.signature();
  await visit.click('sac-controls >>> sac-restart-prompt >>> .keep');
  await becomes(steps, 0);
  // What was learned is still there: only the policy's first steps are random again.
  expect(await visit.signature()).not.toBe(before);
  await visit.step(250);
  const kept = await visit.metric('evaluation_return');
  await enter('hidden_units', '32');
  const cannot = await visit.find('sac-controls >>> sac-restart-prompt >>> .keep');
  await becomes(() => cannot.evaluate((button) => (button as HTMLButtonElement).disabled), true);
  await visit.click('sac-controls >>> sac-restart-prompt >>> .restart');
  await becomes(steps, 0);
  await visit.step(250);
  expect(kept).toBeGreaterThan((await visit.metric('evaluation_return')) + 100);
  expect(visit.errors).toEqual([]);
});

test('the search finds by name, symbol and help', async () => {
  await open();
  await visit.page.keyboard.press('/');
  const shown = (): Promise<(string | undefined)[]> =>
    visit.page.$$eval('sac-lab >>> sac-controls >>> sac-param', (all) =>
      all.map((e) => (e as HTMLElement).dataset['key']),
    );
  await visit.page.keyboard.type('overestim');
  await becomes(shown, ['twin_q']);
  for (let i = 0; i < 9; i++) await visit.page.keyboard.press('Backspace');
  await visit.page.keyboard.type('γ');
  await becomes(shown, ['gamma']);
  await visit.page.keyboard.type('zzz');
  await becomes(shown, []);
  await eventually(() => visit.text('sac-controls >>> .none')).toContain('No hyperparameter');
});

test('presets are chosen by keyboard from a list with sentences, and can be undone', async () => {
  await open();
  await (await visit.find('sac-preset >>> button')).focus();
  await visit.page.keyboard.press('Enter');
  await visit.find('sac-preset >>> [role=listbox]:popover-open');
  await visit.page.keyboard.type('n'); // No entropy
  await visit.page.keyboard.press('Enter');
  await becomes(search, '?preset=no-entropy');
  await eventually(() => visit.text('sac-guide')).toContain('watch the policy');
  await becomes(() => visit.text('sac-preset >>> .title'), 'No entropy');
  await visit.page.keyboard.down('Control');
  await visit.page.keyboard.press('z');
  await visit.page.keyboard.up('Control');
  await becomes(search, '');
  await becomes(() => visit.text('sac-preset >>> .title'), 'Quick');
});

test('the line of the share dialog computes the same run natively, and its link opens it', async () => {
  await open('?preset=modern&alpha=0.3&seed=5&layer=policy_std&speed=10&gravity=9.5');
  await visit.step(700);
  await visit.page.keyboard.press('s');
  const read = async (name: string): Promise<string> =>
    (await visit.find(`sac-share >>> #${name}`)).evaluate((field) => (field as HTMLTextAreaElement).value);
  await eventually(() => read('command')).toMatch(
    /^\.\/lab train --portable --preset modern .*--steps 700 --signature$/,
  );
  const flags = (await read('command')).split(' ').slice(3, -1);
  const signature = await visit.signature();
  expect(await train(flags)).toBe(signature);
  await becomes(() => visit.text('sac-share >>> code'), `signature ${signature}`);
  const link = `${visitor.site.address}?preset=modern&alpha=0.3&gravity=9.5&seed=5&layer=policy_std&speed=10`;
  await becomes(() => read('link'), link);
  await eventually(() => read('iframe')).toContain('&amp;seed=5');
  await eventually(() => read('element')).toContain('<sac-lab preset="modern" alpha="0.3"');
  // A frame that shows less says so.
  await visit.click('sac-share >>> fieldset label:nth-of-type(5)');
  await visit.click('sac-share >>> fieldset label:last-of-type');
  await eventually(() => read('link')).toContain('autostart=true&views=stage,map,chart,slice,counters');
  await visit.page.keyboard.press('Escape');
  // A live change on the way is said.
  await enter('alpha', '0.4');
  await visit.page.keyboard.press('Escape');
  await visit.click('.share');
  await eventually(() => visit.text('sac-share >>> .reservation')).toContain('changed while this run trained');
  await visit.page.goto(link);
  await visit.ready();
  await visit.step(700);
  expect(await visit.signature()).toBe(signature);
  expect(visit.errors).toEqual([]);
});

test('keys choose layers, open and close the help sheet; the menu is walked by arrows', async () => {
  await open();
  await visit.page.keyboard.press('7');
  await becomes(search, '?layer=policy_std');
  await visit.page.keyboard.press('?');
  const helped = () =>
    visit.page.$eval('sac-lab >>> sac-help >>> dialog', (dialog) => (dialog as HTMLDialogElement).open);
  await becomes(helped, true);
  await visit.page.keyboard.press('Escape');
  await becomes(helped, false);
  await (await visit.find('sac-menu >>> button')).focus();
  await visit.page.keyboard.press('Enter');
  await visit.page.keyboard.press('End');
  await becomes(
    () => visit.page.$eval('sac-lab >>> sac-menu >>> [role=menuitem]:focus', (item) => item.getAttribute('data-item')),
    'help',
  );
  await visit.page.keyboard.press('Escape');
  await becomes(() => visit.page.$('sac-lab >>> sac-menu >>> :popover-open'), null);
});

test('who comes for the first time is shown around, once; Train stays usable', async () => {
  const context = await visitor.browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width: 1440, height: 900 });
  await page.goto(visitor.site.address);
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
