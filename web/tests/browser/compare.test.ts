import { expect, test } from 'vitest';
import { nativeSignature, train } from '../sac_train';
import { eventually } from './eventually';
import type { Visit } from './site';
import { useVisitor } from './visitor';
import { patience } from '../patience';

const visitor = useVisitor();
let visit: Visit;

const open = async (query = ''): Promise<void> => {
  visit = await visitor.open(query);
};
/** Environment steps of A and B, as the page says. */
const steps = (): Promise<number[]> =>
  visit.page.$$eval('sac-lab >>> sac-compare >>> .step output', (all) =>
    all.map((e) => Number(e.textContent!.replace(/\D/g, ''))),
  );
const framesAre = (test: string): Promise<unknown> =>
  visit.page.waitForFunction(
    (condition) => {
      const strip = document.querySelector('sac-lab')!.shadowRoot!.querySelector('sac-compare')?.shadowRoot;
      const [a, b] = [...(strip?.querySelectorAll('.step output') ?? [])].map((e) =>
        Number(e.textContent!.replace(/\D/g, '')),
      );
      return (
        a !== undefined &&
        b !== undefined &&
        (new Function('a', 'b', `return ${condition}`) as (a: number, b: number) => boolean)(a, b)
      );
    },
    { timeout: patience },
    test,
  );

test('a visitor compares the run with one whose second Q is switched off', async () => {
  await open();
  await visit.page.keyboard.press('c');
  await framesAre('a === 0 && b === 0');
  // The controls are B's: what they change differs from A.
  await visit.click('sac-param[data-key="twin_q"] >>> #value');
  expect((await visit.shown('sac-compare >>> .chip')).replace(/\s+/g, ' ')).toMatch(/twin q on ?→ ?off/);
  await visit.page.waitForFunction(() => new URLSearchParams(location.search).get('compare') === 'twin_q:false');
  await visit.step(1500);
  await framesAre('a === 1500 && b === 1500');
  expect(await visit.signature()).toBe(await nativeSignature('quick', 1, 1500));
  // Both stages play, and the map shows that the runs have learned different things.
  const stages = () => visit.page.$$eval('sac-lab >>> sac-stage', (all) => all.map((e) => e.getAttribute('run')));
  await eventually(stages).toEqual(['a', 'b']);
  await visit.page.waitForFunction(() => {
    const map = document.querySelector('sac-lab')!.shadowRoot!.querySelector('sac-state-map')!.shadowRoot!;
    const [, low, high] = /from (\S+) to (\S+) /.exec(map.querySelector('figure')!.ariaLabel!) ?? [];
    return (
      map.querySelector('figure')!.ariaLabel!.includes('B − A') && Number(high) > 0 && Number(low) === -Number(high)
    );
  });
  // Both train together, whoever is faster.
  await visit.click('.train');
  await framesAre('a > 2000 && b > 2000 && Math.abs(a - b) < 1200');
  await visit.click('.train');
  // Back in A's controls the switch is on; the difference is taken back, then the comparison is ended.
  await visit.click('sac-compare >>> input[value="a"] + .card');
  await visit.page.waitForFunction(() => {
    const controls = document.querySelector('sac-lab')!.shadowRoot!.querySelector('sac-controls')!.shadowRoot!;
    return (
      controls.querySelector('sac-param[data-key="twin_q"]')!.shadowRoot!.querySelector('#value')!.ariaChecked ===
      'true'
    );
  });
  await visit.click('sac-compare >>> .chip button');
  await eventually(() => visit.text('sac-compare >>> ul')).toContain('duplicate of A');
  await visit.page.keyboard.press('c');
  await visit.page.waitForFunction(() => !document.querySelector('sac-lab')!.shadowRoot!.querySelector('sac-compare'));
  await visit.page.waitForFunction(() => !location.search.includes('compare'));
  expect(await visit.metric('environment_steps')).toBeGreaterThan(2000);
  expect(visit.errors).toEqual([]);
});

test('after a reload both runs go on where they were', async () => {
  await open('?preset=quick&seed=5&compare=twin_q:false');
  await visit.shown('sac-compare >>> .chip');
  await visit.step(700);
  await visit.page.evaluate(() => {
    const charts = document.querySelector('sac-lab')!.shadowRoot!.querySelector('sac-charts')!;
    return (charts as unknown as { lab: { autosave: { save(): Promise<void> } } }).lab.autosave.save();
  });
  await visit.reload();
  await visit.click('.offer .main');
  await framesAre('a === 700 && b === 700');
  await visit.step(100);
  await eventually(steps).toEqual([800, 800]);
  expect(await visit.signature()).toBe(await nativeSignature('quick', 5, 800));
  await visit.click('sac-compare >>> .actions button:nth-of-type(3)'); // keep B
  await visit.page.waitForFunction(() => !document.querySelector('sac-lab')!.shadowRoot!.querySelector('sac-compare'));
  expect(await visit.signature()).toBe(await nativeSignature('quick', 5, 800, ['--twin_q', 'false']));
  expect(visit.errors).toEqual([]);
});

test('a run that has learned is duplicated as it is, and B can be kept', async () => {
  await open();
  await visit.step(800);
  await visit.click('.tools .compare');
  await framesAre('a === 800 && b === 800');
  await visit.step(200);
  await eventually(steps).toEqual([1000, 1000]);
  await visit.click('sac-compare >>> .actions button:nth-of-type(3)');
  await visit.page.waitForFunction(() => !document.querySelector('sac-lab')!.shadowRoot!.querySelector('sac-compare'));
  // B was the same run all the time.
  expect(await visit.signature()).toBe(await nativeSignature('quick', 1, 1000));
});

test("a link with a comparison opens it with B's settings, and both runs are those of the native program", async () => {
  await open('?seed=5&compare=twin_q:false,tau:0.05,nonsense:1');
  await framesAre('a === 0 && b === 0');
  const chips = (): Promise<(string | undefined)[]> =>
    visit.page.$$eval('sac-lab >>> sac-compare >>> .chip', (all) => all.map((e) => (e as HTMLElement).dataset['key']));
  await eventually(chips).toEqual(['twin_q', 'tau']);
  await eventually(() => visit.text('sac-notices')).toContain('nonsense');
  await visit.step(1200);
  expect(await visit.signature()).toBe(await nativeSignature('quick', 5, 1200));
  // The slice is B's, which has one Q; the verdict speaks of both.
  const slice = () => visit.text('sac-action-slice >>> ul');
  await eventually(slice).not.toContain('min');
  await visit.click('sac-compare >>> label');
  await eventually(slice).toContain('min');
  await eventually(() => visit.text('sac-charts >>> header')).toMatch(/A not solved yet; B not solved yet/);
  // Each run has a line of its own that ends with its signature.
  await visit.click('button.share');
  const text = async (name: string) =>
    (await visit.find(`sac-share >>> #${name}`)).evaluate((area) => (area as HTMLTextAreaElement).value);
  expect(await text('command')).toMatch(/--seed 5 --steps 1200/);
  const b = await text('command-b');
  expect(b).toMatch(/--twin_q false --tau 0.05 --seed 5 --steps 1200/);
  await eventually(() => visit.text('sac-share')).toContain(await train(b.split(' ').slice(3)));
  await visit.page.keyboard.press('Escape');
  await visit.click('sac-compare >>> .actions button:nth-of-type(3)');
  await visit.page.waitForFunction(() => !document.querySelector('sac-lab')!.shadowRoot!.querySelector('sac-compare'));
  expect(await visit.signature()).toBe(await nativeSignature('quick', 5, 1200, ['--twin_q', 'false', '--tau', '0.05']));
});
