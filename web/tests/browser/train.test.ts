import { expect, test } from 'vitest';
import { nativeSignature } from '../sac_train';
import { eventually } from './eventually';
import { drawn, painters, pretendGraphicsCard, pretendSoftware } from './graphics';
import { useVisitor } from './visitor';

const visitor = useVisitor();

test('a visitor presses Train, and the pendulum learns', async () => {
  const visit = await visitor.open('', undefined, pretendGraphicsCard);
  const solved = visit.event<{ step: number; seconds: number }>('lab-solved');
  await visit.click('.train');
  const { step, seconds } = await solved;
  expect(step).toBeGreaterThan(0);
  expect(step).toBeLessThanOrEqual(8000);
  expect(seconds).toBeGreaterThan(0);
  await visit.page.waitForFunction(() => document.querySelector('sac-lab')!.metrics()['updates_per_second']! > 0);
  await eventually(() => visit.text('sac-charts')).toContain('Solved in');
  await eventually(() => visit.text('sac-counters')).toMatch(
    /environment steps.*gradient updates.*episodes.*updates per second/s,
  );
  expect(visit.errors).toEqual([]);
  expect(visit.requests.filter((url) => !url.startsWith(visitor.site.address) && !url.startsWith('data:'))).toEqual([]);
});

test.each([
  { where: 'on a graphics card by shaders', graphics: pretendGraphicsCard, painter: 'webgl' },
  { where: 'with Canvas 2D where shaders would run in software', graphics: pretendSoftware, painter: 'canvas' },
])('the stage and the map are drawn $where', async ({ graphics, painter }) => {
  const visit = await visitor.open('', undefined, graphics);
  await visit.step(600);
  await drawn(visit);
  expect(await painters(visit)).toEqual([painter, painter]);
  expect(visit.errors).toEqual([]);
});

test('Chromium computes the bits of the native portable build', async () => {
  const visit = await visitor.open('?seed=5');
  const signature = await visit.page.evaluate(async () => {
    const lab = document.querySelector('sac-lab')!;
    await lab.step(1000);
    await lab.step(500);
    return lab.signature();
  });
  expect(signature).toBe(await nativeSignature('quick', 5, 1500));
});

test('Pause, Step and Reset do what they say', async () => {
  const visit = await visitor.open();
  await visit.click('.train');
  await visit.reach(301);
  await visit.click('.train');
  await visit.signature(); // answered after the pause
  const atPause = await visit.metric('environment_steps');
  await visit.click('sac-transport >>> button:nth-of-type(2)');
  await visit.metricIs('environment_steps', atPause + 1);
  await visit.click('sac-transport >>> button:nth-of-type(3)');
  await visit.metricIs('environment_steps', 0);
});

test('the keyboard trains, pauses, steps and resets', async () => {
  const visit = await visitor.open();
  await visit.page.keyboard.press('Space');
  await visit.reach(101);
  await visit.page.keyboard.press('Space');
  await visit.signature(); // answered after the pause
  const steps = await visit.metric('environment_steps');
  await visit.page.keyboard.press('ArrowRight');
  await visit.metricIs('environment_steps', steps + 1);
  await visit.page.keyboard.press('r');
  await visit.metricIs('environment_steps', 0);
  // The run before is one key away, or one click.
  await visit.page.keyboard.down('Control');
  await visit.page.keyboard.press('z');
  await visit.page.keyboard.up('Control');
  await visit.metricIs('environment_steps', steps + 1);
  await visit.page.keyboard.press('r');
  await visit.metricIs('environment_steps', 0);
  await visit.click('sac-notices >>> .undo');
  await visit.metricIs('environment_steps', steps + 1);
});

test('there is a control for every hyperparameter, and a live one acts on the running training', async () => {
  const visit = await visitor.open();
  const keys = () =>
    visit.page.$$eval('sac-lab >>> sac-param', (all) => all.map((e) => (e as HTMLElement).dataset['key']));
  await eventually(keys).toEqual(
    expect.arrayContaining(['alpha', 'seed', 'critic', 'hidden_units', 'gravity', 'evaluation_interval']),
  );
  expect(new Set(await keys()).size).toBe((await keys()).length);
  await visit.click('.train');
  await visit.reach(101, 'gradient_updates');
  const field = (await visit.page.waitForSelector('sac-lab >>> sac-param[data-key="alpha"] >>> #value'))!;
  await field.evaluate((element) => ((element as HTMLInputElement).value = ''));
  await field.type('0.5\n');
  await visit.metricIs('temperature', 0.5);
  expect(await visit.metric('gradient_updates')).toBeGreaterThan(100); // the same run goes on
  // A value that is not valid is explained, and the one before stays.
  await field.type('lots\n');
  await eventually(() => visit.text('sac-controls >>> footer')).toMatch(/alpha.*0\.001 to 10/);
});

test('a hyperparameter that restarts the run begins a new one, which goes on training', async () => {
  const visit = await visitor.open();
  await visit.step(450);
  const episode = visit.event<{ episode: number; step: number }>('lab-episode');
  await visit.page.evaluate(() => {
    const lab = document.querySelector('sac-lab')!;
    lab.train();
    lab.setAttribute('hidden_units', '16');
  });
  expect(await episode).toMatchObject({ episode: 1, step: 200 }); // of the new run, without another click
});

test('the pendulum on the stage can be taken by hand, and the training does not notice', async () => {
  const visit = await visitor.open();
  const before = await visit.signature();
  const box = (await (await visit.page.$('sac-lab >>> sac-stage >>> figure'))!.boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await visit.page.mouse.move(x, y);
  await visit.page.mouse.down();
  await visit.page.mouse.move(x - 80, y); // a quarter turn counter-clockwise from upright
  // The readout is filled once the stage runs; the angle stays where the hand is.
  await visit.step(1);
  await visit.page.waitForFunction(() => {
    const stage = document.querySelector('sac-lab')!.shadowRoot!.querySelector('sac-stage')!;
    const angle = Number(stage.shadowRoot!.querySelector('output')?.textContent);
    return Math.abs(angle - Math.PI / 2) < 0.1;
  });
  await visit.page.mouse.up();
  await visit.page.evaluate(() => document.querySelector('sac-lab')!.reset());
  expect(await visit.signature()).toBe(before);
});

test('the events of a training tell its episodes and evaluations', async () => {
  const visit = await visitor.open();
  const events = await visit.page.evaluate(async () => {
    const seen: { type: string; detail: Record<string, number> }[] = [];
    for (const type of ['lab-episode', 'lab-evaluation']) {
      document.addEventListener(type, (event) => seen.push({ type, detail: (event as CustomEvent).detail }));
    }
    await document.querySelector('sac-lab')!.step(500);
    return seen;
  });
  const of = (type: string) => events.filter((event) => event.type === type).map(({ detail }) => detail);
  expect(of('lab-episode')).toMatchObject([
    { step: 200, episode: 1 },
    { step: 400, episode: 2 },
  ]);
  expect(of('lab-evaluation')).toMatchObject([{ step: 250 }, { step: 500 }]);
  expect(of('lab-evaluation')[0]!['meanReturn']).toBeLessThan(0);
  expect(of('lab-episode')[0]!['return']).toBeLessThan(0);
});
