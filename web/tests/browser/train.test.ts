import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'puppeteer-core';
import { launchChromium } from '../../tools/browsers.mjs';
import { nativeSignature } from '../sac_train';
import { serveSite, Visit, type Site } from './site';

let site: Site;
let browser: Browser;
let visit: Visit;
beforeAll(async () => {
  site = await serveSite();
  browser = await launchChromium();
});
afterEach(() => visit?.close());
afterAll(async () => {
  await browser?.close();
  site?.close();
});

const open = async (query = '', size?: { width: number; height: number }): Promise<Visit> => {
  visit = await Visit.to(browser, site.address + query, size);
  await visit.ready();
  return visit;
};

test('a visitor presses Train, and the pendulum learns', async () => {
  await open();
  const solved = visit.event<{ frame: number; seconds: number }>('lab-solved');
  await visit.click('.train');
  const { frame, seconds } = await solved;
  expect(frame).toBeGreaterThan(0);
  expect(frame).toBeLessThanOrEqual(8000);
  expect(seconds).toBeGreaterThan(0);
  await visit.page.waitForFunction(() => document.querySelector('sac-lab')!.metrics()['updates_per_second']! > 0);
  expect(await visit.text('sac-charts')).toContain('Solved in');
  expect(await visit.text('sac-counters')).toMatch(/environment steps.*gradient updates.*episodes.*updates per second/s);
  // The state map and the stage have colours of their own by now: they are drawn, by the shader.
  for (const canvas of ['sac-stage >>> canvas', 'sac-state-map >>> .field']) {
    expect(await visit.page.$eval(`sac-lab >>> ${canvas}`, (element) => (element as HTMLElement).dataset['painter'])).toBe('webgl');
  }
  expect(visit.errors).toEqual([]);
  expect(visit.requests.filter((url) => !url.startsWith(site.address) && !url.startsWith('data:'))).toEqual([]);
});

test('Chromium computes the bits of the native portable build', async () => {
  await open('?seed=5');
  const signature = await visit.page.evaluate(async () => {
    const lab = document.querySelector('sac-lab')!;
    await lab.step(1000);
    await lab.step(500);
    return lab.signature();
  });
  expect(signature).toBe(await nativeSignature('quick', 5, 1500));
});

test('Pause, Step and Reset do what they say', async () => {
  await open();
  await visit.click('.train');
  await visit.page.waitForFunction(() => document.querySelector('sac-lab')!.metrics()['environment_steps']! > 300);
  await visit.click('.train');
  await visit.page.evaluate(() => document.querySelector('sac-lab')!.signature()); // answered after the pause
  const atPause = await visit.metric('environment_steps');
  await visit.click('sac-transport >>> button:nth-of-type(2)');
  await visit.page.waitForFunction((n) => document.querySelector('sac-lab')!.metrics()['environment_steps'] === n, {}, atPause + 1);
  await visit.click('sac-transport >>> button:nth-of-type(3)');
  await visit.page.waitForFunction(() => document.querySelector('sac-lab')!.metrics()['environment_steps'] === 0);
});

test('the keyboard trains, pauses, steps and resets', async () => {
  await open();
  await visit.page.keyboard.press('Space');
  await visit.page.waitForFunction(() => document.querySelector('sac-lab')!.metrics()['environment_steps']! > 100);
  await visit.page.keyboard.press('Space');
  await visit.page.evaluate(() => document.querySelector('sac-lab')!.signature()); // answered after the pause
  const steps = await visit.metric('environment_steps');
  await visit.page.keyboard.press('ArrowRight');
  await visit.page.waitForFunction((n) => document.querySelector('sac-lab')!.metrics()['environment_steps'] === n, {}, steps + 1);
  await visit.page.keyboard.press('r');
  await visit.page.waitForFunction(() => document.querySelector('sac-lab')!.metrics()['environment_steps'] === 0);
});

