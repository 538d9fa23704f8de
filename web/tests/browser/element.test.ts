/** The element in somebody else's page: its methods in the order of their calls, and its attributes as they change. */
import { expect, test } from 'vitest';
import { nativeSignature } from '../sac_train';
import type { Prepare, Visit } from './site';
import { useVisitor } from './visitor';

const visitor = useVisitor();

/** A page of the site's address that has nothing but the element's script. */
async function emptyPage(prepare?: Prepare): Promise<Visit> {
  const visit = await visitor.visit(`${visitor.site.address}index.html?views=counters`, undefined, prepare);
  await visit.page.evaluate(() => document.body.replaceChildren());
  await visit.page.addScriptTag({ type: 'module', url: `${visitor.site.address}sac-lab.js` });
  await visit.page.evaluate(() => customElements.whenDefined('sac-lab').then(() => {}));
  return visit;
}

test('every method has its effect in the order of the calls, whenever they come', async () => {
  const visit = await emptyPage();
  const seen = await visit.page.evaluate(async () => {
    const said = async (work: Promise<unknown>): Promise<string> =>
      work.then(String, (error: Error) => `${error.name}: ${error.message}`);
    const rests = async (lab: { signature(): Promise<string> }): Promise<boolean> => {
      const first = await lab.signature();
      await new Promise((resolve) => setTimeout(resolve, 100));
      return first === (await lab.signature());
    };
    const lab = document.createElement('sac-lab');
    lab.setAttribute('seed', '3');
    const unconnected = [await said(lab.signature()), await said(lab.step(5))];
    const wrong = await Promise.all([NaN, -1, 0, 1.5, Infinity, 'x'].map((frames) => said(lab.step(frames as number))));
    // Before it is ready.
    lab.train();
    document.body.append(lab);
    lab.pause();
    const early = lab.step(100);
    const signature = await lab.signature();
    await early;
    const steps = lab.metrics()['environment_steps']!; // the Worker may have trained for a moment
    const restsEarly = await rests(lab);
    // Once it is.
    lab.train();
    lab.pause();
    const restsLate = await rests(lab);
    const endless = lab.step(1e9);
    const button = () =>
      lab.shadowRoot!.querySelector('sac-transport')!.shadowRoot!.querySelector<HTMLElement>('.train')!;
    await new Promise((resolve) => setTimeout(resolve, 50));
    const whileStepping = button().textContent!.trim();
    lab.pause();
    const ended = await said(endless);
    const restsAfter = await rests(lab);
    const afterwards = button().textContent!.trim();
    lab.reset();
    lab.setAttribute('seed', '5'); // acts before the call that follows
    await lab.step(100);
    const next = await lab.signature();
    lab.remove();
    const removed = await said(lab.signature());
    return {
      unconnected,
      wrong,
      steps,
      signature,
      restsEarly,
      restsLate,
      whileStepping,
      ended,
      restsAfter,
      afterwards,
      next,
      removed,
    };
  });
  expect(seen).toMatchObject({
    restsEarly: true,
    restsLate: true,
    whileStepping: 'Pause',
    ended: 'AbortError: The steps were ended by a pause.',
    restsAfter: true,
    afterwards: 'Train',
  });
  for (const refusal of [...seen.unconnected, seen.removed]) expect(refusal).toContain('not in a document');
  expect(seen.wrong[0]).toBe('RangeError: step takes a whole number of steps from 1 on, not NaN.');
  for (const refusal of seen.wrong) expect(refusal).toMatch(/^RangeError/);
  expect(seen.steps).toBeGreaterThanOrEqual(100);
  expect(seen.signature).toBe(await nativeSignature('quick', 3, seen.steps));
  expect(seen.next).toBe(await nativeSignature('quick', 5, 100));
  expect(visit.errors).toEqual([]);
});

