import { expect, test } from 'vitest';
import { nativeSignature } from '../sac_train';
import { eventually } from './eventually';
import { useVisitor } from './visitor';
import { patience } from '../patience';

const visitor = useVisitor();

test('a visitor runs four seeds of another task, and sees how well they do', async () => {
  // Where angles hardly count, it is not the standard task.
  const visit = await visitor.open('?views=chart,counters&reward_angle=0.01');
  await visit.page.evaluate(() => {
    const create = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob) => {
      if (blob instanceof Blob) Object.assign(window, { exported: blob });
      return create(blob);
    };
  });
  await visit.click('.tools .seeds');
  const strip = 'sac-seeds >>> ';
  await visit.shown(`${strip}select`);
  await (await visit.page.$(`sac-lab >>> ${strip}select`))!.select('4');
  const steps = (await visit.page.$(`sac-lab >>> ${strip}input`))!;
  await steps.evaluate((input) => ((input as HTMLInputElement).value = ''));
  await steps.type('600\n');
  await visit.click(`${strip}.run-all`);
  const said = (text: string): Promise<unknown> =>
    visit.page.waitForFunction(
      (wanted) => {
        const root = document.querySelector('sac-lab')!.shadowRoot!.querySelector('sac-seeds')!.shadowRoot!;
        return new RegExp(wanted).test(root.textContent!.replace(/\s+/g, ' '));
      },
      { timeout: patience },
      text,
    );
  await visit.shown(`${strip}progress`);
  await said('\\d runs? ');
  await visit.page.waitForFunction(
    () =>
      !document.querySelector('sac-lab')!.shadowRoot!.querySelector('sac-seeds')!.shadowRoot!.querySelector('progress'),
  );
  await said(
    '4 runs last return .\\d+ \\(.\\d+ to .\\d+\\), interquartile mean; solved is said of the standard task alone',
  );
  await eventually(() => visit.text('sac-charts')).toContain('4 seeds'); // the band's entry in the legend
  await visit.click('sac-charts >>> .tile figure[data-chart=losses]');
  await eventually(() => visit.text('sac-charts')).toContain('Q1 loss, 4 seeds');
  await visit.click(`${strip}.csv`);
  const csv = await visit.page.evaluate(() => (window as unknown as { exported: Blob }).exported.text());
  const rows = csv
    .trim()
    .split('\n')
    .map((row) => row.split(','));
  expect(rows).toHaveLength(1 + 4 * 2);
  expect([...new Set(rows.slice(1).map((row) => row[1]))]).toEqual(['1', '2', '3', '4']);
  // Each seed's run is the run of that seed, bit for bit.
  expect(rows.find((row) => row[1] === '3')!.at(-1)).toBe(
    await nativeSignature('quick', 3, 600, ['--reward_angle', '0.01']),
  );
  // The results outlast the strip, until they are cleared.
  await visit.click(`${strip}.close`);
  await visit.click('.tools .seeds');
  await said('\\d runs? ');
  await visit.click(`${strip}.clear`);
  await said('One run is luck');
  await eventually(() => visit.text('sac-charts')).not.toContain('seeds');
  expect(visit.errors).toEqual([]);
});

test('seeds rest with the training while nobody sees them, and go on when somebody does', async () => {
  const visit = await visitor.open('?views=counters&unseen=rest');
  await visit.click('.tools .seeds');
  await visit.click('sac-seeds >>> .run-all');
  const progress = (): Promise<number> =>
    visit.page.$eval('sac-lab >>> sac-seeds >>> progress', (bar) => (bar as HTMLProgressElement).value);
  await eventually(progress).toBeGreaterThan(0);
  const setAway = (away: boolean): Promise<void> =>
    visit.page.evaluate((value) => void (document.querySelector('sac-lab')!.away = value), away);
  await setAway(true);
  let before = -1;
  // What was asked for before comes still; after that nothing does.
  await eventually(async () => {
    const last = before;
    before = await progress();
    return before === last;
  }).toBe(true);
  await setAway(false);
  await eventually(progress).toBeGreaterThan(before);
  await visit.click('sac-seeds >>> .run-all'); // Cancel
  expect(visit.errors).toEqual([]);
});
