/** A site that VitePress builds. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copiedRecipes } from '../browser/copied_recipes';
import { serveSite, type Site } from '../browser/site';
import { useVisitor } from '../browser/visitor';
import { nativeSignature } from '../sac_train';
import { temporaryFolder } from '../temporary_folder';
import { makeProject } from './project';

const visitor = useVisitor();
const root = temporaryFolder();
let site: Site;
beforeAll(async () => {
  const { vitepress } = await copiedRecipes(visitor, '?seed=3&views=counters&controls=none');
  const option = /In \.vitepress\/config: (.*) -->/.exec(vitepress)![1]!;
  await makeProject(root, ['vitepress@1.6.4', 'vue@3.5.45'], {
    'docs/.vitepress/config.js': `export default { title: 'Course', head: [['link', { rel: 'icon', href: 'data:,' }]], ${option} };\n`,
    'docs/index.md': `# Pasted\n\n${vitepress}\n`,
    'docs/package.md': `# From the package\n\n${vitepress.replace(/import\(.*?'\)/, "import('sac-lab')")}\n`,
  });
  await promisify(execFile)('npx', ['vitepress', 'build', 'docs'], { cwd: root });
  site = await serveSite(join(root, 'docs/.vitepress/dist'));
});
afterAll(() => site?.close());

test.each([
  ['what Share copies', ''],
  ['the npm package', 'package.html'],
])('has the lab with %s', async (_, page) => {
  const visit = await visitor.visit(site.address + page);
  await visit.page.waitForSelector('.vp-doc sac-lab');
  await visit.ready();
  await visit.step(60);
  expect(await visit.signature()).toBe(await nativeSignature('quick', 3, 60));
  expect(await visit.page.$eval('.vp-doc sac-lab', (lab) => lab.getBoundingClientRect().height)).toBe(464);
  expect(visit.errors).toEqual([]);
});
