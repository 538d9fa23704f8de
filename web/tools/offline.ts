/** The site's service worker, `sw.js`: the names of all files and what is in them, which makes it new with each of them. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const source = fileURLToPath(new URL('../service_worker.js', import.meta.url));

/** Of no use without a network, or to other pages alone. */
const elsewhere = new Set(['sac-lab-widget.js', '404.html', 'sitemap.xml']);

const integrityOf = (content: string | Uint8Array): string =>
  `sha256-${createHash('sha256').update(content).digest('base64')}`;

/** @param site what is in each of its files, by address */
export async function serviceWorkerFor(site: readonly (readonly [string, string | Uint8Array])[]): Promise<string> {
  const all = site
    .filter(([name]) => !elsewhere.has(name))
    .map(([name, content]) => [name, integrityOf(content)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const files = JSON.stringify(Object.fromEntries(all));
  const version = createHash('sha256').update(files).digest('hex').slice(0, 16);
  const text = (await readFile(source, 'utf8')).replace(/^\/\*\*[^]*?\*\/\n|^ *\/[/*].*\n/gm, '');
  return text.replace('VERSION', version).replace('FILES', files);
}

export function offline(): Plugin {
  return {
    name: 'offline',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      async handler(_, bundle) {
        const site = Object.values(bundle).map(
          (file) => [file.fileName, file.type === 'chunk' ? file.code : file.source] as const,
        );
        this.emitFile({ type: 'asset', fileName: 'sw.js', source: await serviceWorkerFor(site) });
      },
    },
  };
}
