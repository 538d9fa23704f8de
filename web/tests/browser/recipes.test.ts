/**
 * What the share dialog copies for slides, notebooks and VitePress, in reveal.js and in the least that the others are to it;
 * `tests/hosts` has them themselves.
 */
import type { Frame } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { nativeSignature } from '../sac_train';
import type { RecipeName } from '../../src/embedding/recipes';
import { copiedRecipes } from './copied_recipes';
import { eventually } from './eventually';
import { deck, type Hosts, startHosts } from './hosts';
import type { Visit } from './site';
import { useVisitor } from './visitor';

const visitor = useVisitor();
let hosts: Hosts;
let recipes: Record<RecipeName, string>;
beforeAll(async () => {
  hosts = await startHosts();
  recipes = await copiedRecipes(visitor, '?seed=3&views=counters&controls=none');
});
afterAll(() => hosts.close());

/** The test runner would take an `import()` of its own for one of its own. */
const loader = '<script>window.load = (address) => import(address);</script>';
type Loader = { load(address: string): Promise<unknown> };

const steps = (frame: Frame): Promise<number> =>
  frame.evaluate(() => {
    const lab = document.querySelector('sac-lab');
    return lab && 'metrics' in lab ? (lab.metrics()['environment_steps'] ?? 0) : 0;
  });
const learns = (visit: Visit): Promise<string> =>
  visit.page.evaluate(async () => {
    await customElements.whenDefined('sac-lab');
    const lab = document.querySelector('sac-lab')!;
    await lab.step(60);
    return lab.signature();
  });

describe('in reveal.js', () => {
  let visit: Visit;
  const slide = (n: number): Promise<void> =>
    visit.page.evaluate((to) => (window as unknown as { deck: { slide(n: number): void } }).deck.slide(to), n);
  const present = (): Promise<number> =>
    visit.page.evaluate(() => (window as unknown as { deck: { getIndices(): { h: number } } }).deck.getIndices().h);
  const show = async (slides: string): Promise<void> => {
    visit = await visitor.visit(hosts.show(deck(slides)), { width: 1200, height: 800 });
    await visit.page.waitForFunction('window.deck?.isReady()');
  };

  test('a frame rests with its slide, and goes on with its run when the deck has unloaded it', async () => {
    await show(recipes['reveal-frame']);
    const frame = async (): Promise<Frame> => {
      await eventually(() => visit.page.frames().some((each) => each.url().startsWith(visitor.site.address))).toBe(
        true,
      );
      return visit.page.frames().find((each) => each.url().startsWith(visitor.site.address))!;
    };
    await slide(1);
    await eventually(async () => {
      const now = await frame();
      return now.evaluate(() => 'metrics' in (document.querySelector('sac-lab') ?? {})).catch(() => false);
    }).toBe(true);
    await (await frame()).evaluate(() => document.querySelector('sac-lab')!.train());
    await eventually(async () => steps(await frame()).catch(() => 0)).toBeGreaterThan(600);
    // A host that keeps the frame: the message alone.
    await visit.page.evaluate(() => frames[0]!.postMessage('slide:stop', '*'));
    const label = async (): Promise<string> =>
      (await frame()).$eval('sac-lab >>> sac-transport >>> .train', (button) => button.textContent!.trim());
    await eventually(label).toBe('Waits');
    const stopped = await (
      await frame()
    ).evaluate(async () => {
      const lab = document.querySelector('sac-lab')!;
      await lab.signature();
      return lab.metrics()['environment_steps']!;
    });
    await visit.page.evaluate(() => frames[0]!.postMessage('slide:start', '*'));
    await eventually(async () => steps(await frame())).toBeGreaterThan(stopped);
    // The deck's own way: it stops the frame and unloads it.
    await slide(0);
    await eventually(() => visit.page.frames().some((each) => each.url().startsWith(visitor.site.address))).toBe(false);
    await slide(1);
    await eventually(async () => steps(await frame()).catch(() => 0)).toBeGreaterThanOrEqual(stopped);
    await eventually(async () => label().catch(() => '')).toBe('Pause'); // it trains on
  });

  test('the element turns no slide by what is typed into it, and rests on another slide', async () => {
    await show(recipes['reveal-element'].replace('controls="none"', '').replace('views="counters"', ''));
    await visit.page.waitForFunction(() => 'metrics' in (document.querySelector('sac-lab') ?? {}));
    await slide(1);
    await visit.ready();
    await (await visit.find('sac-preset >>> button')).focus();
    await visit.page.keyboard.press('/');
    await visit.find('sac-controls >>> [type=search]:focus');
    await visit.page.keyboard.type('tau n ');
    for (const key of ['ArrowLeft', 'ArrowRight', 'Enter', 'Escape'] as const) await visit.page.keyboard.press(key);
    await (await visit.find('sac-transport >>> .train')).focus();
    for (const key of ['ArrowRight', '?'] as const) await visit.page.keyboard.press(key);
    await visit.shown('sac-help >>> dialog:modal h3');
    for (const key of ['ArrowRight', 'Escape'] as const) await visit.page.keyboard.press(key);
    expect(await present()).toBe(1);
    expect(await visit.page.$('.reveal.overview')).toBeNull();
    await visit.page.evaluate(() => document.querySelector('sac-lab')!.train());
    await visit.reach(100);
    await slide(2);
    await eventually(() => visit.text('sac-transport >>> .train')).toBe('Waits');
    await slide(1);
    await eventually(() => visit.text('sac-transport >>> .train')).toBe('Pause');
    expect(visit.errors).toEqual([]);
  });
});