test('there is a control for every hyperparameter, and a live one acts on the running training', async () => {
  await open();
  const keys = await visit.page.$$eval('sac-lab >>> sac-param', (all) => all.map((e) => (e as HTMLElement).dataset['key']));
  expect(keys).toEqual(expect.arrayContaining(['alpha', 'seed', 'critic', 'hidden_units', 'gravity', 'evaluation_interval']));
  expect(new Set(keys).size).toBe(keys.length);
  await visit.click('.train');
  await visit.page.waitForFunction(() => document.querySelector('sac-lab')!.metrics()['gradient_updates']! > 100);
  const field = (await visit.page.waitForSelector('sac-lab >>> sac-param[data-key="alpha"] >>> #value'))!;
  await field.evaluate((element) => ((element as HTMLInputElement).value = ''));
  await field.type('0.5\n');
  await visit.page.waitForFunction(() => document.querySelector('sac-lab')!.metrics()['temperature'] === 0.5);
  expect(await visit.metric('gradient_updates')).toBeGreaterThan(100); // the same run goes on
  // A value that is not valid is explained, and the one before stays.
  await field.type('lots\n');
  expect(await visit.text('sac-controls >>> footer')).toMatch(/alpha.*0\.001 to 10/);
});

test('a hyperparameter that restarts the run begins a new one, which goes on training', async () => {
  await open();
  await visit.page.evaluate(() => document.querySelector('sac-lab')!.step(450));
  const episode = visit.event<{ episode: number; frame: number }>('lab-episode');
  await visit.page.evaluate(() => {
    const lab = document.querySelector('sac-lab')!;
    lab.train();
    lab.setAttribute('hidden_units', '16');
  });
  expect(await episode).toMatchObject({ episode: 1, frame: 200 }); // of the new run, without another click
});

test('the pendulum on the stage can be taken by hand, and the training does not notice', async () => {
  await open();
  const before = await visit.page.evaluate(() => document.querySelector('sac-lab')!.signature());
  const box = (await (await visit.page.$('sac-lab >>> sac-stage >>> figure'))!.boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await visit.page.mouse.move(x, y);
  await visit.page.mouse.down();
  await visit.page.mouse.move(x - 80, y); // a quarter turn counter-clockwise from upright
  // The readout is filled once the stage runs; the angle stays where the hand is.
  await visit.page.evaluate(() => document.querySelector('sac-lab')!.step(1));
  await visit.page.waitForFunction(() => {
    const stage = document.querySelector('sac-lab')!.shadowRoot!.querySelector('sac-stage')!;
    const angle = Number(stage.shadowRoot!.querySelector('output')?.textContent);
    return Math.abs(angle - Math.PI / 2) < 0.1;
  });
  await visit.page.mouse.up();
  await visit.page.evaluate(() => document.querySelector('sac-lab')!.reset());
  expect(await visit.page.evaluate(() => document.querySelector('sac-lab')!.signature())).toBe(before);
});

test('the events of a training tell its episodes and evaluations', async () => {
  await open();
  const events = await visit.page.evaluate(async () => {
    const seen: { type: string; detail: Record<string, number> }[] = [];
    for (const type of ['lab-episode', 'lab-evaluation']) {
      document.addEventListener(type, (event) => seen.push({ type, detail: (event as CustomEvent).detail }));
    }
    await document.querySelector('sac-lab')!.step(500);
    return seen;
  });
  const of = (type: string) => events.filter((event) => event.type === type).map(({ detail }) => detail);
  expect(of('lab-episode')).toMatchObject([{ frame: 200, episode: 1 }, { frame: 400, episode: 2 }]);
  expect(of('lab-evaluation')).toMatchObject([{ frame: 250 }, { frame: 500 }]);
  expect(of('lab-evaluation')[0]!['meanReturn']).toBeLessThan(0);
  expect(of('lab-episode')[0]!['return']).toBeLessThan(0);
});
