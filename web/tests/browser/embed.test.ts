/** The element and the frame in pages that know nothing of them, on other origins, and under policies that forbid much. */
import { readFile } from 'node:fs/promises';
import type { Frame } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium, launchFirefox } from '../../tools/browsers.mjs';
import { nativeSignature } from '../sac_train';
import { eventually } from './eventually';
import { element, type HostPage, type Hosts, startHosts } from './hosts';
import type { Visit } from './site';
import { useVisitor } from './visitor';

const guide = await readFile(new URL('../../../docs/embedding.md', import.meta.url), 'utf8');
/** The policy that the guide states, word for word. */
const policy = /^default-src .*$/m.exec(guide)![0];
const small = { width: 800, height: 600 };
const counters = 'views="counters" controls="none" seed="3"';

describe.each([
  ['Chromium', launchChromium],
  ['Firefox', launchFirefox],
])('in %s, on another origin', (name, launch) => {
  const visitor = useVisitor(launch);
  let hosts: Hosts;
  beforeAll(async () => {
    hosts = await startHosts();
  });
  afterAll(() => hosts.close());
  const size = name === 'Firefox' ? null : small;
  const show = (page: HostPage): Promise<Visit> => visitor.visit(hosts.show(page), size);
  /** Steps, and returns the signature. */
  const learns = (where: Frame): Promise<string> =>
    where.evaluate(async () => {
      await customElements.whenDefined('sac-lab');
      const lab = document.querySelector('sac-lab')!;
      await lab.step(120);
      return lab.signature();
    });

  test('the element learns as it does at home', async () => {
    const visit = await show({ body: element(visitor.site, counters) });
    expect(await learns(visit.page.mainFrame())).toBe(await nativeSignature('quick', 3, 120));
    expect(visit.errors).toEqual([]);
  });

  test('where the server forbids that, what stands in the tag is seen, with a link', async () => {
    const body = `<script type="module" src="${hosts.closed}sac-lab.js"></script>
      <sac-lab>SAC Lab loads. If this stays, <a href="${hosts.closed}">open it by itself</a>.</sac-lab>`;
    const visit = await show({ body });
    expect(await visit.page.$eval('sac-lab', (lab) => (lab as HTMLElement).innerText)).toContain('open it by itself');
    expect(await visit.page.evaluate(() => customElements.get('sac-lab') === undefined)).toBe(true);
  });

  test('the documented policy is enough', async () => {
    const { site } = visitor;
    const visit = await show({
      body: `<script type="module" src="${site.address}sac-lab.js"></script><sac-lab seed="3" views="stage,chart,slice,update"></sac-lab>`,
      policy: policy
        .replaceAll('https://lab.example', new URL(site.address).origin)
        .replace('default-src', 'img-src data:; default-src'),
    });
    expect(await learns(visit.page.mainFrame())).toBe(await nativeSignature('quick', 3, 120));
    await visit.ready();
    const heights = await visit.page.$$eval('sac-lab >>> .views > *', (views) =>
      views.map((view) => Math.round(view.getBoundingClientRect().height)),
    );
    expect(heights.length).toBeGreaterThan(3);
    for (const height of heights) expect(height).toBeGreaterThan(100);
    // Columns beside each other: the grid is there.
    const lefts = await visit.page.$$eval('sac-lab >>> .views > *', (views) =>
      views.map((view) => view.getBoundingClientRect().x),
    );
    expect(new Set(lefts).size).toBeGreaterThan(1);
    expect(visit.errors).toEqual([]);
  });

  test('a frame in a sandbox without an origin and storage learns too', async () => {
    const body = `<iframe sandbox="allow-scripts" src="${visitor.site.address}?${new URLSearchParams({ views: 'counters', seed: '3' })}" width="700" height="400"></iframe>`;
    const visit = await show({ body });
    await eventually(() => visit.page.frames().length).toBe(2);
    const frame = visit.page.frames()[1]!;
    await frame.waitForFunction(() => 'metrics' in (document.querySelector('sac-lab') ?? {}));
    expect(await learns(frame)).toBe(await nativeSignature('quick', 3, 120));
    expect(visit.errors).toEqual([]);
  });
});

