/** What is drawn can be read and hit: in every layout, at a large text, zoomed, in forced colours and on paper. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { eventually } from './eventually';
import { builtSite, type Size, type Visit } from './site';
import { useVisitor } from './visitor';

const visitor = useVisitor();
let visit: Visit;

interface State {
  name: string;
  size: NonNullable<Size>;
  /** Of the browser's text, in px. */
  text?: number;
  features?: { name: string; value: string }[];
  paper?: true;
}
const wide = { width: 1440, height: 900 };
const states: readonly State[] = [
  { name: '1440 x 900', size: wide },
  { name: 'forced colours', size: wide, features: [{ name: 'forced-colors', value: 'active' }] },
  { name: 'paper', size: wide, features: [{ name: 'prefers-color-scheme', value: 'dark' }], paper: true },
  { name: 'text of 24 px', size: wide, text: 24 },
  { name: '1240 x 800', size: { width: 1240, height: 800 } },
  { name: '1024 x 768', size: { width: 1024, height: 768 } },
  { name: '768 x 464', size: { width: 768, height: 464 } },
  { name: '1440 x 900 at 200 %', size: { width: 720, height: 450, deviceScaleFactor: 2 } },
  { name: '390 x 844', size: { width: 390, height: 844 } },
  { name: '390 x 844, text of 24 px', size: { width: 390, height: 844 }, text: 24 },
  { name: '320 x 640', size: { width: 320, height: 640 } },
];

/** One page goes through all of them, with all that the views can show. */
beforeAll(async () => {
  visit = await visitor.openOnce('', wide);
  await visit.step(600);
  await visit.click('sac-update >>> .unfold');
  await visit.page.waitForFunction(() =>
    document
      .querySelector('sac-lab')!
      .shadowRoot!.querySelector('sac-update')!
      .shadowRoot!.querySelector('sac-formula')
      ?.shadowRoot?.querySelector('.katex'),
  );
});

interface Faults {
  /** Text under 11 px of the reader's. */
  small: string[];
  /** Targets under 24 px. */
  narrow: string[];
  /** Text that is cut off. */
  cut: string[];
  /** Parts beyond the side of the page. */
  beyond: string[];
  /** A name that lies over its number. */
  over: string[];
  /** What is not for scrolling, and is scrolled all the same when a part of it is brought into view, as by Tab. */
  moved: string[];
  document: { width: number; height: number };
}

test.each(states)(
  '$name: nothing is too small to read or to hit, cut off or beyond the page',
  async ({ size, text, features = [], paper }) => {
    const { page } = visit;
    await page.setViewport(size);
    const client = await page.createCDPSession();
    await client.send('Emulation.setEmulatedMedia', { media: paper ? 'print' : '', features });
    await client.detach();
    await page.evaluate((px) => (document.documentElement.style.fontSize = px ? `${px}px` : ''), text);
    // The layout has settled when nothing has changed its size for two frames.
    await page.evaluate(async () => {
      const frame = (): Promise<number> => new Promise(requestAnimationFrame);
      for (let i = 0; i < 4; i++) await frame();
    });
    const faults = await page.evaluate((onPaper): Faults => {
      const scale = Math.max(1, parseFloat(getComputedStyle(document.documentElement).fontSize) / 16);
      const found: Faults = {
        small: [],
        narrow: [],
        cut: [],
        beyond: [],
        over: [],
        moved: [],
        document: { width: document.documentElement.scrollWidth, height: document.documentElement.scrollHeight },
      };
      const all = (root: Document | ShadowRoot): Element[] =>
        [...root.querySelectorAll('*')].flatMap((element) => [
          element,
          ...(element.shadowRoot ? all(element.shadowRoot) : []),
        ]);
      const named = (element: Element): string => {
        const host = (element.getRootNode() as ShadowRoot).host?.localName ?? '';
        return `${host} ${element.localName}.${element.getAttribute('class') ?? ''} "${element.textContent!.trim().slice(0, 24)}"`;
      };
      for (const element of all(document)) {
        if (element.getClientRects().length === 0 || ['style', 'defs'].includes(element.localName)) continue;
        const style = getComputedStyle(element);
        const box = element.getBoundingClientRect();
        if (style.visibility !== 'visible') continue;
        const hidden = element.closest('.visually-hidden') !== null || style.clipPath !== 'none';
        const says = [...element.childNodes].some(
          (node) => node.nodeType === Node.TEXT_NODE && /[^\s\u200b]/.test(node.textContent!),
        );
        const picture = (element as SVGElement).ownerSVGElement;
        if (says && !hidden) {
          const size = parseFloat(style.fontSize) * (picture?.getScreenCTM()?.a ?? 1);
          if (size < 11 * scale - 0.05) found.small.push(`${size.toFixed(1)} px: ${named(element)}`);
          if (
            !picture &&
            style.overflowX === 'hidden' &&
            element.scrollWidth > element.clientWidth + 1 &&
            !element.closest('[popover]')
          )
            found.cut.push(named(element));
          if (onPaper && (box.right > innerWidth + 1 || box.left < -1)) found.beyond.push(named(element));
        }
        const number = element.matches('dt') ? element.nextElementSibling?.querySelector('output') : null;
        if (number && number.getClientRects().length > 0) {
          const [name, value] = [element.querySelector('.term')!, number].map((part) => {
            const text = document.createRange();
            text.selectNodeContents(part);
            return text.getBoundingClientRect();
          }) as [DOMRect, DOMRect];
          if (
            name.right > value.left + 1 &&
            name.left < value.right &&
            name.bottom > value.top &&
            name.top < value.bottom
          )
            found.over.push(named(element));
        }
        if (
          element.matches('button, a[href], input:not([type=hidden]), select, textarea, [tabindex="0"]') &&
          !(element as HTMLButtonElement).disabled &&
          !onPaper
        ) {
          const target = element.matches('.visually-hidden') ? element.closest('label') : element;
          const { width, height } = target?.getBoundingClientRect() ?? box;
          if (width > 1 && (width < 23.9 || height < 23.9))
            found.narrow.push(`${width.toFixed(0)} x ${height.toFixed(0)}: ${named(element)}`);
        }
      }
      if (!onPaper) {
        const boxes = all(document).filter((element) => /hidden|clip/.test(getComputedStyle(element).overflowY));
        for (const view of document.querySelector('sac-lab')!.shadowRoot!.querySelectorAll('.views > *'))
          for (const block of ['end', 'start'] as const) view.scrollIntoView({ block });
        found.moved = boxes.filter(({ scrollTop }) => scrollTop > 0).map(named);
      }
      return found;
    }, paper ?? false);
    const { document: drawn, ...rest } = faults;
    expect(rest).toEqual({ small: [], narrow: [], cut: [], beyond: [], over: [], moved: [] });
    expect(drawn.width).toBeLessThanOrEqual(size.width);
    if (!paper) expect(drawn.height).toBeLessThanOrEqual(size.height);
    else
      expect(await page.$eval('sac-lab', (lab) => getComputedStyle(lab).getPropertyValue('--panel').trim())).toBe(
        '#ffffff',
      );
  },
);

