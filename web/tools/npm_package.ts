/** The npm package, laid out in `build/npm`: the site's scripts without its page, types, and what the element is. */
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { Engine } from '../src/engine/engine.ts';
import { elementManifest } from './element_manifest.ts';

const here = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
const target = here('../build/npm');
/** Of the site's page alone. */
const pageOnly = /^(index\.|lesson\.js$|lessons\/|404\.html$|sitemap\.xml$|sw\.js$)/;

function description(version: string): object {
  const entry = (name: string): object => ({ types: `./${name}.d.ts`, default: `./${name}.js` });
  return {
    name: 'sac-lab',
    version,
    description: 'Soft Actor-Critic learns to swing up a pendulum: a custom element',
    license: 'MIT',
    keywords: ['reinforcement-learning', 'soft-actor-critic', 'custom-element', 'web-component'],
    type: 'module',
    exports: {
      '.': entry('sac-lab'),
      './sac-lab-widget.js': entry('sac-lab-widget'),
      './custom-elements.json': './custom-elements.json',
      './package.json': './package.json',
    },
    types: './sac-lab.d.ts',
    customElements: 'custom-elements.json',
    sideEffects: true, // every module defines elements
    files: ['assets', '*.js', '*.d.ts', 'custom-elements.json'],
  };
}

export function npmPackage(): Plugin {
  return {
    name: 'npm-package',
    apply: 'build',
    enforce: 'post',
    async writeBundle(_, bundle) {
      const write = async (name: string, content: string | Uint8Array): Promise<void> => {
        await mkdir(dirname(join(target, name)), { recursive: true });
        await writeFile(join(target, name), content);
      };
      const json = (name: string, content: object): Promise<void> =>
        write(name, `${JSON.stringify(content, null, 2)}\n`);
      await rm(target, { recursive: true, force: true });
      for (const file of Object.values(bundle).filter(({ fileName }) => !pageOnly.test(fileName))) {
        // What is to be fetched ahead has other names once it is bundled again.
        const content =
          file.type === 'asset' ? file.source : file.code.replaceAll(/__vite__mapDeps\(\[[\d,]*\]\)/g, '[]');
        await write(file.fileName, content);
      }
      const version = /VERSION (\S+)/.exec(await readFile(here('../CMakeLists.txt'), 'utf8').then(projectLine))![1]!;
      const wasm = await readFile(here('../build/wasm/bin/sac-engine.wasm'));
      const engine = await Engine.instantiate(await WebAssembly.compile(wasm));
      await json('package.json', description(version));
      await json('custom-elements.json', elementManifest(engine.schema()));
      for (const name of ['sac-lab.d.ts', 'sac-lab-widget.d.ts', 'README.md'])
        await copyFile(here(`npm/${name}`), join(target, name));
      await copyFile(here('../LICENSE'), join(target, 'LICENSE'));
    },
  };
}
function projectLine(text: string): string {
  return text.split('\n').find((line) => line.startsWith('project('))!;
}
