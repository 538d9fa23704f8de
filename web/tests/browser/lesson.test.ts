/** The course in a browser: predict, run, verdict; questions; exercises; answers that are kept, told and handed in. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { ElementHandle } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { formatFigure } from '../../src/lesson/figures';
import { eventually } from './eventually';
import type { Size, Visit } from './site';
import { useVisitor } from './visitor';

const visitor = useVisitor();
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const table = JSON.parse(await readFile(new URL('../../../tests/golden/claims.json', import.meta.url), 'utf8')) as {
  claims: { key: string; values_a: number[]; values_b: number[]; b_mean: [number, number, number] }[];
};

const open = (path: string, size?: Size): Promise<Visit> => visitor.visit(`${visitor.site.address}${path}`, size);
/** All that the page has told of answers. */
const listen = (visit: Visit): Promise<void> =>
  visit.page.evaluate(() => {
    const told: unknown[] = [];
    Object.assign(window, { told });
    document.addEventListener('lab-answer', (event) => told.push((event as CustomEvent<unknown>).detail));
  });
const told = (visit: Visit): Promise<unknown[]> =>
  visit.page.evaluate(() => (window as unknown as { told: unknown[] }).told);
async function violations(visit: Visit): Promise<string[]> {
  await visit.page.evaluate(axe);
  return visit.page.evaluate(async () => {
    const { axe: all } = window as unknown as {
      axe: {
        run(context: Document, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
      };
    };
    const found = (await all.run(document, { resultTypes: ['violations'] })).violations;
    return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
  });
}
const find = async (visit: Visit, selector: string): Promise<ElementHandle<HTMLElement>> =>
  (await visit.page.waitForSelector(selector)) as ElementHandle<HTMLElement>;
const isShown = (visit: Visit, selector: string): Promise<boolean> =>
  visit.page.$eval(selector, (element) => element.checkVisibility());

test('a prediction is committed to, then two runs, then the verdict with the table beside it, then why', async () => {
  const visit = await open('lessons/two-qs.html');
  await listen(visit);
  expect(await isShown(visit, '#bias .outcome')).toBe(false);
  expect(await visit.page.$('sac-lab')).toBeNull();
  await (await find(visit, '#bias input[value="1"]')).click();
  await (await find(visit, '#bias form button')).click();
  await eventually(() => isShown(visit, '#bias .outcome')).toBe(true);
  // The reader's own run is one of those that the table counts, number for number.
  const said = await visit.page.$eval('#bias .yours', (element) => element.textContent);
  const seed = Number(/\(seed (\d+)\)/.exec(said)![1]);
  const claim = table.claims.find(({ key }) => key === 'twin-q-bias')!;
  const figure = (values: readonly number[]): string => formatFigure(values[seed - 1]!);
  expect(said).toContain(
    `A the smaller of two Qs ${figure(claim.values_a)}, B one Q ${figure(claim.values_b)} soft return`,
  );
  expect(await visit.page.$eval('#bias .table-says', (element) => element.textContent)).toContain(
    `Over ${claim.values_a.length} seeds.`,
  );
  expect(await violations(visit)).toEqual([]);
  expect(await told(visit)).toEqual([
    { lesson: 'two-qs', question: 'bias', answer: expect.any(String) as string, right: false },
  ]);
  // Why: the update, open at the line that differs, with symbols that light up together.
  await (await find(visit, '#bias .open-update button')).click();
  await visit.shown('sac-update >>> .sentence');
  expect(await visit.page.$eval('sac-lab', (lab) => lab.getAttribute('update'))).toBe('v_update');
  // The page may still move where it shows the update: then it is pointed at once more, from elsewhere, as a hand would.
  const pointed = async (at: string, lit: string): Promise<ElementHandle | null> => {
    const symbol = await visit.page.waitForSelector(at);
    await visit.page.mouse.move(1, 1);
    await symbol!.hover();
    await new Promise((resolve) => setTimeout(resolve, 100));
    return visit.page.$(lit);
  };
  await eventually(() => pointed('#bias .why [data-q="alpha"]', 'sac-lab >>> sac-formula >>> .hot')).not.toBeNull();
  await eventually(() =>
    pointed('sac-lab >>> sac-formula >>> [data-q="alpha"]', 'main .katex [data-q="alpha"].hot'),
  ).not.toBeNull();
  expect(visit.errors).toEqual([]);
});

test('a curve is drawn with the pointer or the keys, kept, and laid over the two that come', async () => {
  const visit = await open('lessons/target-network.html');
  await listen(visit);
  const button = await find(visit, '#none form button');
  const isDisabled = (): Promise<boolean> => button.evaluate((element) => (element as HTMLButtonElement).disabled);
  const values = (): Promise<string[]> =>
    visit.page.$$eval('#none [role="slider"]', (all) => all.map((handle) => handle.ariaValueNow!));
  expect(await isDisabled()).toBe(true);
  const drawing = await find(visit, '#none svg.draw');
  await drawing.scrollIntoView();
  const { x, y, width, height } = (await drawing.boundingBox())!;
  // The axes go from 58 to 656 of 680, and from 34 to 256 of 300: a stroke over the middle, a quarter from below.
  const at = (share: number): [number, number] => [x + (width * (58 + 598 * share)) / 680, y + height * (200.5 / 300)];
  await visit.page.mouse.move(...at(0));
  await visit.page.mouse.down();
  await visit.page.mouse.move(...at(1));
  await visit.page.mouse.up();
  expect(await values()).toEqual(Array.from({ length: 7 }, () => '-1500'));
  expect(await isDisabled()).toBe(false);
  // The stroke has left the first point in focus.
  for (let i = 0; i < 6; i++) await visit.page.keyboard.press('Tab');
  for (const key of ['ArrowDown', 'ArrowDown', 'PageUp', 'ArrowUp'] as const) await visit.page.keyboard.press(key);
  expect((await values()).at(-1)).toBe('-1300');
  expect(await violations(visit)).toEqual([]);
  await button.click();
  await eventually(() => isShown(visit, '#none .outcome')).toBe(true);
  const said = await visit.page.$eval('#none .yours', (element) => element.textContent);
  // From 1,000 to 2,500 it is at -1,500, but for its last point, which lifts the last 417 steps.
  const claim = table.claims.find(({ key }) => key === 'target-network')!;
  const [, low, high] = claim.b_mean;
  const isInside = -1472 >= low && -1472 <= high;
  expect(said).toMatch(isInside ? /^Inside the interval/ : /^Outside the interval/);
  expect(said).toContain('The mean of your curve over steps 1,000 to 2,500 is \u22121,472 reward');
  expect(said).toMatch(/your curve lies [\d,.]+ from A and [\d,.]+ from B/);
  for (const line of ['.hue-run-a', '.hue-run-b', '.drawn'])
    expect(await visit.page.$eval(`#none .yours path${line}`, (path) => path.getAttribute('d'))).toMatch(/^M.*L/);
  expect(await violations(visit)).toEqual([]);
  expect(await told(visit)).toMatchObject([{ question: 'none', right: isInside }]);
  await visit.page.reload();
  await eventually(() => isShown(visit, '#none .outcome')).toBe(true);
  expect(await values()).toEqual(['-1500', '-1500', '-1500', '-1500', '-1500', '-1500', '-1300']);
  expect(visit.errors).toEqual([]);
});

test('the first lab trains upon the click that commits to a prediction', async () => {
  const visit = await open('lessons/two-qs.html');
  await visit.page.waitForFunction(() => customElements.get('sac-lab') !== undefined);
  await (await find(visit, '#bias input[value="0"]')).click();
  await (await find(visit, '#bias form button')).click();
  await visit.reach(1);
});

test('a question says why, is told, kept over a reload, and cleared', async () => {
  const visit = await open('lessons/two-qs.html');
  await listen(visit);
  const answer = async (value: number): Promise<void> => {
    await (await find(visit, `#source input[value="${value}"]`)).click();
    await (await find(visit, '#source form button')).click();
  };
  expect(await isShown(visit, '#source .because')).toBe(false);
  await answer(0);
  expect(await isShown(visit, '#source .because li[data-option="0"]')).toBe(true);
  expect(await isShown(visit, '#source .because li[data-option="1"]')).toBe(true);
  expect(await isShown(visit, '#source .because li[data-option="2"]')).toBe(false);
  expect(await told(visit)).toMatchObject([{ lesson: 'two-qs', question: 'source', right: false }]);
  await visit.page.reload();
  await eventually(() => isShown(visit, '#source .because')).toBe(true);
  expect(await visit.page.$eval('.progress span', (text) => text.textContent)).toMatch(/^1 of \d answered/);
  // Handed in as a file.
  const text = await visit.page.evaluate(async () => {
    const made = new Promise<Blob>((resolve) => {
      const { createObjectURL } = URL;
      URL.createObjectURL = (blob: Blob) => (resolve(blob), createObjectURL.call(URL, blob));
    });
    [...document.querySelectorAll<HTMLElement>('.progress button')][0]!.click();
    return (await made).text();
  });
  expect(text).toMatch(/Lesson 3: Two Qs\n {2}source: Where does the overestimation come from\?\n {4}.* \(not right\)/);
  await Promise.all([
    visit.page.waitForNavigation(),
    visit.page.$$eval('.progress button', (all) => (all[1] as HTMLElement).click()),
  ]);
  await eventually(() => isShown(visit, '#source .because')).toBe(false);
  expect(visit.errors).toEqual([]);
});

test('an exercise is checked, and may be tried again', async () => {
  const visit = await open('lessons/two-qs.html');
  await listen(visit);
  await (await find(visit, '#dream .begin button')).click();
  await visit.ready();
  await visit.page.evaluate(() => document.querySelector('sac-lab')!.train());
  await eventually(() => told(visit)).toMatchObject([{ question: 'dream', right: false }]);
  await visit.page.evaluate(() => {
    const lab = document.querySelector('sac-lab')!;
    lab.setAttribute('updates_per_step', '4');
    lab.setAttribute('tau', '0.2');
    lab.reset();
    lab.train();
  });
  await eventually(async () => (await told(visit)).at(-1)).toMatchObject({ question: 'dream', right: true });
  expect(await violations(visit)).toEqual([]);
  expect(visit.errors).toEqual([]);
});

test('without a script a lesson is readable text with figures', async () => {
  const visit = await visitor.visit(`${visitor.site.address}lessons/two-qs.html`, null, (page) =>
    page.setJavaScriptEnabled(false),
  );
  const shown = (selector: string): Promise<boolean> => isShown(visit, selector);
  for (const part of ['#bias .outcome svg', '#bias .table-says', '#bias .why', '#source .because', '#bias label'])
    expect(await shown(part), part).toBe(true);
  for (const part of ['#bias form button', '#bias input', 'footer.site']) expect(await shown(part), part).toBe(false);
});

test('the page’s address opens a lesson’s lab at its question', async () => {
  const visit = await open('?lesson=two-qs');
  await visit.ready();
  await eventually(() => visit.text('sac-guide')).toMatch(/^Two Qs: .*Which agent promises more/);
  await eventually(() => visit.page.$eval('sac-lab', (lab) => lab.getAttribute('compare'))).toBe('twin_q:false');
  await visit.shown('sac-compare >>> .card');
  await eventually(() => visit.text('sac-charts >>> header h2')).toBe('Q bias');
  const link = await visit.page.$eval('sac-lab >>> sac-guide >>> p a', (a) => (a as HTMLAnchorElement).href);
  expect(link).toBe(`${visitor.site.address}lessons/two-qs.html`);
  expect(visit.errors).toEqual([]);
  const other = await open('?lesson=three-qs');
  await other.ready();
  await eventually(() => other.text('sac-guide')).toContain('There is no "three-qs"');
});

test('Share writes the setting as a program', async () => {
  const visit = await visitor.open('?alpha=0.25&seed=4');
  await visit.page.keyboard.press('s');
  const program = await visit.page.waitForSelector('sac-lab >>> sac-share >>> #program', { visible: true });
  const text = (): Promise<string> => program!.evaluate((field) => (field as HTMLTextAreaElement).value);
  await eventually(text).toContain('SEED, STEPS = 4, 5000');
  expect(await text()).toContain('alpha, losses = 0.25, {}');
  const language = await visit.page.$('sac-lab >>> sac-share >>> #program-in');
  await language!.select('cpp');
  await eventually(text).toContain('{"alpha", "0.25"}');
  expect(visit.errors).toEqual([]);
});

test('the page leads to the lessons, and the first visit offers lesson 1', async () => {
  const visit = await open('');
  await visit.ready();
  expect(await visit.page.$eval('sac-lab >>> sac-guide >>> .course', (a) => (a as HTMLAnchorElement).href)).toBe(
    `${visitor.site.address}lessons/`,
  );
  await visit.choose('tour');
  const first = await visit.page.waitForSelector('sac-lab >>> sac-tour >>> a', { visible: true });
  const href = await first!.evaluate((a) => (a as HTMLAnchorElement).href);
  await visit.page.goto(href);
  expect(await visit.page.$eval('.eyebrow', (text) => text.textContent)).toContain('Lesson 1 of');
});

const sizes = [
  { width: 1440, height: 900 },
  { width: 768, height: 464 },
  { width: 390, height: 844 },
];
test.each(sizes)(
  'at $width x $height no lesson is wrong, light or dark, and none is wider than the window',
  async (size) => {
    const visit = await open('lessons/', size);
    const lessons = await visit.page.$$eval('.lessons a', (links) =>
      links.map((link) => (link as HTMLAnchorElement).href),
    );
    for (const address of [`${visitor.site.address}lessons/`, ...lessons]) {
      await visit.page.goto(address);
      for (const value of ['light', 'dark']) {
        await visit.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
        expect(await violations(visit), `${address} ${value}`).toEqual([]);
      }
      // Answered, it says more.
      await visit.page.$$eval('.question', (all) =>
        all.forEach((question) => {
          question.querySelector<HTMLElement>('input')!.click();
          question.querySelector<HTMLElement>('button')!.click();
        }),
      );
      expect(await violations(visit), `${address} answered`).toEqual([]);
      const over = await visit.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(over, address).toBeLessThanOrEqual(0);
      const cut = await visit.page.$$eval('.formula', (all) =>
        all.filter((formula) => formula.scrollWidth > formula.clientWidth + 1).map(({ textContent }) => textContent),
      );
      expect(cut, address).toEqual([]);
    }
    expect(visit.errors).toEqual([]);
  },
);
