/** The site without a network, and how its next version takes over: no page ever runs another version's engine. */
import { cp, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serviceWorkerFor } from '../../tools/offline';
import { nativeSignature } from '../sac_train';
import { temporaryFolder } from '../temporary_folder';
import { builtSite, serveSite, type Site, Visit } from './site';
import { useVisitor } from './visitor';

const visitor = useVisitor();
const dir = temporaryFolder();
let site: Site;
beforeAll(async () => {
  await cp(builtSite, dir, { recursive: true });
  site = await serveSite(dir);
});
afterAll(() => site.close());

const changing = /(sac-engine|share_dialog)-[\w-]+\.(wasm|js)/g;
/** Another engine and another share dialog, by their names, with all that speaks of them. */
async function deployNext(): Promise<void> {
  const names = (await readdir(dir, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const files = new Map<string, Uint8Array>();
  for (const { parentPath, name } of names) {
    const path = join(parentPath, name);
    const next = name.replace(changing, '$1-next.$2');
    if (next !== name) await rename(path, join(parentPath, next));
    else if (name.endsWith('.js'))
      await writeFile(path, (await readFile(path, 'utf8')).replaceAll(changing, '$1-next.$2'));
  }
  for (const name of await readdir(dir, { recursive: true }))
    if (/\.\w+$/.test(name) && name !== 'sw.js') files.set(name, await readFile(join(dir, name)));
  await writeFile(join(dir, 'sw.js'), await serviceWorkerFor([...files]));
}
/** The engine's file that a page has. */
const engineOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const all = performance.getEntriesByType('resource').map(({ name }) => name);
    return all.find((name) => name.endsWith('.wasm'))!.replace(/.*\//, '');
  });
/** Whether the server itself can be asked. */
const answers = (page: Page): Promise<boolean> =>
  page.evaluate(() =>
    fetch('no-such-file').then(
      () => true,
      () => false,
    ),
  );
const isControlled = (page: Page): Promise<boolean> => page.evaluate(() => navigator.serviceWorker.controller !== null);

test('a visited site works without a server; a new version leaves pages of the old one alone', async () => {
  const context = await visitor.browser.createBrowserContext();
  const open = async (query = ''): Promise<Visit> => {
    const visit = await Visit.to(context, site.address + query);
    await visit.ready();
    return visit;
  };
  const first = await open();
  await first.page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  const old = await engineOf(first.page);
  expect(await isControlled(first.page)).toBe(false); // what came from the server stays with it
  await first.close();

  site.goAway();
  const away = await open('?seed=3&preset=quick');
  expect(await isControlled(away.page)).toBe(true);
  expect(await answers(away.page)).toBe(false);
  await away.step(60);
  expect(await away.signature()).toBe(await nativeSignature('quick', 3, 60));
  await away.page.keyboard.press('?');
  await away.shown('sac-help >>> dialog:modal h3');
  await away.page.keyboard.press('Escape');

  await deployNext();
  site.comeBack();
  await away.page.evaluate(async () => {
    const changed = new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve));
    await (await navigator.serviceWorker.getRegistration())!.update();
    await changed;
  });
  const beside = await open();
  expect([await engineOf(away.page), await engineOf(beside.page)]).toEqual([old, 'sac-engine-next.wasm']);
  await away.page.bringToFront();
  await away.page.keyboard.press('s'); // a part that the server does not have any more
  await away.shown('sac-share >>> dialog:modal #link');
  await away.reload();
  expect(await engineOf(away.page)).toBe('sac-engine-next.wasm');
  await context.close();
});
