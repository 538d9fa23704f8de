/** The view of one update, as a visitor walks through it. */
import axe from 'axe-core';
import { expect, test } from 'vitest';
import { eventually } from './eventually';
import type { Size, Visit } from './site';
import { useVisitor } from './visitor';

const visitor = useVisitor();
let visit: Visit;

const open = async (query = '', size?: Size): Promise<void> => {
  visit = await visitor.open(`?views=update${query}`, size);
};
const root = 'sac-lab >>> sac-update >>> ';
const click = async (selector: string): Promise<void> => {
  const element = await visit.page.waitForSelector(root + selector);
  await element!.evaluate((button) => (button as HTMLElement).click());
};
/** Resolves when the formulas of the sub-step of this name have their numbers, or the overview its words. */
const shown = async (name: string): Promise<void> => {
  await visit.page.waitForFunction(
    (label) => {
      const view = document.querySelector('sac-lab')!.shadowRoot!.querySelector('sac-update')!.shadowRoot!;
      const formulas = [...view.querySelectorAll('.panel sac-formula')];
      return (
        view.querySelector('.panel')?.getAttribute('aria-label') === label &&
        (formulas.length > 0 || (label === 'Overview' && view.querySelector('.overview .words') !== null)) &&
        formulas.every((formula) => formula.shadowRoot!.querySelector('.katex'))
      );
    },
    {},
    name,
  );
};
const texts = (selector: string): Promise<string[]> =>
  visit.page.$$eval(root + selector, (all) =>
    all.map((element) => (element.shadowRoot ?? element).textContent!.trim()),
  );
const note = async (): Promise<string> => (await texts('.note'))[0]!;
const lit = (): Promise<string[]> =>
  visit.page.$$eval(`${root}sac-update-diagram >>> .node.lit`, (all) =>
    all.map((node) => (node as SVGGElement).dataset['node']!),
  );
const number = (text: string): number => Number(text.replace('\u2212', '-'));

test('a visitor steps through one update: its numbers, its arrows, and the next one', async () => {
  await open();
  await click('.next');
  await visit.metricIs('gradient_updates', 1);
  await shown('Sample');
  await eventually(note).toBe('update 1, transition 1');

  await click('.next');
  await shown('Q target');
  await eventually(async () => (await lit()).sort()).toEqual(['next', 'reward', 'target_value', 'terminal', 'y']);
  const [, line] = await texts('.rows sac-formula');
  const [, reward, gamma, d, value, y] = /y=(.+)\+(.+)⋅\(1−(.+)\)⋅\(?([^)]+)\)?=(.+)$/
    .exec(line!.replace(/[\u200b\s]/g, ''))!
    .map(number);
  expect(reward! + gamma! * (1 - d!) * value!).toBeCloseTo(y!, 2);

  // The same in PyTorch, for the present setting.
  await click('.code');
  await eventually(() => texts('pre')).toEqual([
    'with torch.no_grad():\n    future = nets["target_value"](next_state)\n    y = REWARD_SCALE * reward + GAMMA * (1 - terminated) * future',
  ]);
  await click('.code');

  // Another transition, other numbers; the batch's stay.
  await visit.page.$eval(`${root}sac-update-diagram >>> .chooser button:last-of-type`, (button) =>
    (button as HTMLElement).click(),
  );
  await eventually(note).toBe('update 1, transition 2');
  await eventually(async () => (await texts('.rows sac-formula'))[1]).not.toBe(line);

  // The keyboard walks on to the end, and then to the next update.
  const names = ['Q update', 'New action', 'V update', 'Policy', 'Target', 'Sample'];
  await (await visit.page.waitForSelector(`${root}.next`))!.focus();
  for (const name of names) {
    await visit.page.keyboard.press('ArrowRight');
    await shown(name);
  }
  await visit.metricIs('gradient_updates', 2);
  await visit.page.keyboard.press('ArrowLeft');
  await shown('Overview');
  expect(visit.errors).toEqual([]);
});

test('while training runs it shows the whole update live, and a sub-step pauses it', async () => {
  await open();
  await visit.page.evaluate(() => document.querySelector('sac-lab')!.train());
  await visit.reach(201, 'gradient_updates');
  await shown('Overview');
  await visit.page.waitForFunction(() => {
    const view = document.querySelector('sac-lab')!.shadowRoot!.querySelector('sac-update')!.shadowRoot!;
    return /^update [\d,]+, batch means$/.test(view.querySelector('.note')!.textContent!);
  });
  await click('nav button:nth-of-type(7)');
  await shown('Policy');
  await visit.signature(); // answered after the pause
  const updates = await visit.metric('gradient_updates');
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(await visit.metric('gradient_updates')).toBe(updates);

  // Other settings, other formulas: what was computed with the old ones does not fill them.
  await visit.set('twin_q', 'false');
  await visit.page.waitForFunction(() => {
    const view = document.querySelector('sac-lab')!.shadowRoot!.querySelector('sac-update')!.shadowRoot!;
    return !view.querySelector('sac-update-diagram')!.shadowRoot!.querySelector('[data-node="q2"]');
  });
  await eventually(note).toBe('none yet with these settings');
  await eventually(async () => (await texts('.rows .numbers sac-formula'))[0]).toMatch(/–.*–/s);
  await click('.walk button:last-of-type');
  await visit.metricIs('gradient_updates', updates + 1);
  await shown('Policy');
  await eventually(async () => (await texts('.rows .numbers sac-formula'))[0]).not.toContain('–');
});

test('a symbol says what it is, how large, and its value; so does a part of the diagram', async () => {
  await open('&preset=modern&hidden_units=64&gamma=0.98');
  await click('nav button:nth-of-type(3)');
  await shown('Q target');
  await visit.metricIs('gradient_updates', 1);
  const symbol = (await visit.page.waitForSelector(`${root}sac-formula >>> [data-q="gamma"]`))!;
  await symbol.hover();
  await eventually(async () => (await texts('.info'))[0]).toMatch(/γ\s+Discount.*0\.98/s);
  const policy = (await visit.page.waitForSelector(`${root}sac-update-diagram >>> [data-node="policy"]`))!;
  await policy.evaluate((node) => (node as SVGGElement).focus());
  await eventually(async () => (await texts('.info'))[0]).toMatch(/Policy network.*3–64–64–2, 4,546 parameters/s);
  expect(await policy.evaluate((node) => node.getAttribute('aria-label'))).toMatch(/Policy network/i);
});

test.each([
  { width: 1440, height: 900 },
  { width: 768, height: 464 },
  { width: 390, height: 844 },
])('at $width x $height nothing is cut off at the side, and there are no violations of accessibility', async (size) => {
  await open('', size);
  await click('nav button:nth-of-type(4)');
  await shown('Q update');
  await visit.signature();
  const wide = await visit.page.$$eval(`${root}:is(.rows, .panel, sac-update-diagram)`, (all) =>
    all
      .filter((element) => element.scrollWidth > element.clientWidth + 1)
      .map((element) => element.className || element.localName),
  );
  expect(wide).toEqual([]);
  await visit.page.evaluate(axe.source);
  const violations = await visit.page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const found = await axe.run({ include: { fromShadowDom: ['sac-lab', 'sac-update'] } });
    return found.violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map(({ target, failureSummary }) => `${target.flat().join(' ')} ${failureSummary}`)
          .slice(0, 3)
          .join('; ')}`,
    );
  });
  expect(violations).toEqual([]);
});
