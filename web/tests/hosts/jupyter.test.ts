/** Jupyter Notebook of the distribution: a cell that a student runs. */
import { type ChildProcess, spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copiedRecipes } from '../browser/copied_recipes';
import { useVisitor } from '../browser/visitor';
import { nativeSignature } from '../sac_train';
import { temporaryFolder } from '../temporary_folder';

const visitor = useVisitor();
const folder = temporaryFolder();
let server: ChildProcess | undefined;
let address: string;
beforeAll(async () => {
  const { notebook } = await copiedRecipes(visitor, '?seed=3&views=counters&controls=none');
  const cell = { cell_type: 'code', execution_count: null, metadata: {}, outputs: [], source: notebook };
  const metadata = { kernelspec: { name: 'python3', display_name: 'Python 3', language: 'python' } };
  await writeFile(
    join(folder, 'course.ipynb'),
    JSON.stringify({ cells: [cell], metadata, nbformat: 4, nbformat_minor: 4 }),
  );
  const options = ['--no-browser', '--allow-root', '--ip=127.0.0.1', '--port=18380', `--notebook-dir=${folder}`];
  const own = { HOME: folder, JUPYTER_CONFIG_DIR: folder, JUPYTER_RUNTIME_DIR: folder, JUPYTER_DATA_DIR: folder };
  server = spawn('jupyter-notebook', options, { env: { ...process.env, ...own }, stdio: ['ignore', 'ignore', 'pipe'] });
  address = await new Promise<string>((resolve, reject) => {
    let said = '';
    server!.stderr!.on('data', (text: Buffer) => {
      said += text.toString();
      const found = /http:\/\/127\.0\.0\.1:(\d+)\/\?token=(\w+)/.exec(said);
      if (found) resolve(`http://127.0.0.1:${found[1]}/notebooks/course.ipynb?token=${found[2]}`);
    });
    server!.on('exit', () => reject(new Error(said)));
    server!.on('error', reject);
  });
});
afterAll(() => void server?.kill());

test('the cell that Share copies shows the lab below it, and its keys stay in the lab', async () => {
  const visit = await visitor.visit(address, { width: 1280, height: 900 });
  await visit.page.waitForFunction('window.Jupyter?.notebook?.kernel?.is_connected()');
  await visit.page.evaluate('Jupyter.notebook.execute_all_cells()');
  await visit.page.waitForSelector('.output_area sac-lab');
  await visit.ready();
  await visit.step(60);
  expect(await visit.signature()).toBe(await nativeSignature('quick', 3, 60));
  const cells = (): Promise<unknown> => visit.page.evaluate('Jupyter.notebook.ncells()');
  await visit.page.evaluate('Jupyter.notebook.select(0), Jupyter.notebook.command_mode()');
  await visit.page.keyboard.press('b'); // a key of the notebook's: a cell below
  expect(await cells()).toBe(2);
  await (await visit.find('sac-transport >>> .train')).focus();
  for (const key of ['b', 'a', 'x', 'd', 'd'] as const) await visit.page.keyboard.press(key);
  expect(await cells()).toBe(2);
  await visit.page.keyboard.press('Space');
  await visit.reach(100);
});