describe('in Chromium', () => {
  const visitor = useVisitor();
  let hosts: Hosts;
  beforeAll(async () => {
    hosts = await startHosts();
  });
  afterAll(() => hosts.close());
  const show = (page: HostPage): Promise<Visit> => visitor.visit(hosts.show(page), small);
  const showReady = async (page: HostPage): Promise<Visit> => {
    const visit = await show(page);
    await visit.page.waitForFunction(() => 'metrics' in (document.querySelector('sac-lab') ?? {}));
    await visit.ready();
    return visit;
  };

  test('the script from two addresses, and several elements: each has its own run', async () => {
    const other = { address: visitor.site.address.replace('localhost', '127.0.0.1') };
    const body = element(visitor.site, counters) + element(other, counters.replace('3', '4'));
    const visit = await showReady({ body });
    const signatures = await visit.page.$$eval('sac-lab', (labs) =>
      Promise.all((labs as HTMLElementTagNameMap['sac-lab'][]).map((lab) => lab.step(60).then(() => lab.signature()))),
    );
    expect(signatures).toEqual([await nativeSignature('quick', 3, 60), await nativeSignature('quick', 4, 60)]);
    expect(visit.errors).toEqual([]);
  });

  test('the theme is what the element says, the system’s where it says nothing, and its canvases follow', async () => {
    const visit = await showReady({ body: element(visitor.site, 'views="stage" controls="none"') });
    const looks = async (): Promise<[string, boolean]> => {
      const ground = await visit.page.$eval('sac-lab', (lab) => getComputedStyle(lab).backgroundColor);
      const stage = await visit.find('sac-stage >>> canvas');
      const isDark = await stage.evaluate((canvas) => {
        const { width, height } = canvas as HTMLCanvasElement;
        const context = new OffscreenCanvas(width, height).getContext('2d')!;
        context.drawImage(canvas as HTMLCanvasElement, 0, 0);
        return context.getImageData(2, 2, 1, 1).data[0]! < 80;
      });
      return [ground, isDark];
    };
    const [light, dark] = ['rgb(238, 240, 243)', 'rgb(12, 16, 21)'];
    const system = (value: string): Promise<void> =>
      visit.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
    await system('dark');
    await eventually(looks).toEqual([dark, true]);
    await visit.set('theme', 'light');
    await eventually(looks).toEqual([light, false]);
    await system('light');
    await visit.set('theme', 'dark');
    await eventually(looks).toEqual([dark, true]);
    await visit.set('theme', 'auto');
    await eventually(looks).toEqual([light, false]);
    await visit.page.goto(`${visitor.site.address}?views=counters&theme=dark`);
    await visit.ready();
    expect(await visit.page.$eval('sac-lab', (lab) => getComputedStyle(lab).backgroundColor)).toBe(dark);
    expect(visit.errors).toEqual([]);
  });

  test('keys that the lab uses, and what is typed into it, do not reach the page around it', async () => {
    const visit = await showReady({ body: element(visitor.site, 'seed="3"', 'height: 560px') });
    const { page } = visit;
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      for (const type of ['keydown', 'keypress', 'keyup'])
        document.addEventListener(type, (event) => heard.push(`${type} ${(event as KeyboardEvent).key}`));
    });
    const heard = (): Promise<string[]> =>
      page.evaluate(() => (window as unknown as { heard: string[] }).heard.splice(0));
    await (await visit.find('sac-preset >>> button')).focus();
    await page.keyboard.press('/'); // the search
    await visit.find('sac-controls >>> [type=search]:focus');
    await page.keyboard.type('tau n');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    expect(
      await visit.page.$eval(
        'sac-lab >>> sac-controls >>> [type=search]',
        (field) => (field as HTMLInputElement).value,
      ),
    ).toBe('tau n');
    for (let i = 0; i < 5; i++) await page.keyboard.press('Backspace');
    await page.keyboard.press('Escape'); // closes the settings
    await (await visit.find('sac-transport >>> .train')).focus();
    for (const key of ['ArrowRight', '7', ' ', ' ', '?'] as const) await page.keyboard.press(key as 'Space');
    await visit.shown('sac-help >>> dialog:modal h3');
    for (const key of ['PageDown', 'Escape'] as const) await page.keyboard.press(key);
    await page.waitForSelector('sac-lab >>> sac-help >>> dialog:not([open])');
    await (await visit.find('sac-stage >>> figure')).focus();
    for (const key of ['ArrowLeft', 'ArrowUp'] as const) await page.keyboard.press(key);
    await (await visit.find('sac-menu >>> button')).focus();
    await page.keyboard.press('Enter');
    await visit.find('sac-menu >>> [role=menuitem]:focus');
    for (const key of ['ArrowDown', 'Escape'] as const) await page.keyboard.press(key);
    expect(await heard()).toEqual([]);
    // What it has no use for is the page's.
    await (await visit.find('sac-transport >>> .train')).focus();
    await page.keyboard.press('PageDown');
    expect(await heard()).toEqual(['keydown PageDown', 'keyup PageDown']);
  });

  describe.each([
    'transform: scale(0.5); transform-origin: 0 0',
    'transform: scale(2); transform-origin: 0 0',
    'zoom: 1.5',
  ])('under %s', (scaling) => {
    test('pointers are where they seem to be: charts, map, slice, stage, sliders', async () => {
      const { address } = visitor.site;
      const visit = await visitor.visit(
        hosts.show({
          body: `<div style="${scaling}; width: 1300px; height: 900px">${element({ address }, 'seed="3"', 'height: 900px')}</div>`,
        }),
        { width: 2600, height: 1800 },
      );
      const { page } = visit;
      await page.waitForFunction(() => 'metrics' in (document.querySelector('sac-lab') ?? {}));
      await visit.ready();
      await visit.step(600);
      const point = async (selector: string, across: number, down: number): Promise<void> => {
        const box = (await (await visit.find(selector)).boundingBox())!;
        await page.mouse.move(box.x + across * box.width, box.y + down * box.height);
      };
      // A chart: what the cursor is at, and where its line stands.
      await point('sac-charts >>> .large .u-over', 0.95, 0.5);
      const read = async (): Promise<{ line: number; width: number }> =>
        (await visit.find('sac-charts >>> .large .u-over')).evaluate((over) => {
          const line = over.querySelector('.u-cursor-x')!.getBoundingClientRect();
          const { left, width } = over.getBoundingClientRect();
          return { line: (line.left - left) / width, width };
        });
      await eventually(async () => Math.round(100 * (await read()).line)).toBe(95);
      // The map.
      await point('sac-state-map >>> .field', 0.75, 0.25);
      const pointed = () =>
        page.$eval('sac-lab >>> sac-state-map', (map) => {
          const { pointed: state } = (
            map as unknown as { lab: { store: { state: { pointed: { theta: number } | null } } } }
          ).lab.store.state;
          return state ? Math.round((10 * state.theta) / Math.PI) : null;
        });
      await eventually(pointed).toBe(5);
      // The slice: the torque under the pointer.
      await point('sac-action-slice >>> .u-over', 0.9, 0.5);
      const slice = () =>
        page.$eval('sac-lab >>> sac-action-slice', (view) => (view as unknown as { index: number | null }).index);
      await eventually(async () => Math.abs((await slice())! - 90)).toBeLessThanOrEqual(1); // a pixel of the window
      // The pendulum follows the hand: to the left of the middle it is at a quarter turn.
      await point('sac-stage >>> figure', 0.5, 0.4);
      await page.mouse.down();
      await point('sac-stage >>> figure', 0.4, 0.5);
      const angle = () => visit.text('sac-stage >>> dl output');
      await eventually(async () => Math.abs(Number.parseFloat((await angle()).replace('−', '-'))).toFixed(1)).toBe(
        '1.6',
      );
      await page.mouse.up();
      // A slider.
      const slider = 'sac-controls >>> sac-param[data-key="alpha"] >>> input[type=range]';
      await (await visit.find(slider)).scrollIntoView();
      await point(slider, 0.5, 0.5);
      await page.mouse.down();
      await page.mouse.up();
      const at = (await visit.find(slider)).evaluate(
        (input) => Number((input as HTMLInputElement).value) / Number((input as HTMLInputElement).max),
      );
      expect(await at).toBeCloseTo(0.5, 1);
      expect(visit.errors).toEqual([]);
    });
  });

  test('a finger on a scaled map and a scaled chart is where it seems to be', async () => {
    const lab = element(visitor.site, 'seed="3" views="map,chart" controls="none"', 'height: 900px');
    const visit = await visitor.visit(
      hosts.show({ body: `<div style="transform: scale(0.5); transform-origin: 0 0; width: 1300px">${lab}</div>` }),
      { width: 800, height: 600, hasTouch: true },
    );
    const { page } = visit;
    await page.waitForFunction(() => 'metrics' in (document.querySelector('sac-lab') ?? {}));
    await visit.ready();
    await visit.step(600);
    const touch = async (selector: string, across: number, down: number): Promise<void> => {
      const box = (await (await visit.find(selector)).boundingBox())!;
      await page.touchscreen.touchStart(box.x + across * box.width, box.y + down * box.height);
    };
    await touch('sac-charts >>> .large .u-over', 0.75, 0.5);
    const line = () =>
      page.$eval('sac-lab >>> sac-charts >>> .large .u-over', (over) => {
        const { left, width } = over.getBoundingClientRect();
        return Math.round((100 * (over.querySelector('.u-cursor-x')!.getBoundingClientRect().left - left)) / width);
      });
    await eventually(line).toBe(75);
    await page.touchscreen.touchEnd();
    await touch('sac-state-map >>> .field', 0.75, 0.25);
    const pointed = () =>
      page.$eval('sac-lab >>> sac-state-map', (map) => {
        const view = map as unknown as { lab: { store: { state: { pointed: { theta: number } | null } } } };
        return Math.round((10 * (view.lab.store.state.pointed?.theta ?? NaN)) / Math.PI);
      });
    await eventually(pointed).toBe(5);
    await page.touchscreen.touchEnd();
    expect(visit.errors).toEqual([]);
  });

  test('a training ends where it is told to, to the step; Train goes on beyond', async () => {
    const visit = await showReady({ body: element(visitor.site, `${counters} until="300" autostart`) });
    await visit.page.waitForFunction(() => document.querySelector('sac-lab')!.metrics()['environment_steps'] === 300);
    await eventually(() => visit.text('sac-transport >>> .train')).toBe('Train');
    expect(await visit.signature()).toBe(await nativeSignature('quick', 3, 300));
    await visit.page.evaluate(() => document.querySelector('sac-lab')!.train());
    await visit.reach(400);
    await visit.page.evaluate(() => document.querySelector('sac-lab')!.pause());
    await visit.set('until', 'never');
    await eventually(() => visit.text('sac-notices')).toContain('until takes solved, or a number of steps');
  });

  test('what nobody sees rests, in every way of hiding it, and goes on when it is seen', async () => {
    const { address } = visitor.site;
    const lab = (id: string, around: string, attributes = ''): string =>
      `<div id="${id}" style="${around}"><sac-lab ${counters} autostart ${attributes} style="height: 120px"></sac-lab></div>`;
    const hidden = {
      none: 'display: none',
      invisible: 'visibility: hidden',
      transparent: 'opacity: 0',
      below: 'margin-top: 4000px',
    };
    const visit = await show({
      body: `<script type="module" src="${address}sac-lab.js"></script>${lab('seen', '')}${lab('told', 'display: none', 'unseen="train"')}${Object.entries(
        hidden,
      )
        .map(([id, style]) => lab(id, style))
        .join('')}`,
    });
    const steps = () =>
      visit.page.$$eval('sac-lab', (labs) =>
        Object.fromEntries(
          (labs as HTMLElementTagNameMap['sac-lab'][]).map((one) => [
            one.parentElement!.id,
            one.metrics()['environment_steps'] ?? 0,
          ]),
        ),
      );
    await visit.page.waitForFunction(() =>
      ['seen', 'told'].every((id) => {
        const one = document.querySelector<HTMLElementTagNameMap['sac-lab']>(`#${id} sac-lab`)!;
        return 'metrics' in one && one.metrics()['environment_steps']! > 500;
      }),
    );
    expect(await steps()).toMatchObject({ none: 0, invisible: 0, transparent: 0, below: 0 });
    await visit.page.evaluate(() => {
      for (const id of ['seen', 'told'])
        document.querySelector<HTMLElementTagNameMap['sac-lab']>(`#${id} sac-lab`)!.pause();
    });
    for (const id of Object.keys(hidden)) {
      await visit.page.evaluate((which) => {
        const around = document.getElementById(which)!;
        around.style.cssText = '';
        around.scrollIntoView();
      }, id);
      await eventually(async () => (await steps())[id]).toBeGreaterThan(0);
      await visit.page.evaluate((which) => (document.getElementById(which)!.style.opacity = '0'), id);
      const rests = async (): Promise<string | undefined> =>
        (await visit.page.$(`#${id} sac-lab >>> sac-transport >>> .train`))?.evaluate((button) =>
          button.textContent!.trim(),
        );
      await eventually(rests).toBe('Waits');
    }
    expect(visit.errors).toEqual([]);
  });

  test('a frame rests too, at display: none and scrolled away', async () => {
    const body = `<iframe src="${visitor.site.address}?views=counters&autostart=1" width="700" height="300"></iframe>`;
    const visit = await show({ body });
    const label = async (): Promise<string | undefined> => {
      const button = await visit.page.frames()[1]?.$('sac-lab >>> sac-transport >>> .train');
      return button?.evaluate((shown) => shown.textContent!.trim());
    };
    const style = (text: string): Promise<unknown> =>
      visit.page.$eval('iframe', (frame, css) => (frame.style.cssText = css), text);
    for (const hidden of ['display: none', 'position: absolute; top: 5000px']) {
      await eventually(label).toBe('Pause');
      await style(hidden);
      await eventually(label).toBe('Waits');
      await style('');
    }
    await eventually(label).toBe('Pause');
  });

  test('in a tab that is hidden it rests, unless told otherwise', async () => {
    const visit = await showReady({ body: element(visitor.site, `${counters} autostart`) });
    const label = () => visit.text('sac-transport >>> .train');
    await visit.reach(50);
    const other = await visit.page.browserContext().newPage();
    await other.bringToFront();
    await eventually(label).toBe('Waits');
    await visit.set('unseen', 'train');
    await eventually(label).toBe('Pause');
    await visit.set('unseen', 'rest');
    await eventually(label).toBe('Waits');
    await visit.page.bringToFront();
    await eventually(label).toBe('Pause');
    expect(visit.errors).toEqual([]);
  });

  test('a frame obeys the page around it, tells what was asked for, and ignores the rest', async () => {
    const frame = `<iframe src="${visitor.site.address}?views=counters&seed=3&alpha=0.3" width="700" height="300"></iframe><iframe name="stranger"></iframe>`;
    const visit = await show({
      body: `<script>
        const heard = [];
        addEventListener('message', ({ data, origin }) => heard.push({ ...data, origin }));
        window.say = (message) => frames[0].postMessage(message, '*');
      </script>${frame}`,
    });
    type Heard = {
      type: string;
      id?: unknown;
      result?: unknown;
      detail?: { frame: number };
      message?: string;
      origin: string;
    };
    const heard = (): Promise<Heard[]> => visit.page.evaluate('heard') as Promise<Heard[]>;
    const say = (...messages: unknown[]): Promise<void> =>
      visit.page.evaluate((all) => {
        for (const message of all) (window as unknown as { say(message: unknown): void }).say(message);
      }, messages);
    const answer = async (id: unknown): Promise<Heard> => {
      await eventually(async () => (await heard()).some((one) => one.id === id)).toBe(true);
      return (await heard()).find((one) => one.id === id)!;
    };
    await eventually(async () => (await heard()).map(({ type }) => type)).toEqual(['ready']);
    await say(
      { 'sac-lab': 1, type: 'subscribe', events: ['lab-episode'] },
      {
        'sac-lab': 1,
        type: 'set',
        values: { alpha: 0.5, onclick: 'document.title = 1', style: 'display: none', constructor: 'x' },
      },
      { 'sac-lab': 2, type: 'reset', id: 'other version' },
      { 'sac-lab': 1, type: 'explode', id: 'unknown' },
      { 'sac-lab': 1, type: 'step', frames: -5, id: 'malformed' },
      'anything',
      null,
      { 'sac-lab': 1, type: 'step', frames: 250, id: 'step' },
      { 'sac-lab': 1, type: 'signature', id: 'signature' },
    );
    const { result, origin } = await answer('signature');
    expect(result).toBe(await nativeSignature('quick', 3, 250, ['--alpha', '0.5']));
    expect(origin).toBe(new URL(visitor.site.address).origin);
    expect(await answer('step')).toMatchObject({ type: 'done' });
    const episodes = (await heard()).filter(({ type }) => type === 'lab-episode');
    expect(episodes.map(({ detail }) => detail!.frame)).toEqual([200]);
    expect((await heard()).map(({ id }) => id).filter((id) => id !== undefined)).toEqual(['step', 'signature']);
    const attributes = await visit.page.frames()[1]!.$eval('sac-lab', (lab) => lab.getAttributeNames());
    expect(attributes).toEqual(['alpha']);
    // A command that fails is answered with why.
    await say({ 'sac-lab': 1, type: 'step', frames: 1e9, id: 'endless' }, { 'sac-lab': 1, type: 'pause' });
    expect(await answer('endless')).toMatchObject({ type: 'failed', message: 'The steps were ended by a pause.' });
    // Not from anywhere else, whatever it says.
    await visit.page.evaluate(() => {
      const stranger = document.querySelector<HTMLIFrameElement>('[name=stranger]')!.contentWindow! as Window &
        typeof globalThis;
      const script = stranger.document.createElement('script');
      script.textContent = "parent.frames[0].postMessage({ 'sac-lab': 1, type: 'reset', id: 'stranger' }, '*')";
      stranger.document.body.append(script);
    });
    await say({ 'sac-lab': 1, type: 'metrics', id: 'metrics' });
    expect((await answer('metrics')).result).toMatchObject({ environment_steps: expect.any(Number) });
    expect(
      ((await answer('metrics')).result as { environment_steps: number }).environment_steps,
    ).toBeGreaterThanOrEqual(250);
    expect((await heard()).some(({ id }) => id === 'stranger')).toBe(false);
    expect(visit.errors).toEqual([]);
  });
});
