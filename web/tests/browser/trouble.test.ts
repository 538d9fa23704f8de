import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Browser } from 'puppeteer-core';
import { launchChromium, launchFirefox } from '../../tools/browsers.mjs';
import { builtSite, serveSite, Visit, type Site } from './site';

let site: Site;
let browser: Browser;
let visit: Visit | undefined;
let temporary: string;
beforeAll(async () => {
  site = await serveSite();
  browser = await launchChromium();
  temporary = await mkdtemp(join(tmpdir(), 'sac-lab-'));
});
afterEach(async () => {
  await visit?.close();
  visit = undefined;
});
afterAll(async () => {
  await browser?.close();
  site?.close();
  await rm(temporary, { recursive: true, force: true });
});

describe('a link', () => {
  test('sets preset, seed and hyperparameters, and may start by itself', async () => {
    visit = await Visit.to(browser, `${site.address}?preset=article&seed=3&alpha=0.1&hidden_units=32&autostart=1`);
    await visit.ready();
    await visit.page.waitForFunction(() => document.querySelector('sac-lab')!.metrics()['environment_steps']! > 0);
    const value = (key: string): Promise<string> =>
      visit!.page.$eval(`sac-lab >>> sac-param[data-key="${key}"]`, (e) => (e as unknown as { value: string }).value);
    expect(await value('seed')).toBe('3');
    expect(await value('alpha')).toBe('0.1');
    expect(await value('hidden_units')).toBe('32');
    expect(await value('batch_size')).toBe('128');
    expect(await visit.text('sac-notices')).toBe('');
  });
  test.each([
    ['preset=fast', /fast.*quick.*article.*Using quick/s],
    ['alpha=99', /alpha.*99.*Using alpha = 10/s],
    ['alpah=1', /alpah/],
    ['seed=many', /seed.*many/],
    ['views=radio', /no view "radio"/],
    ['%3Cimg%20src%3Dx%3E=1', /<img src=x>/],
  ])('with %s is explained in a notice, and the run starts all the same', async (query, sentence) => {
    visit = await Visit.to(browser, `${site.address}?${query}`);
    await visit.ready();
    expect(await visit.text('sac-notices')).toMatch(sentence);
    await visit.page.evaluate(() => document.querySelector('sac-lab')!.step(10));
    expect(await visit.metric('environment_steps')).toBe(10);
    expect(visit.errors).toEqual([]);
  });
  test('can leave out views and controls', async () => {
    visit = await Visit.to(browser, `${site.address}?views=stage,chart&controls=none`, { width: 768, height: 464 });
    await visit.ready();
    const there = await visit.page.$$eval('sac-lab >>> main *', (all) => all.map((element) => element.localName));
    expect(there.filter((name) => name.startsWith('sac-'))).toEqual(['sac-stage', 'sac-charts']);
  });
});

test('a run that diverges stops with a sentence, and Reset begins again', async () => {
  const query = 'value_lr=1&q_lr=1&policy_lr=1&init_w=1&tau=1&gamma=0.9999&autostart=1';
  visit = await Visit.to(browser, `${site.address}?${query}`);
  expect(await visit.problem()).toMatch(/infinite or NaN/);
  await visit.click('sac-notices >>> .problem button:last-of-type');
  await visit.page.waitForFunction(() => document.querySelector('sac-lab')!.metrics()['environment_steps'] === 0);
  expect(await visit.text('sac-notices')).not.toMatch(/infinite or NaN/);
});

describe('a server that lacks a file', () => {
  test.each([
    ['the engine', /\.wasm$/],
    ['the Worker', /^worker.*\.js$/],
  ])('%s leads to a readable message with what to do', async (_, pattern) => {
    const broken = join(temporary, String(pattern).replace(/\W/g, ''));
    await cp(builtSite, broken, { recursive: true });
    const file = (await readdir(join(broken, 'assets'))).find((name) => pattern.test(name))!;
    await rm(join(broken, 'assets', file));
    const other = await serveSite(broken);
    try {
      visit = await Visit.to(browser, other.address);
      expect(await visit.problem()).toMatch(/could not be loaded.*Reload the page/s);
    } finally {
      other.close();
    }
  });
});

test('a copy below a path of another server works, with no headers of its own', async () => {
  await cp(builtSite, join(temporary, 'static', 'teaching', 'lab'), { recursive: true });
  const other = await serveSite(join(temporary, 'static'));
  try {
    visit = await Visit.to(browser, `${other.address}teaching/lab/?seed=1`);
    await visit.ready();
    await visit.page.evaluate(() => document.querySelector('sac-lab')!.step(300));
    expect(await visit.metric('episodes')).toBe(1);
    expect(visit.errors).toEqual([]);
    expect(visit.requests.filter((url) => !url.startsWith(`${other.address}teaching/lab/`) && !url.startsWith('data:'))).toEqual([]);
  } finally {
    other.close();
  }
});

test('without WebGL, in Firefox, stage and map are drawn with Canvas 2D, and the training runs', async () => {
  const firefox = await launchFirefox();
  try {
    const there = await Visit.to(firefox, `${site.address}?seed=5`, null);
    await there.ready();
    await there.page.evaluate(() => document.querySelector('sac-lab')!.step(1200));
    const canvases = ['sac-stage >>> canvas', 'sac-state-map >>> .field'];
    for (const canvas of canvases) {
      const element = (await there.page.waitForSelector(`sac-lab >>> ${canvas}[data-painter="canvas"]`))!;
      await there.page.waitForFunction(
        (field) => {
          const { width, height } = field as HTMLCanvasElement;
          const { data } = (field as HTMLCanvasElement).getContext('2d')!.getImageData(0, 0, width, height);
          return new Set(new Uint32Array(data.buffer)).size > 8;
        },
        {},
        element,
      );
    }
  } finally {
    await firefox.close();
  }
});
