import { cp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { launchFirefox } from '../../tools/browsers.mjs';
import { temporaryFolder } from '../temporary_folder';
import { eventually } from './eventually';
import { drawn, painters } from './graphics';
import { builtSite, serveSite } from './site';
import { useVisitor } from './visitor';

const visitor = useVisitor();
const temporary = temporaryFolder();

describe('a link', () => {
  test('sets preset, seed and hyperparameters, and may start by itself', async () => {
    const visit = await visitor.open('?preset=article&seed=3&alpha=0.1&hidden_units=32&autostart=1');
    await visit.reach(1);
    const value = (key: string): Promise<string> =>
      visit.page.$eval(`sac-lab >>> sac-param[data-key="${key}"]`, (e) => (e as unknown as { value: string }).value);
    await eventually(() => value('seed')).toBe('3');
    await eventually(() => value('alpha')).toBe('0.1');
    await eventually(() => value('hidden_units')).toBe('32');
    await eventually(() => value('batch_size')).toBe('128');
    expect(await visit.text('sac-notices')).toBe('');
  });
  test.each([
    ['preset=fast', /fast.*quick.*article.*Using quick/s],
    ['alpha=99', /alpha.*99.*Using alpha = 10/s],
    ['alpah=1', /alpah/],
    ['seed=many', /seed.*many/],
    ['views=radio', /no view "radio"/],
    ['preset=%3Cimg%20src%3Dx%3E', /<img src=x>/],
  ])('with %s is explained in a notice, and the run starts all the same', async (query, sentence) => {
    const visit = await visitor.open(`?${query}`);
    await eventually(() => visit.text('sac-notices')).toMatch(sentence);
    await visit.step(10);
    expect(await visit.metric('environment_steps')).toBe(10);
    expect(visit.errors).toEqual([]);
  });
  test('can leave out views and controls', async () => {
    const visit = await visitor.open('?views=stage,chart&controls=none', { width: 768, height: 464 });
    const there = (): Promise<string[]> =>
      visit.page.$$eval('sac-lab >>> .views *', (all) =>
        all.map((e) => e.localName).filter((name) => name.startsWith('sac-')),
      );
    await eventually(there).toEqual(['sac-stage', 'sac-charts']);
  });
});

test('a run that diverges stops with a sentence, and Reset begins again', async () => {
  const query = 'value_lr=1&q_lr=1&policy_lr=1&init_w=1&tau=1&gamma=0.9999&reward_scale=100&autostart=1';
  const visit = await visitor.open(`?${query}`);
  expect(await visit.problem()).toMatch(/infinite or NaN/);
  await visit.click('sac-notices >>> .problem button:last-of-type');
  await visit.metricIs('environment_steps', 0);
  await eventually(() => visit.text('sac-notices')).not.toMatch(/infinite or NaN/);
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
      const visit = await visitor.visit(other.address);
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
    const visit = await visitor.visit(`${other.address}teaching/lab/?seed=1`);
    await visit.step(300);
    expect(await visit.metric('episodes')).toBe(1);
    expect(visit.errors).toEqual([]);
    expect(
      visit.requests.filter((url) => !url.startsWith(`${other.address}teaching/lab/`) && !url.startsWith('data:')),
    ).toEqual([]);
  } finally {
    other.close();
  }
});

describe('in Firefox', () => {
  const { open } = useVisitor(launchFirefox);
  test('without WebGL, stage and map are drawn with Canvas 2D, and the training runs', async () => {
    const visit = await open('?seed=5', null);
    await visit.step(1200);
    await drawn(visit);
    expect(await painters(visit)).toEqual(['canvas', 'canvas']);
  });
});
