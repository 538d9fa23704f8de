/** Fingers on the lab in a long page: what is taken hold of moves, and the page stays where it is. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { eventually } from './eventually';
import { element, type Hosts, startHosts } from './hosts';
import type { Visit } from './site';
import { useVisitor } from './visitor';

const visitor = useVisitor();
let hosts: Hosts;
let visit: Visit;
beforeAll(async () => {
  hosts = await startHosts();
});
afterAll(() => hosts.close());
beforeEach(async () => {
  const lab = element(visitor.site, 'seed="3" views="stage,slice" controls="alpha,tau"', 'height: 560px');
  const space = '<p style="height: 900px">Text</p>';
  visit = await visitor.visit(hosts.show({ body: `${space}${lab}${space}` }), {
    width: 1300,
    height: 700,
    hasTouch: true,
  });
  await visit.page.waitForFunction(() => 'metrics' in (document.querySelector('sac-lab') ?? {}));
  await visit.page.$eval('sac-lab', (lab) => lab.scrollIntoView({ block: 'center' }));
  await visit.ready();
});

const scrolled = (): Promise<number> => visit.page.evaluate(() => scrollY);
/** The number that a view shows beside a word. */
async function read(view: string, word: string): Promise<number> {
  const found = new RegExp(`${word}[^\\d\u2212]*(\u2212?[\\d.]+)`).exec(await visit.text(view));
  return Number(found?.[1]?.replace('\u2212', '-') ?? NaN);
}
type Place = [across: number, down: number];
/** A finger goes from one place of an element to another, in shares of its size, and stays down for `look`. */
async function drag(
  selector: string,
  from: Place,
  to: Place,
  look: () => Promise<void> = async () => {},
): Promise<void> {
  const { page } = visit;
  const box = (await (await visit.find(selector)).boundingBox())!;
  const at = (share: number): [number, number] => [
    box.x + box.width * (from[0] + share * (to[0] - from[0])),
    box.y + box.height * (from[1] + share * (to[1] - from[1])),
  ];
  await page.touchscreen.touchStart(...at(0));
  for (let i = 1; i <= 8; i++) await page.touchscreen.touchMove(...at(i / 8));
  await look();
  await page.touchscreen.touchEnd();
}

test('a finger on the dial holds the pendulum, and the page stays where it is', async () => {
  const before = await scrolled();
  const angle = (): Promise<number> => read('sac-stage', 'angle');
  // From above, where the rod stands upright, down along the right edge to the lower right.
  await drag('sac-stage >>> .dial', [0.5, 0.1], [0.9, 0.9], () => eventually(angle).toBeCloseTo((-3 * Math.PI) / 4, 1));
  expect(await scrolled()).toBe(before);
  expect(visit.errors).toEqual([]);
});

test('up and down over curves a finger scrolls the page, and over the dial it does not', async () => {
  // Gestures of the browser itself cannot be made here: this is what it goes by.
  const touchAction = (selector: string): Promise<string> =>
    visit.page.$eval(`sac-lab >>> ${selector}`, (element) => getComputedStyle(element).touchAction);
  expect(await touchAction('sac-stage >>> .dial')).toBe('none');
  expect(await touchAction('sac-stage >>> figure')).toBe('pan-y');
  expect(await touchAction('sac-action-slice >>> figure .u-over')).toBe('pan-y');
});

test('a finger moves a slider, and reads the slice where it is', async () => {
  const before = await scrolled();
  const alpha = 'sac-controls >>> sac-param[data-key="alpha"] >>> ';
  const value = (): Promise<number> =>
    visit.page.$eval(`sac-lab >>> ${alpha}#value`, (field) => Number((field as HTMLInputElement).value));
  await drag(`${alpha}input[type=range]`, [0.5, 0.5], [0.9, 0.5]);
  await eventually(value).toBeGreaterThan(0.5);
  const torque = (): Promise<number> => read('sac-action-slice', 'torque');
  await drag('sac-action-slice >>> figure .u-over', [0.5, 0.5], [0.75, 0.5], () =>
    eventually(torque).toBeCloseTo(1, 1),
  );
  expect(await scrolled()).toBe(before);
  expect(visit.errors).toEqual([]);
});
