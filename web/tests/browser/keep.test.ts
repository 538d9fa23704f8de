/** A run outlives the page, and travels as a file, bit for bit. */
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { launchFirefox } from '../../tools/browsers.mjs';
import { nativeSignature, train } from '../sac_train';
import { temporaryFolder } from '../temporary_folder';
import { eventually } from './eventually';
import type { Visit } from './site';
import { useVisitor } from './visitor';

const visitor = useVisitor();
const folder = temporaryFolder();

const offer = (visit: Visit): Promise<string> => visit.shown('.offer p');

describe('after a reload', () => {
  test('the page offers to go on, and goes on bit for bit, with its curves', async () => {
    const visit = await visitor.open('?seed=8');
    await visit.step(500);
    await visit.set('seed', '5');
    await visit.stepAndKeep(1200);
    await visit.reload();
    expect(await offer(visit)).toMatch(/Quick.*seed 5.*step 1,200/);
    expect(await visit.metric('environment_steps')).toBe(0); // nothing is blocked, and nothing done unasked
    const episodes = visit.page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          document.addEventListener('lab-episode', (event) => {
            const { episode } = (event as CustomEvent<{ episode: number }>).detail;
            if (episode === 6) resolve(episode);
          });
        }),
    );
    await visit.click('.offer .main');
    await visit.reach(1200);
    expect(await episodes).toBe(6);
    expect(await visit.shown('sac-charts >>> .recent')).toContain('1 recent'); // of seed 8
    await visit.step(300);
    expect(await visit.signature()).toBe(await nativeSignature('quick', 5, 1500));
    expect(await visit.text('sac-notices')).toBe('');
    expect(visit.errors).toEqual([]);
  });
  test('in the middle of a training it trains on, with values changed on the way', async () => {
    const visit = await visitor.open('?seed=3&autostart=1');
    await visit.reach(500);
    // Kept before the change and after it.
    const step = await visit.page.evaluate(async () => {
      const kept = (): Promise<number> =>
        new Promise((resolve) =>
          document.addEventListener(
            'lab-kept',
            (event) => resolve((event as CustomEvent<{ step: number }>).detail.step),
            { once: true },
          ),
        );
      document.querySelector('sac-lab')!.setAttribute('alpha', '0.31');
      await kept();
      return kept();
    });
    expect(step).toBeGreaterThan(500);
    await visit.page.goto(`${visitor.site.address}?seed=3`);
    await visit.ready();
    expect(await offer(visit)).toContain(`step ${step.toLocaleString('en-US')}`);
    await visit.click('.offer .main');
    await visit.reach(step + 200); // without a click on Train
    expect(await visit.metric('temperature')).toBeCloseTo(0.31, 6);
  });
  test('a large run, which is kept in pieces, goes on bit for bit', async () => {
    const visit = await visitor.open('?hidden_units=400&seed=5&views=counters&controls=none');
    await visit.stepAndKeep(70);
    await visit.reload();
    expect(await offer(visit)).toMatch(/step 70/);
    await visit.click('.offer .main');
    await visit.reach(70);
    await visit.step(10);
    expect(await visit.signature()).toBe(await nativeSignature('quick', 5, 80, ['--hidden_units', '400']));
  });
  test('Discard lets it go for good', async () => {
    const visit = await visitor.open();
    await visit.stepAndKeep(50);
    await visit.reload();
    await offer(visit);
    await visit.click('.offer button:not(.main)');
    await eventually(() => visit.text('sac-notices')).toBe('');
    await visit.reload();
    await visit.step(10);
    expect(await visit.text('sac-notices')).toBe('');
  });
});

test("tabs leave each other's runs alone, and one that crashed is offered in the next", async () => {
  const first = await visitor.open('?seed=1');
  const second = await visitor.openBeside(first, '?seed=2');
  await first.stepAndKeep(100);
  await second.stepAndKeep(200);
  await first.reload();
  await second.reload();
  expect(await offer(second)).toMatch(/seed 2.*step 200/);
  await first.page.bringToFront();
  expect(await offer(first)).toMatch(/seed 1.*step 100/);
  await first.click('.offer .main');
  await first.reach(100);
  const third = await visitor.openBeside(first);
  expect(await offer(third)).toMatch(/seed 2.*step 200/); // the first is in use; the second has not been taken up again
  await third.close();
  void second.page.goto('chrome://crash').catch(() => {});
  await second.page.close();
  await first.close();
  expect(await offer(await visitor.openBeside(first))).toMatch(/seed/);
});

test('an embedded page keeps nothing unless its element asks for it', async () => {
  const visit = await visitor.open();
  await visit.page.evaluate(async () => {
    const frame = document.createElement('iframe');
    document.body.replaceChildren(frame);
    frame.src = location.href;
    await new Promise((resolve) => (frame.onload = resolve));
    const lab = frame.contentDocument!.querySelector('sac-lab')!;
    await lab.step(50);
    await new Promise((resolve) => setTimeout(resolve, 1500)); // longer than until the next look at what to keep
  });
  const kept = await visit.page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        indexedDB.open('sac-lab').onsuccess = (event) => {
          const database = (event.target as IDBOpenDBRequest).result;
          if (!database.objectStoreNames.contains('notes')) return resolve(0);
          database.transaction('notes').objectStore('notes').count().onsuccess = (counted) =>
            resolve((counted.target as IDBRequest<number>).result);
        };
      }),
  );
  expect(kept).toBe(0);
});

