/** Faults that a visitor's machine may have, provoked: the page says what happened, and nothing learned is lost. */
import { describe, expect, test } from 'vitest';
import type { WebWorker } from 'puppeteer-core';
import { launchFirefox } from '../../tools/browsers.mjs';
import { version } from '../../src/engine/protocol';
import { nativeSignature } from '../sac_train';
import { eventually } from './eventually';
import { drawn, drawnBy, painters, pretendGraphicsCard } from './graphics';
import type { Visit } from './site';
import { useVisitor } from './visitor';

const { open } = useVisitor();
const trainingWorker = (visit: Visit): WebWorker =>
  visit.page.workers().find((worker) => /\/worker-[^/]*\.js/.test(worker.url()))!;
/** Ends it from inside, without a word to the page. */
const kill = (visit: Visit): Promise<unknown> =>
  trainingWorker(visit)
    .evaluate('self.close()')
    .catch(() => {});

describe('a Worker that is killed', () => {
  test('is noticed at once and replaced, and the run goes on bit for bit', async () => {
    const visit = await open('?seed=5&views=counters&controls=none');
    await visit.step(1200);
    await visit.reach(1200);
    const kept = visit.event('lab-kept');
    await kept;
    await visit.click('.train');
    await visit.reach(1300);
    await kill(visit);
    expect(await visit.shown('.notice p')).toMatch(
      /The training had stopped \(its Worker was ended\).*taken up again at step 1,[2-9]/,
    );
    await visit.reach(1800); // without another click
    const there = await visit.rest();
    expect(there.signature).toBe(await nativeSignature('quick', 5, there.steps));
  });
  test('where the browser has no locks and keeps nothing, is noticed by its silence, with a way on', async () => {
    const visit = await open('?seed=5&views=counters&controls=none', undefined, (page) =>
      page.evaluateOnNewDocument(() => {
        Object.defineProperty(navigator, 'locks', { value: undefined });
        Object.defineProperty(window, 'indexedDB', { value: undefined });
      }),
    );
    await visit.step(1200);
    await visit.shown('.notice'); // it has tried to keep the run, and has it in memory
    await visit.step(50);
    await visit.page.evaluate(() => document.querySelector('sac-lab')!.pause());
    await kill(visit);
    expect(await visit.shown('.problem p')).toMatch(/has not answered for ten seconds/);
    expect(await visit.shown('.problem .main')).toMatch(/Go on from step [\d,]+/);
    await visit.click('.problem .main');
    const { steps } = await visit.rest();
    expect(steps).toBeGreaterThan(0);
    await visit.step(1500 - steps);
    expect(await visit.signature()).toBe(await nativeSignature('quick', 5, 1500));
  });
  test('for want of memory, and again, leaves a way on', async () => {
    const visit = await open('?seed=2&views=counters&controls=none');
    await visit.stepAndKeep(800);
    // The engine's last words when it gets no memory.
    const fail = (): Promise<unknown> =>
      trainingWorker(visit).evaluate(`(async () => {
        WebAssembly.instantiate = undefined;
        self.onmessage({ data: { version: ${version}, type: 'load', module: null, lock: '' } });
      })()`);
    await fail();
    await visit.shown('.notice p');
    expect((await visit.rest()).steps).toBe(800);
    await fail();
    expect(await visit.shown('.problem p')).toMatch(/stopped again/);
    await visit.click('.problem .main');
    await visit.step(100);
    expect(await visit.signature()).toBe(await nativeSignature('quick', 2, 900));
  });
});

test('a run that diverges goes back to when it was well, with smaller learning rates, and keeps what it had learned', async () => {
  const visit = await open('?seed=7');
  await visit.stepAndKeep(2000);
  await visit.page.evaluate(() => {
    const lab = document.querySelector('sac-lab')!;
    for (const key of ['value_lr', 'q_lr', 'policy_lr', 'tau']) lab.setAttribute(key, '1');
    lab.setAttribute('gamma', '0.9999');
    lab.setAttribute('init_w', '1');
  });
  await visit.click('.train');
  expect(await visit.shown('.problem p')).toMatch(/step [\d,]+: .* became infinite or NaN.*smaller \w+/s);
  await visit.click('.problem .main');
  expect(await visit.shown('.notice p')).toMatch(/Went back to step .* with alpha_lr = .*value_lr = /);
  await visit.reach(101);
});

test('a tab that is hidden keeps its run at once, trains on, and goes on when it is seen again', async () => {
  const visit = await open('?seed=5');
  await visit.click('.train');
  await visit.reach(300);
  const kept = visit.event('lab-kept');
  const other = await visit.page.browserContext().newPage();
  await other.bringToFront();
  await eventually(() => visit.page.evaluate(() => document.hidden)).toBe(true);
  await kept; // at once, not when it would have been due
  const before = await visit.metric('environment_steps');
  await new Promise((resolve) => setTimeout(resolve, 1000));
  await eventually(() => visit.metric('environment_steps')).toBeGreaterThan(before);
  await visit.page.bringToFront();
  await visit.reach((await visit.metric('environment_steps')) + 500);
  const there = await visit.rest();
  expect(there.signature).toBe(await nativeSignature('quick', 5, there.steps));
  expect(await visit.text('sac-notices')).toBe('');
});

