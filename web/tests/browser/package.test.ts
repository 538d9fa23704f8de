/** The npm package: packed, checked, installed, bundled by Vite and run. */
import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { publint } from 'publint';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nativeSignature } from '../sac_train';
import { temporaryFolder } from '../temporary_folder';
import { serveSite, type Site } from './site';
import { useVisitor } from './visitor';

const built = fileURLToPath(new URL('../../../build/npm', import.meta.url));
const run = promisify(execFile);
const visitor = useVisitor();
const folder = temporaryFolder();
let tarball: string;
let site: Site | undefined;
beforeAll(async () => {
  const { stdout } = await run('npm', ['pack', built, '--json', '--pack-destination', folder], { cwd: folder });
  tarball = join(folder, (JSON.parse(stdout) as [{ filename: string }])[0].filename);
});
afterAll(() => site?.close());

test('publint has nothing to say', async () => {
  const { messages } = await publint({ pkgDir: built, strict: true });
  expect(messages).toEqual([]);
});

test('types are found by whatever understands ES modules', async () => {
  const cli = join(
    dirname(createRequire(import.meta.url).resolve('@arethetypeswrong/cli/package.json')),
    'dist/index.js',
  );
  // It reports by its exit code what is wrong for those that load ES modules: the element is for browsers.
  await run(process.execPath, [
    cli,
    tarball,
    '--profile',
    'esm-only',
    '--exclude-entrypoints',
    './custom-elements.json',
  ]);
});

test('a project that Vite bundles has the element, with its engine and Workers', async () => {
  const root = join(folder, 'consumer');
  await mkdir(root);
  await writeFile(join(root, 'package.json'), JSON.stringify({ name: 'consumer', private: true, type: 'module' }));
  await writeFile(
    join(root, 'index.html'),
    '<!doctype html><title>Consumer</title><link rel="icon" href="data:,"><sac-lab seed="3" style="height: 600px"></sac-lab><script type="module" src="./main.js"></script>',
  );
  await writeFile(join(root, 'main.js'), "import { SacLab } from 'sac-lab';\nwindow.SacLab = SacLab;\n");
  await run('npm', ['install', '--offline', '--no-audit', '--no-fund', tarball], { cwd: root });
  await build({ root, configFile: false, logLevel: 'error', base: './', build: { target: 'es2022' } });
  site = await serveSite(join(root, 'dist'));
  const visit = await visitor.visit(site.address);
  await visit.page.waitForFunction('window.SacLab !== undefined');
  await visit.ready();
  await visit.step(60);
  expect(await visit.signature()).toBe(await nativeSignature('quick', 3, 60));
  expect(visit.errors).toEqual([]);
  const installed = join(root, 'node_modules/sac-lab');
  const manifest = JSON.parse(await readFile(join(installed, 'custom-elements.json'), 'utf8')) as {
    modules: { declarations: { tagName: string; attributes: { name: string }[] }[] }[];
  };
  const [element] = manifest.modules[0]!.declarations;
  expect(element!.tagName).toBe('sac-lab');
  expect(element!.attributes.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['until', 'theme', 'alpha', 'tau']),
  );
});