test('the HTML of a notebook’s cell, put there as notebooks do it', async () => {
  const html = /^HTML\("""\n([^]*)\n"""\)$/m.exec(recipes.notebook)![1]!;
  expect(recipes.notebook.startsWith('from IPython.display import HTML\n')).toBe(true);
  const visit = await visitor.visit(hosts.show({ body: '<div id="output"></div>' }));
  await visit.page.evaluate((text) => {
    const output = document.querySelector('#output')!;
    output.innerHTML = text;
    for (const dead of output.querySelectorAll('script')) {
      const script = document.createElement('script');
      for (const { name, value } of dead.attributes) script.setAttribute(name, value);
      dead.replaceWith(script);
    }
  }, html);
  expect(await learns(visit)).toBe(await nativeSignature('quick', 3, 60));
  expect(visit.errors).toEqual([]);
});

describe('the widget', () => {
  let visit: Visit;
  beforeEach(async () => {
    const address = /_esm = "(.*)"/.exec(recipes['notebook-widget'])![1]!;
    const settings = /traitlets\.Dict\((\{.*\})\)/.exec(recipes['notebook-widget'])![1]!;
    visit = await visitor.visit(hosts.show({ body: `${loader}<div id="cell"></div>` }));
    // The least that anywidget is to a front end.
    await visit.page.evaluate(
      async (esm, text) => {
        const traits: Record<string, unknown> = { settings: JSON.parse(text) };
        const listeners = new Set<() => void>();
        const model = {
          saved: [] as unknown[],
          get: (name: string) => traits[name],
          set: (name: string, value: unknown) => void (traits[name] = value),
          save_changes: () => void model.saved.push(structuredClone(traits['metrics'])),
          on: (_: string, listener: () => void) => void listeners.add(listener),
          off: (_: string, listener: () => void) => void listeners.delete(listener),
          change(value: object) {
            traits['settings'] = value;
            for (const listener of listeners) listener();
          },
          listeners,
        };
        const widget = (await (window as unknown as Loader).load(esm)) as {
          default: { render(context: object): () => void };
        };
        const end = widget.default.render({ model, el: document.querySelector('#cell') });
        Object.assign(window, { model, end });
      },
      address,
      settings,
    );
  });
  test('has Python’s settings, tells its metrics, and leaves nothing behind', async () => {
    expect(await learns(visit)).toBe(await nativeSignature('quick', 3, 60));
    await visit.page.evaluate('model.change({ seed: 4, views: "counters" })');
    await visit.step(250);
    expect(await visit.signature()).toBe(await nativeSignature('quick', 4, 250));
    await eventually(() => visit.page.evaluate('model.saved.at(-1)?.environment_steps')).toBe(250);
    expect(await visit.page.evaluate('JSON.stringify(model.saved)')).not.toContain('null'); // as JSON writes NaN
    await visit.page.evaluate('end()');
    expect(await visit.page.$('sac-lab')).toBeNull();
    expect(await visit.page.evaluate('model.listeners.size')).toBe(0);
    expect(visit.errors).toEqual([]);
  });
});

test('the script of the VitePress page fetches the element, and its tag is as in HTML', async () => {
  const address = /import\(\/\* @vite-ignore \*\/ '(.*)'\)/.exec(recipes.vitepress)![1]!;
  const tag = /^<sac-lab.*$/m.exec(recipes.vitepress)![0];
  const visit = await visitor.visit(hosts.show({ body: loader + tag }));
  await visit.page.evaluate((from) => void (window as unknown as Loader).load(from), address);
  expect(await learns(visit)).toBe(await nativeSignature('quick', 3, 60));
  expect(visit.errors).toEqual([]);
});