describe('a browser that keeps nothing', () => {
  test('because it is forbidden: says so once, and trains', async () => {
    const visit = await visitor.open('', undefined, (page) =>
      page.evaluateOnNewDocument(() => {
        Object.defineProperty(window, 'indexedDB', {
          get: () => {
            throw new DOMException('denied', 'SecurityError');
          },
        });
      }),
    );
    await visit.step(100);
    expect(await visit.shown('.notice')).toMatch(/does not let the page keep runs.*Save it to a file/);
    await visit.click('.notice button');
    await visit.click('.train');
    await visit.reach(1000);
    await visit.click('.train');
    await new Promise((resolve) => setTimeout(resolve, 1200)); // a tick later it has tried again, and says nothing
    expect(await visit.text('sac-notices')).toBe('');
    expect(visit.errors).toEqual([]);
  });
  test('because it is full: says so once, keeps what it had, and trains', async () => {
    const origin = new URL(visitor.site.address).origin;
    const visit = await visitor.open('?seed=4', undefined, async (page) => {
      const devtools = await page.createCDPSession();
      await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 400_000 });
    });
    await visit.stepAndKeep(100);
    await visit.step(2000); // makes a file larger than that
    expect(await visit.shown('.notice')).toMatch(/has no room/);
    await visit.step(100);
    expect(await visit.metric('environment_steps')).toBe(2200);
    await visit.reload();
    expect(await offer(visit)).toMatch(/seed 4.*step 100/);
  });
});

describe('a file', () => {
  const half = 700;
  async function saved(visit: Visit, dir: string): Promise<string> {
    const devtools = await visit.page.createCDPSession();
    await devtools.send('Browser.setDownloadBehavior', {
      behavior: 'allow',
      downloadPath: dir,
      eventsEnabled: true,
      browserContextId: visit.page.browserContext().id!,
    });
    const done = new Promise<void>((resolve) =>
      devtools.on('Browser.downloadProgress', ({ state }) => state === 'completed' && resolve()),
    );
    await visit.choose('save');
    await done;
    return join(
      dir,
      (await readdir(dir)).find((name) => name.endsWith('.safetensors'))!,
    );
  }
  /** Moves a file over the lab, looks at the hint, and lets it go. */
  async function drop(visit: Visit, file: string): Promise<void> {
    const devtools = await visit.page.createCDPSession();
    const data = { items: [], files: [file], dragOperationsMask: 1 };
    await devtools.send('Input.dispatchDragEvent', { type: 'dragEnter', x: 600, y: 400, data });
    // Browsers tell again and again of a file that stays over the page; the hint goes away when they stop.
    await eventually(async () => {
      await devtools.send('Input.dispatchDragEvent', { type: 'dragOver', x: 600, y: 400, data });
      return (await visit.page.$('sac-lab >>> sac-drop-zone[over]')) !== null;
    }).toBe(true);
    await devtools.send('Input.dispatchDragEvent', { type: 'drop', x: 600, y: 400, data });
    await visit.page.waitForSelector('sac-lab >>> sac-drop-zone[over]', { hidden: true });
  }

  test('saved by the button is the file of sac-train; what sac-train makes of it is dropped on the page', async () => {
    const visit = await visitor.open('?seed=5');
    await visit.step(half);
    const file = await saved(visit, await mkdtemp(join(folder, 'saved-')));
    expect(file).toMatch(/sac-lab-quick-seed5-700\.safetensors$/);
    const [straight, further] = [join(folder, 'straight'), join(folder, 'further.safetensors')];
    await train(['--preset', 'quick', '--seed', '5', '--steps', String(half), '--checkpoint', straight]);
    expect((await readFile(file)).equals(await readFile(straight))).toBe(true);

    const native = await train(['--resume', file, '--steps', String(half), '--checkpoint', further]);
    expect(native).toBe(await nativeSignature('quick', 5, 2 * half));
    const other = await visitor.open('?preset=article');
    await drop(other, further);
    await other.reach(2 * half);
    expect(await other.signature()).toBe(native);
    await other.step(100);
    expect(await other.signature()).toBe(await nativeSignature('quick', 5, 2 * half + 100));
    await eventually(() => other.text('sac-notices')).toContain('further.safetensors');
  });
  test.each([
    ['empty', Buffer.alloc(0)],
    ['other', Buffer.from('not a checkpoint, but a text that is long enough to have a header')],
    ['cut', null],
  ])('that is no checkpoint (%s) is refused in one sentence, and the run is untouched', async (name, content) => {
    const visit = await visitor.open('?seed=6');
    await visit.step(300);
    const before = await visit.signature();
    const file = join(folder, `${name}.safetensors`);
    if (!content) {
      await train(['--preset', 'quick', '--steps', '600', '--checkpoint', file]);
      await writeFile(file, (await readFile(file)).subarray(0, 100_000));
    } else await writeFile(file, content);
    const input = await visit.find('sac-file-picker >>> input[type=file]');
    await (input as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(file);
    const said = await visit.shown('.notice p');
    expect(said).toMatch(new RegExp(`^${name}\\.safetensors was not opened, and nothing has changed: [^.].*\\.$`));
    expect(await visit.signature()).toBe(before);
    await visit.step(100);
    expect(await visit.signature()).toBe(await nativeSignature('quick', 6, 400));
  });
});

describe('in Firefox', () => {
  const firefox = useVisitor(launchFirefox);
  test('a reload goes on bit for bit, too', async () => {
    const visit = await firefox.open('?seed=5', null);
    await visit.stepAndKeep(700);
    await visit.reload();
    expect(await offer(visit)).toMatch(/step 700/);
    await visit.click('.offer .main');
    await visit.reach(700);
    await visit.step(100);
    expect(await visit.signature()).toBe(await nativeSignature('quick', 5, 800));
  });
});
