// The engine in a bare Worker of a page that holds nothing else.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const source = readFileSync(new URL('bare_worker.js', import.meta.url), 'utf8');

/** @returns a function that measures one case, and the names of all presets */
export async function openBare(browser, address, site) {
  const engine = readdirSync(join(site, 'assets')).find((file) => file.endsWith('.wasm'));
  const page = await browser.newPage();
  await page.goto(`${address}/index.js`); // text: nothing of it runs
  const ask = (request) =>
    page.evaluate(
      async (script, wasm, asked) => {
        const module = await WebAssembly.compile(await (await fetch(wasm)).arrayBuffer());
        const worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
        const answer = await new Promise((resolve, reject) => {
          worker.onmessage = ({ data }) => resolve(data);
          worker.onerror = (event) => reject(new Error(event.message));
          worker.postMessage({ module, ...asked });
        });
        worker.terminate();
        if (answer.error) throw new Error(answer.error);
        return answer;
      },
      source,
      `${address}/assets/${engine}`,
      request,
    );
  const { schema } = await ask({});
  return {
    presets: JSON.parse(schema).presets.map(({ name }) => name),
    /** @returns steps per second, and for each layer of the state map milliseconds for 64 x 64 cells */
    measure: (values, from, to) => ask({ values, from, to }),
    close: () => page.close(),
  };
}