test('a word says what it means on hover, on focus and on a tap; Escape ends it, and the curve it names stays', async () => {
  const { page } = visit;
  await page.setViewport(wide);
  const client = await page.createCDPSession();
  await client.send('Emulation.setEmulatedMedia', { media: '', features: [] });
  await client.detach();
  await page.evaluate(() => (document.documentElement.style.fontSize = ''));
  const is = (wanted: boolean): Promise<unknown> =>
    page.waitForFunction(
      (open) =>
        open ===
        (document
          .querySelector('sac-lab')!
          .shadowRoot!.querySelector('sac-tip')!
          .shadowRoot!.querySelector(':popover-open') !==
          null),
      {},
      wanted,
    );
  const open = (): Promise<unknown> => is(true);
  const closed = (): Promise<unknown> => is(false);
  const says = (): Promise<string> => visit.text('sac-tip');
  const spread = await visit.find('sac-stage >>> [data-term="readout.sigma(s)"]');
  await spread.hover();
  await open();
  expect(await says()).toContain('standard deviation');
  await page.mouse.move(720, 5);
  await closed();
  await page.keyboard.press('Tab'); // the keyboard is in use
  await spread.focus();
  await open();
  await page.keyboard.press('Escape');
  await closed();
  // What it tells is not what it switches.
  const curve = await visit.find('sac-charts >>> .legend .entry:nth-of-type(1)');
  const shown = () => curve.$eval('.toggle', (toggle) => toggle.ariaPressed);
  await (await curve.$('.term'))!.click();
  await open();
  expect(await says()).toContain('deterministic policy');
  expect(await shown()).toBe('true');
  await page.mouse.click(720, 5);
  await closed();
  await (await curve.$('.toggle'))!.click();
  expect(await shown()).toBe('false');
  // And the list of all of them, with what it all comes from.
  await visit.choose('glossary');
  await eventually(() => page.$('sac-lab >>> sac-glossary >>> dialog[open]')).not.toBeNull();
  const links = await page.$$eval('sac-lab >>> sac-glossary >>> a', (all) =>
    all.map((link) => (link as HTMLAnchorElement).href),
  );
  expect(links).toEqual(
    expect.arrayContaining(['https://arxiv.org/abs/1801.01290', 'https://arxiv.org/abs/1812.05905']),
  );
  await page.keyboard.press('Escape');
  expect(visit.errors).toEqual([]);
});

test('a first visitor meets few settings and no formula; all come when asked for', async () => {
  const context = await visitor.browser.createBrowserContext();
  const page = await context.newPage();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.setViewport(wide);
  await page.goto(visitor.site.address);
  const there = (selector: string): Promise<void> => eventually(() => page.$(`sac-lab >>> ${selector}`)).not.toBeNull();
  await there('sac-controls >>> .fold');
  await there('sac-update >>> .overview.rest');
  await page.waitForFunction(() => document.querySelector('sac-lab')!.metrics()['environment_steps'] === 0);
  const count = (selector: string): Promise<number> => page.$$eval(`sac-lab >>> ${selector}`, (all) => all.length);
  expect(await count('sac-controls >>> sac-param')).toBeLessThan(10);
  expect(await count('sac-update >>> sac-formula')).toBe(0);
  expect(requests.filter((address) => /typeset|KaTeX|glossary/.test(address))).toEqual([]);
  const files = [...new Set(requests)]
    .filter((address) => address.startsWith(visitor.site.address))
    .map((address) => new URL(address).pathname.slice(1) || 'index.html')
    .filter((file) => !file.endsWith('.wasm')); // which has a budget of its own
  const sizes = await Promise.all(
    files.map(async (file) => gzipSync(await readFile(join(builtSite, file)), { level: 9 }).length),
  );
  expect(sizes.length).toBeGreaterThan(5);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(140 * 1024);
  await (await page.$('sac-lab >>> sac-controls >>> .fold'))!.click();
  await there('sac-controls >>> [data-key="gravity"]');
  expect(await count('sac-controls >>> sac-param')).toBeGreaterThan(30);
  await context.close();
});
