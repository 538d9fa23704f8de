/** The workflows name what there is: suites, commands of `lab`, and jobs that wait for others. */
import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

interface Step {
  run?: string;
  uses?: string;
}
interface Job {
  container?: string;
  needs?: string;
  strategy?: { matrix: { include: { name: string; suites: string }[] } };
  'timeout-minutes'?: number;
  steps: Step[];
}
const root = new URL('../../../', import.meta.url);
const folder = new URL('.github/workflows/', root);
const suites = (await readdir(new URL('scripts/suites/', root))).map((name) => name.replace(/\.sh$/, ''));
const workflows = await Promise.all(
  (await readdir(folder)).map(
    async (name) =>
      [name, parse(await readFile(new URL(name, folder), 'utf8')) as { jobs: Record<string, Job> }] as const,
  ),
);

test('there is one for the tests and one for the site', () => {
  expect(workflows.map(([name]) => name).sort()).toEqual(['ci.yml', 'pages.yml']);
});
describe.each(workflows)('%s', (_, { jobs }) => {
  test.each(Object.entries(jobs))('%s', (_name, { needs, strategy, steps, container }) => {
    if (needs) expect(Object.keys(jobs)).toContain(needs);
    for (const { suites: named } of strategy?.matrix.include ?? [])
      for (const suite of named.split(' ')) expect(suites).toContain(suite);
    for (const { run, uses } of steps) {
      expect(Number(run !== undefined) + Number(uses !== undefined)).toBe(1);
      if (uses) expect(uses).toMatch(/^actions\/[\w-]+@v\d+$/);
      const [, command] = /\.\/lab (\w+)/.exec(run ?? '') ?? [];
      if (command) expect(['build', 'test']).toContain(command);
      // A bare container has no git before the checkout.
      if (uses?.startsWith('actions/checkout') && container)
        expect(steps[0]!.run).toMatch(/^apt-get update && apt-get install .*\bgit\b/);
    }
  });
});
test('every suite of the quick tier runs in some job', async () => {
  const quick: string[] = [];
  for (const suite of suites) {
    const text = await readFile(new URL(`scripts/suites/${suite}.sh`, root), 'utf8');
    if (!text.includes('tier=thorough')) quick.push(suite);
  }
  const run = workflows.flatMap(([, { jobs }]) =>
    Object.values(jobs).flatMap(
      ({ strategy }) => strategy?.matrix.include.flatMap(({ suites: of }) => of.split(' ')) ?? [],
    ),
  );
  expect(quick.filter((suite) => !run.includes(suite))).toEqual([]);
});
