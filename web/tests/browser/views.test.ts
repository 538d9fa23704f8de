import { describe, expect, test } from 'vitest';
import type { ElementHandle } from 'puppeteer-core';
import { launchFirefox } from '../../tools/browsers.mjs';
import { eventually } from './eventually';
import { drawn, drawnBy, painters, pretendGraphicsCard } from './graphics';
import type { Prepare, Size, Visit } from './site';
import { useVisitor, type Visitor } from './visitor';
import { patience } from '../patience';

let visit: Visit;

/** A run that has begun to learn, and rests. */
async function open(visitor: Visitor, steps: number, query = '', size?: Size, prepare?: Prepare): Promise<void> {
  visit = await visitor.open(query, size, prepare);
  await visit.step(steps);
}
const find = (selector: string): Promise<ElementHandle> => visit.find(selector);
const box = async (selector: string) => (await (await find(selector)).boundingBox())!;

/** Resolves when a text inside a view satisfies the condition, written as a function of its number. */
async function until(view: string, selector: string, condition: (value: number) => boolean): Promise<void> {
  await visit.page.waitForFunction(
    (name, inside, source) => {
      const root = document.querySelector('sac-lab')!.shadowRoot!.querySelector(name)!.shadowRoot!;
      const text = root.querySelector(inside)?.textContent?.replace('−', '-').trim() ?? '';
      return text !== '' && (new Function('value', `return (${source})(value)`) as typeof condition)(Number(text));
    },
    { timeout: patience },
    view,
    selector,
    condition.toString(),
  );
}
/** Resolves when there is such an element in a view. */
async function appears(view: string, selector: string, timeout = patience): Promise<void> {
  await visit.page.waitForFunction(
    (name, inside) =>
      document.querySelector('sac-lab')!.shadowRoot!.querySelector(name)!.shadowRoot!.querySelector(inside) !== null,
    { timeout },
    view,
    selector,
  );
}
type StageState = { step: number; theta: number; omega: number; torque: number; mean: number; maxTorque: number };
/** Resolves when the stage has lately been in such a state. */
async function stageHasBeen(condition: (state: StageState) => boolean, timeout = patience): Promise<void> {
  await visit.page.waitForFunction(
    (source) => {
      const view = document.querySelector('sac-lab')!.shadowRoot!.querySelector('sac-stage')! as HTMLElement & {
        lab: { stageFeed: { past(time: number, everyMs: number, count: number): StageState[] } };
      };
      const now = performance.timeOrigin + performance.now();
      return view.lab.stageFeed
        .past(now, 5, 1000)
        .some(new Function('state', `return (${source})(state)`) as typeof condition);
    },
    { timeout },
    condition.toString(),
  );
}
const stage = (of: number, condition: (value: number) => boolean) =>
  until('sac-stage', `dl > div:nth-of-type(${of}) output`, condition);

