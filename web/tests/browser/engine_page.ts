/** The engine by itself on a page of the served site: src/engine/engine.ts as it is, without the Worker and the views. */
import { build } from 'vite';
import { fileURLToPath } from 'node:url';
import { readdir } from 'node:fs/promises';
import type { Browser, Page } from 'puppeteer-core';
import type { Engine } from '../../src/engine/engine';
import { builtSite, type Site } from './site';

declare global {
  interface Window {
    engine: Engine;
  }
}

async function bundled(): Promise<string> {
  const entry = fileURLToPath(new URL('../../src/engine/engine.ts', import.meta.url));
  const lib = { entry, formats: ['es' as const], fileName: 'engine' };
  const result = await build({ configFile: false, logLevel: 'error', build: { lib, write: false, minify: false } });
  const first = Array.isArray(result) ? result[0] : result;
  if (!first || !('output' in first)) throw new Error('vite built no engine.js');
  return first.output[0].code;
}

/** Opens a page whose `engine` is a fresh instance of the site's WebAssembly module. */
export async function openEngine(browser: Browser, site: Site): Promise<Page> {
  const wasm = (await readdir(builtSite, { recursive: true })).find((name) => name.endsWith('.wasm'));
  const page = await browser.newPage();
  await page.goto(`${site.address}no-such-page`);
  const source = `${await bundled()}
    window.engine = await Engine.instantiate(await compileEngine(${JSON.stringify(`${site.address}${wasm}`)}));`;
  await page.addScriptTag({ type: 'module', content: source });
  await page.waitForFunction(() => 'engine' in window);
  return page;
}