describe('drawing', () => {
  const paintWorker = (visit: Visit): WebWorker =>
    visit.page.workers().find((worker) => worker.url().includes('paint_worker'))!;
  /** Takes away the graphics of everything that is drawn from now on, and gives it back after a while. */
  const loseContexts = (visit: Visit, backAfterMs: number | null): Promise<unknown> =>
    paintWorker(visit).evaluate((after) => {
      const contexts = new Set<WebGL2RenderingContext>();
      const { drawArrays } = WebGL2RenderingContext.prototype;
      return new Promise<void>((resolve) => {
        WebGL2RenderingContext.prototype.drawArrays = function (...rest) {
          drawArrays.apply(this, rest);
          contexts.add(this);
          if (contexts.size < 2) return;
          WebGL2RenderingContext.prototype.drawArrays = drawArrays;
          const extensions = [...contexts].map((context) => context.getExtension('WEBGL_lose_context')!);
          for (const extension of extensions) extension.loseContext();
          if (after !== null) setTimeout(() => extensions.forEach((extension) => extension.restoreContext()), after);
          resolve();
        };
      });
    }, backAfterMs);

  test('goes on when the graphics context is lost and restored, and the training does not notice', async () => {
    const visit = await open('?seed=5', undefined, pretendGraphicsCard);
    await drawn(visit);
    await visit.click('.train');
    await loseContexts(visit, 500);
    await visit.reach(1500);
    await new Promise((resolve) => setTimeout(resolve, 700));
    await drawn(visit);
    expect(await painters(visit)).toEqual(['webgl', 'webgl']);
    const there = await visit.rest();
    expect(there.signature).toBe(await nativeSignature('quick', 5, there.steps));
  });
  test('goes on with Canvas 2D when the graphics context stays away, or when the Worker that draws is killed', async () => {
    const visit = await open('?seed=5', undefined, pretendGraphicsCard);
    await drawn(visit);
    await visit.click('.train');
    await loseContexts(visit, null);
    await drawnBy(visit, 'canvas');
    await drawn(visit);

    await visit.page.reload();
    await visit.ready();
    await drawn(visit);
    expect(await painters(visit)).toEqual(['webgl', 'webgl']);
    await paintWorker(visit)
      .evaluate('self.close()')
      .catch(() => {});
    await drawnBy(visit, 'canvas');
    await drawn(visit);
    await visit.step(300);
    expect(await visit.signature()).toBe(await nativeSignature('quick', 5, 300));
  });
});

test('an element that is moved trains on; one that is put back goes on where it was; two do not disturb each other', async () => {
  const visit = await open('?seed=5');
  await visit.page.evaluate(() => {
    const box = document.createElement('div');
    box.style.height = '100vh';
    document.body.append(box);
    box.append(document.querySelector('sac-lab')!);
  });
  await visit.step(700);
  const worker = trainingWorker(visit);
  await visit.page.evaluate(() => {
    const lab = document.querySelector('sac-lab')!;
    document.body.append(lab);
    const other = document.createElement('sac-lab');
    other.setAttribute('seed', '9');
    other.id = 'other';
    document.body.append(other);
  });
  await visit.step(100);
  expect(trainingWorker(visit)).toBe(worker);
  const other = visit.page.evaluate(async () => {
    const lab = document.querySelector<HTMLElementTagNameMap['sac-lab']>('#other')!;
    await lab.step(500);
    return lab.signature();
  });
  await visit.step(100);
  expect(await other).toBe(await nativeSignature('quick', 9, 500));
  expect(await visit.signature()).toBe(await nativeSignature('quick', 5, 900));

  const gone = await visit.page.evaluateHandle(() => {
    const lab = document.querySelector('sac-lab')!;
    lab.remove();
    return lab;
  });
  await new Promise((resolve) => setTimeout(resolve, 500));
  await gone.evaluate((lab) => document.body.prepend(lab));
  await visit.page.waitForFunction(() => {
    type View = HTMLElement & { lab: { store: { state: { phase: string } } } };
    const { state } = document.querySelector('sac-lab')!.shadowRoot!.querySelector<View>('sac-stage')!.lab.store;
    return state.phase === 'paused' && document.querySelector('sac-lab')!.metrics()['environment_steps'] === 900;
  });
  await visit.step(100);
  expect(await visit.signature()).toBe(await nativeSignature('quick', 5, 1000));
  expect(visit.errors).toEqual([]);
});

describe('in Firefox', () => {
  const firefox = useVisitor(launchFirefox);
  test('a killed Worker is replaced, too', async () => {
    const visit = await firefox.open('?seed=5', null, (page) =>
      page.evaluateOnNewDocument(() => {
        const { Worker } = window;
        window.Worker = class extends Worker {
          constructor(url: string | URL, options?: WorkerOptions) {
            super(url, options);
            if (/\/worker-/.test(String(url))) (window as unknown as { end(): void }).end = () => super.terminate();
          }
        };
      }),
    );
    await visit.stepAndKeep(600);
    await visit.page.evaluate(() => (window as unknown as { end(): void }).end());
    expect(await visit.shown('.notice p')).toMatch(/taken up again at step 600/);
    await visit.step(100);
    expect(await visit.signature()).toBe(await nativeSignature('quick', 5, 700));
  });
});

describe('a server that is gone', () => {
  test('is said when a part of the page is asked for, and asking again works once it is back', async () => {
    const visit = await open('?views=counters');
    await visit.page.setOfflineMode(true);
    for (const [key, name] of [
      ['?', 'Help'],
      ['s', 'Share'],
    ] as const) {
      await visit.page.keyboard.press(key as 's');
      await eventually(() => visit.text('sac-notices')).toContain(`${name} could not be fetched`);
    }
    await visit.page.keyboard.press('c'); // the second run needs the engine's file
    await eventually(() => visit.text('sac-notices')).toMatch(/could not be/);
    await visit.step(50); // the run does not need the server
    await visit.page.setOfflineMode(false);
    await visit.page.keyboard.press('s');
    await visit.shown('sac-share >>> #link');
    expect(await visit.text('sac-notices')).not.toContain('Share could not');
    await visit.page.keyboard.press('Escape');
    await visit.page.keyboard.press('?');
    await visit.shown('sac-help >>> dialog');
  });
});