test('attributes act while it lives; without one it is as if it had never been there', async () => {
  const visit = await emptyPage();
  const seen = await visit.page.evaluate(async () => {
    const lab = document.createElement('sac-lab');
    for (const [name, value] of [
      ['seed', '3'],
      ['alpha', '0.5'],
      ['class', 'c'],
      ['data-x', '1'],
      ['utm_source', 'u'],
      ['width', '9'],
      ['v-cloak', ''],
      ['_ngcontent-ng-c1', ''],
    ]) {
      lab.setAttribute(name!, value!);
    }
    const errors: string[] = [];
    lab.addEventListener('lab-error', (event) =>
      errors.push((event as CustomEvent<{ message: string }>).detail.message),
    );
    document.body.append(lab);
    await lab.signature();
    const value = (key: string): string => {
      const controls = lab.shadowRoot!.querySelector('sac-controls') as unknown as {
        lab: { store: { state: { values: Map<string, string> } } };
      };
      return controls.lab.store.state.values.get(key)!;
    };
    const state = () =>
      (
        lab.shadowRoot!.querySelector('sac-state-map') as unknown as {
          lab: { store: { state: { layer: string; speed: unknown; preset: string } } };
        }
      ).lab.store.state;
    const at = async (): Promise<unknown[]> => {
      await lab.signature();
      const { layer, speed, preset } = state();
      return [preset, value('seed'), value('alpha'), layer, speed];
    };
    const steps = [await at()];
    lab.setAttribute('layer', 'entropy');
    lab.setAttribute('speed', '10');
    lab.setAttribute('alpha', '0.7');
    steps.push(await at());
    lab.setAttribute('preset', 'modern'); // what the element still says stays
    steps.push(await at());
    for (const name of ['layer', 'speed', 'alpha', 'preset']) lab.removeAttribute(name);
    steps.push(await at());
    const unheard = [...errors];
    lab.setAttribute('gama', '0.9');
    lab.setAttribute('layer', 'nothing');
    lab.setAttribute('speed', '3');
    lab.setAttribute('views', 'stage radio');
    lab.setAttribute('controls', 'alpha');
    await lab.signature();
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const shown = [...lab.shadowRoot!.querySelectorAll('.views > *')].map(({ localName }) => localName);
    const offered = lab.shadowRoot!.querySelector('sac-controls')!.shadowRoot!.querySelectorAll('sac-param').length;
    lab.removeAttribute('views');
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const all = lab.shadowRoot!.querySelectorAll('.views > *').length;
    return { steps, unheard, heard: errors.slice(unheard.length), shown, offered, all };
  });
  expect(seen.steps).toEqual([
    ['quick', '3', '0.5', 'value', 'max'],
    ['quick', '3', '0.7', 'entropy', 10],
    ['modern', '3', '0.7', 'entropy', 10],
    ['quick', '3', '0.1', 'value', 'max'],
  ]);
  expect(seen.unheard).toEqual([]);
  expect(seen.heard).toEqual([
    'There is no speed "3"; the speeds are 1, 10, max.',
    'There is no view "radio"; the views are stage, map, chart, slice, update, counters.',
    'There is no setting "gama". Is gamma meant?',
    expect.stringContaining('There is no layer "nothing"; the layers are value'),
  ]);
  expect(seen.shown).toEqual(['sac-controls', 'div']);
  expect(seen.offered).toBe(1);
  expect(seen.all).toBeGreaterThan(5);
  expect(visit.errors).toEqual([]);
});

test('of six that train no more do so at once than there are processors; all get their turn, and those unseen rest', async () => {
  const visit = await emptyPage((page) =>
    page.evaluateOnNewDocument(() => Object.defineProperty(navigator, 'hardwareConcurrency', { value: 2 })),
  );
  const seen = await visit.page.evaluate(async () => {
    document.body.style.overflow = 'auto';
    document.body.innerHTML = [0, 1, 2, 3, 4, 5]
      .map(
        (i) =>
          `<sac-lab seed="${i}" views="counters" controls="none" autostart style="display: block; height: ${i === 5 ? 2000 : 120}px; margin-top: ${i === 5 ? 3000 : 0}px"></sac-lab>`,
      )
      .join('');
    const labs = [...document.querySelectorAll('sac-lab')];
    const says = (): string[] =>
      labs.map(
        (lab) =>
          lab.shadowRoot?.querySelector('sac-transport')?.shadowRoot?.querySelector('.train')?.textContent?.trim() ??
          '',
      );
    // NaN before an engine's first word, and 300 is not more than that
    const steps = (): number[] => labs.map((lab) => lab.metrics()['environment_steps'] || 0);
    const most = { training: 0, waiting: 0 };
    while (
      steps()
        .slice(0, 5)
        .some((n) => n < 300)
    ) {
      await new Promise(requestAnimationFrame); // the page stays alive
      const now = says();
      most.training = Math.max(most.training, now.filter((text) => text === 'Pause').length);
      most.waiting = Math.max(most.waiting, now.filter((text) => text === 'Waits').length);
    }
    const unseen = steps()[5]!;
    labs[5]!.scrollIntoView();
    while (steps()[5]! < 300) await new Promise(requestAnimationFrame);
    return { most, unseen };
  });
  expect(seen.most.training).toBeGreaterThan(0);
  expect(seen.most.training).toBeLessThanOrEqual(2);
  expect(seen.most.waiting).toBeGreaterThanOrEqual(3);
  expect(seen.unseen).toBe(0);
  expect(visit.errors).toEqual([]);
});

test('a link keeps what it says of a second run, what others have added to it, and both runs step at lab-ready', async () => {
  const query = '?utm_source=mail&seed=3&compare=twin_q:false&fbclid=x#part';
  const visit = await visitor.visit(visitor.site.address + query, undefined, (page) =>
    page.evaluateOnNewDocument(() => {
      const addresses: string[] = [];
      Object.assign(window, { addresses });
      const replace = history.replaceState.bind(history);
      history.replaceState = (state, title, url) => (addresses.push(String(url)), replace(state, title, url));
      document.addEventListener('lab-ready', () => {
        Object.assign(window, { stepped: document.querySelector('sac-lab')!.step(300) });
      });
    }),
  );
  await visit.page.waitForFunction(() => 'stepped' in window);
  await visit.page.evaluate(() => (window as unknown as { stepped: Promise<void> }).stepped);
  const frames = await visit.page.$$eval('sac-lab >>> sac-compare >>> .step output', (all) =>
    all.map((e) => e.textContent),
  );
  expect(frames).toEqual(['300', '300']);
  await visit.page.waitForFunction(() => (window as unknown as { addresses: string[] }).addresses.length > 0);
  const addresses = await visit.page.evaluate(() => (window as unknown as { addresses: string[] }).addresses);
  for (const address of addresses) {
    const url = new URL(address);
    expect([...url.searchParams]).toEqual([
      ['seed', '3'],
      ['compare', 'twin_q:false'],
      ['utm_source', 'mail'],
      ['fbclid', 'x'],
    ]);
    expect(url.hash).toBe('#part');
  }
  expect(await visit.page.$$('sac-lab >>> .notice')).toEqual([]);
  expect(visit.errors).toEqual([]);
});
