import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { builtSite } from './site';

const kilobyte = 1024;

async function compressed(): Promise<Map<string, number>> {
  const names = (await readdir(builtSite, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const sizes = names.map(async (entry) => {
    const bytes = await readFile(join(entry.parentPath, entry.name));
    const name = relative(builtSite, join(entry.parentPath, entry.name));
    return [name, gzipSync(bytes, { level: 9 }).length] as const;
  });
  return new Map(await Promise.all(sizes));
}

test('the engine has at most 156 KB compressed', async () => {
  const engine = [...(await compressed())].filter(([name]) => name.endsWith('.wasm'));
  expect(engine).toHaveLength(1);
  expect(engine[0]![1]).toBeLessThanOrEqual(156 * kilobyte);
});

/** Of the lessons and of what other sites show of this one. */
const apart = /^(lessons\/|lesson\.js$|404\.html$|sitemap\.xml$|preview\.png$|assets\/KaTeX_Size2)/;

test('all files of the lab together, those for frames and for going offline too, have at most 412 KB compressed', async () => {
  const sizes = [...(await compressed())].filter(([name]) => !apart.test(name)).map(([, size]) => size);
  expect(sizes.length).toBeGreaterThan(3);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(412 * kilobyte);
});

test('a lesson has at most 600 KB compressed, with its formulas and all of the lab', async () => {
  const sizes = await compressed();
  const lessons = [...sizes].filter(([name]) => /^lessons\/.*\.html$/.test(name));
  expect(lessons.length).toBeGreaterThan(1);
  const others = [...sizes].filter(([name]) => !/^(lessons\/.*\.html|preview\.png|404\.html|sitemap\.xml)$/.test(name));
  const shared = others.reduce((sum, [, size]) => sum + size, 0);
  for (const [name, size] of lessons) expect(size + shared, name).toBeLessThanOrEqual(600 * kilobyte);
});

/** Links to read on: a visitor follows them, the page never does. Lessons name their sources so. */
const readOn = ['arxiv.org', 'towardsdatascience.com'];
const link = /<a href="https:\/\/[^"]*"/g;

test('no file names another host', async () => {
  const names = await readdir(builtSite, { recursive: true });
  for (const name of names.filter((file) => /\.(js|html|css)$/.test(file))) {
    const file = await readFile(join(builtSite, name), 'utf8');
    const text = name.startsWith('lessons') ? file.replace(link, '') : file;
    const hosts = [...text.matchAll(/https?:\/\/([\w.-]+)/g)].map((match) => match[1]);
    expect(
      hosts.filter((host) => host !== 'www.w3.org' && !readOn.includes(host!)),
      name,
    ).toEqual([]);
  }
});