describe('in Chromium', () => {
  const chromium = useVisitor();

  test('the pendulum can be flicked and pushed, and other physics and actions tried, apart from the training', async () => {
    await open(chromium, 300);
    const before = await visit.signature();
    const { x, y, width, height } = await box('sac-stage >>> figure');
    const at = (angle: number) =>
      visit.page.mouse.move(x + width / 2 - 60 * Math.sin(angle), y + height / 2 - 60 * Math.cos(angle));
    await at(-1);
    await visit.page.mouse.down();
    await stage(1, (theta) => Math.abs(theta + 1) < 0.02);
    for (let angle = -1; angle < 1; angle += 0.1) await at(angle);
    await visit.page.mouse.up();
    await stage(2, (omega) => omega > 3); // counter-clockwise, as the hand went

    await (await find('sac-stage >>> figure')).focus();
    await visit.page.keyboard.press('ArrowUp');
    await stage(2, (omega) => Math.abs(omega) < 1);
    await visit.page.keyboard.press('ArrowRight');
    await stage(2, (omega) => omega < -1.2);

    await visit.click('sac-stage >>> .action label:nth-of-type(2)');
    await stageHasBeen(
      ({ step, torque, mean, maxTorque }) => step > 2 && Math.abs(torque - maxTorque * Math.tanh(mean)) > 0.8,
    );

    await (await find('sac-stage >>> sac-physics >>> input')).focus();
    await visit.page.keyboard.press('Home');
    const gravity = () =>
      visit.page.$eval(
        'sac-lab >>> sac-param[data-key="gravity"]',
        (param) => (param as unknown as { value: string }).value,
      );
    await visit.page.waitForFunction(() => {
      const root = document.querySelector('sac-lab')!.shadowRoot!.querySelector('sac-stage')!.shadowRoot!;
      return root.querySelector('sac-physics')!.shadowRoot!.querySelector('output')!.textContent!.startsWith('0');
    });
    await eventually(gravity).toBe('0');
    await visit.click('sac-stage >>> sac-physics >>> .restore');
    await visit.page.waitForFunction(() => {
      const root = document.querySelector('sac-lab')!.shadowRoot!.querySelector('sac-stage')!.shadowRoot!;
      return root.querySelector('sac-physics')!.shadowRoot!.querySelector('output')!.textContent!.startsWith('10');
    });
    await eventually(gravity).toBe('10');
    expect(await visit.metric('environment_steps')).toBe(300);
    expect(await visit.signature()).toBe(before);
    expect(visit.errors).toEqual([]);
  });

  test('with one Q there is no gap of two to look at, and whoever waits for updates is told when they begin', async () => {
    await open(chromium, 300, '?preset=single-q&update_after=2000');
    const gap = await find('sac-state-map >>> sac-layer-picker >>> input[value="q_gap"]');
    expect(await gap.evaluate((input) => (input as HTMLInputElement).disabled)).toBe(true);
    await eventually(() => visit.text('sac-guide >>> p')).toMatch(/^Updates begin at step 2,001\./);
    await visit.step(1800);
    await eventually(() => visit.text('sac-guide >>> p')).toMatch(/^One Q:/);
    expect(visit.errors).toEqual([]);
  });

  test('the state map reads, points the action slice and places the stage, by pointer and by keys', async () => {
    await open(chromium, 1500);
    const { x, y, width, height } = await box('sac-state-map >>> figure');
    await visit.page.mouse.move(x + 0.75 * width, y + 0.25 * height);
    await until('sac-state-map', '.tip .theta', (theta) => Math.abs(theta - Math.PI / 2) < 0.03);
    await until('sac-state-map', '.tip .omega', (omega) => Math.abs(omega - 4) < 0.06);
    await until('sac-state-map', '.tip .value', (value) => value < 0);
    await until('sac-action-slice', '.state output', (theta) => Math.abs(theta - Math.PI / 2) < 0.03);
    await eventually(() => visit.text('sac-action-slice >>> .state')).toContain('pointer');
    await visit.page.mouse.move(0, 0);
    await visit.page.waitForFunction(() => {
      const root = document.querySelector('sac-lab')!.shadowRoot!.querySelector('sac-action-slice')!.shadowRoot!;
      return root.querySelector('.state')!.textContent!.includes('stage');
    });

    await visit.page.mouse.click(x + 0.5 * width, y + 0.97 * height);
    await visit.page.mouse.move(0, 0);
    await stageHasBeen(({ step, theta, omega }) => step === 0 && Math.abs(theta) < 0.3 && Math.abs(omega + 7.5) < 0.4);

    await (await find('sac-state-map >>> figure')).focus();
    for (let i = 0; i < 30; i++) await visit.page.keyboard.press('ArrowUp'); // to the upper end, from wherever the stage is
    for (let i = 0; i < 12; i++) await visit.page.keyboard.press('ArrowUp');
    await until('sac-state-map', '.tip .omega', (omega) => omega === 8);
    await eventually(() => visit.text('sac-state-map >>> .spoken')).toMatch(/ω 8\.00 rad\/s: V\(s\) −\d/);
    await visit.page.keyboard.press('Enter');
    await stageHasBeen(({ step, omega }) => step === 0 && omega > 7.5);
    expect(await visit.metric('environment_steps')).toBe(1500);

    const unit = () => visit.text('sac-state-map >>> .unit');
    await visit.click('sac-state-map >>> sac-layer-picker >>> label:nth-of-type(6)');
    await appears(
      'sac-state-map',
      'figure:not([data-stale])[aria-label*="Policy mean"][aria-label*="from -2 to 2 N m"]',
    );
    await eventually(unit).toBe('N m');
    await visit.click('sac-state-map >>> sac-layer-picker >>> label:nth-of-type(3)');
    await appears('sac-state-map', 'progress');
    await appears('sac-state-map', 'figure:not([data-stale])[aria-label*="Value error"][aria-label*="soft return"]');
    await visit.page.waitForFunction(
      () =>
        !document
          .querySelector('sac-lab')!
          .shadowRoot!.querySelector('sac-state-map')!
          .shadowRoot!.querySelector('progress'),
      { timeout: patience },
    );
    await eventually(unit).toBe('soft return');
    expect(visit.errors).toEqual([]);
  });

  test('on a phone a finger takes the pendulum and taps the map, and scrolls beside the dial', async () => {
    await open(chromium, 100, '?views=stage,map', { width: 390, height: 844, hasTouch: true, isMobile: true });
    const finger = visit.page.touchscreen;
    const { x, y, width, height } = await box('sac-stage >>> .dial');
    const at = (angle: number) =>
      [x + width / 2 - 60 * Math.sin(angle), y + height / 2 - 60 * Math.cos(angle)] as const;
    await finger.touchStart(...at(-1));
    await stage(1, (theta) => Math.abs(theta + 1) < 0.02);
    for (let angle = -1; angle < 1; angle += 0.15) await finger.touchMove(...at(angle));
    await finger.touchEnd();
    await stage(2, (omega) => omega > 3);
    await (await find('sac-state-map')).evaluate((view) => (view as Element).scrollIntoView({ block: 'end' }));
    const map = await box('sac-state-map >>> figure');
    // On a busy machine a tap may last so long that the browser takes it for a long press.
    const tap = async (): Promise<void> => {
      await finger.tap(map.x + 0.5 * map.width, map.y + 0.25 * map.height);
      await stageHasBeen(
        ({ step, theta, omega }) => step === 0 && Math.abs(theta) < 0.3 && Math.abs(omega - 4) < 0.4,
        3000,
      );
    };
    await tap().catch(tap).catch(tap);
    const action = (selector: string) =>
      visit.page.$eval(`sac-lab >>> ${selector}`, (element) => getComputedStyle(element).touchAction);
    expect([
      await action('sac-stage >>> figure'),
      await action('sac-stage >>> .dial'),
      await action('sac-state-map >>> figure'),
    ]).toEqual(['pan-y', 'none', 'pan-y']);
    expect(visit.errors).toEqual([]);
  });

  test('the action slice shows the engine’s numbers, and says what there is without entropy', async () => {
    await open(chromium, 600);
    const shown = await visit.page.waitForFunction(() => {
      const view = document.querySelector('sac-lab')!.shadowRoot!.querySelector('sac-action-slice')! as HTMLElement & {
        lab: { store: { state: { slice: { kl: number; theta: number } | null } } };
      };
      const { slice } = view.lab.store.state;
      const [kl, theta] = ['.kl', '.state'].map((name) =>
        view.shadowRoot!.querySelector(`${name} output`)!.textContent!.trim().replace('−', '-'),
      );
      if (!slice || kl !== slice.kl.toFixed(3)) return null;
      return { kl: slice.kl, off: Math.abs(Number(theta) - slice.theta) % (2 * Math.PI) };
    });
    const { kl, off } = (await shown.jsonValue())!;
    expect(kl).toBeGreaterThan(0);
    expect(Math.min(off, 2 * Math.PI - off)).toBeLessThan(0.006);
    await (await find('sac-action-slice >>> .plots')).focus();
    await visit.page.keyboard.down('Shift');
    for (let i = 0; i < 11; i++) await visit.page.keyboard.press('ArrowRight');
    await visit.page.keyboard.up('Shift');
    await until('sac-action-slice', '.state span:last-of-type output', (torque) => torque === 1.98);
    await visit.set('entropy_mode', 'off');
    await visit.page.waitForFunction(() => {
      const root = document.querySelector('sac-lab')!.shadowRoot!.querySelector('sac-action-slice')!.shadowRoot!;
      return root.querySelector('.help')!.textContent!.includes('Without entropy');
    });
    expect(visit.errors).toEqual([]);
  });

  test('a lost graphics context is drawn again when it comes back, and without WebGL when it does not', async () => {
    await open(chromium, 200, '', undefined, pretendGraphicsCard);
    const worker = visit.page.workers().find((one) => one.url().includes('paint_worker'))!;
    type Scope = { contexts: Set<WebGL2RenderingContext>; draws: number };
    await worker.evaluate(() => {
      const scope = self as unknown as Scope;
      scope.contexts = new Set();
      const draw = WebGL2RenderingContext.prototype.drawArrays;
      WebGL2RenderingContext.prototype.drawArrays = function (...call) {
        scope.contexts.add(this);
        scope.draws++;
        draw.apply(this, call);
      };
    });
    await visit.step(50);
    const seen = await worker.evaluate(async () => {
      const scope = self as unknown as Scope;
      const bothDraw = async (): Promise<void> => {
        for (let i = 0; scope.contexts.size < 2; i++) {
          if (i > 500) throw new Error('not both are drawn');
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      };
      await bothDraw();
      const lost = [...scope.contexts].map((gl) => gl.getExtension('WEBGL_lose_context')!);
      for (const one of lost) one.loseContext();
      await new Promise((resolve) => setTimeout(resolve, 300));
      scope.contexts.clear();
      for (const one of lost) one.restoreContext();
      await bothDraw(); // also the map of a run that rests
      for (const one of lost) one.loseContext();
      return lost.length;
    });
    expect(seen).toBe(2);
    expect(await painters(visit)).toEqual(['webgl', 'webgl']);
    await drawnBy(visit, 'canvas');
  });
});

describe('in Firefox', () => {
  const firefox = useVisitor(launchFirefox);
  test('without WebGL the stage and the map are painted and react as well', async () => {
    await open(firefox, 1500, '', null);
    await drawnBy(visit, 'canvas');
    await drawn(visit, 100);
    const { x, y, width, height } = await box('sac-state-map >>> figure');
    await visit.page.mouse.move(x + 0.25 * width, y + 0.75 * height);
    await until('sac-state-map', '.tip .theta', (theta) => Math.abs(theta + Math.PI / 2) < 0.03);
    await visit.page.mouse.click(x + 0.5 * width, y + 0.97 * height);
    await stageHasBeen(({ step, theta, omega }) => step === 0 && Math.abs(theta) < 0.3 && Math.abs(omega + 7.5) < 0.4);

    // The diverging scale and not the other, which has green in its middle: blue where the policy turns clockwise, orange where it turns the other way.
    await visit.click('sac-state-map >>> sac-layer-picker >>> label:nth-of-type(6)');
    await appears('sac-state-map', 'figure:not([data-stale])[aria-label*="Policy mean"]');
    await visit.page.waitForFunction(() => {
      const canvas = document
        .querySelector('sac-lab')!
        .shadowRoot!.querySelector('sac-state-map')!
        .shadowRoot!.querySelector<HTMLCanvasElement>('.field')!;
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      const counts = { blue: 0, orange: 0, green: 0 };
      for (let i = 0; i < data.length; i += 4) {
        if (data[i + 2]! > data[i]! + 60) counts.blue++;
        if (data[i]! > data[i + 2]! + 60) counts.orange++;
        if (data[i + 1]! > Math.max(data[i]!, data[i + 2]!) + 25) counts.green++;
      }
      return counts.blue > 1000 && counts.orange > 1000 && counts.green === 0;
    });
    expect(visit.errors).toEqual([]);
  });
});
