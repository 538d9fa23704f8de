/**
 * Every experiment of the course, done as a reader does it: a prediction, two runs, a verdict. The reader's numbers are
 * those that the table has for the seed, and the page with all its verdicts keeps to the rules of axe, light and dark.
 */
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import type { Experiment } from '../../src/lesson/content';
import { formatFigure } from '../../src/lesson/figures';
import type { Visit } from '../browser/site';
import { useVisitor } from '../browser/visitor';

const visitor = useVisitor();
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const { claims } = JSON.parse(
  await readFile(new URL('../../../tests/golden/claims.json', import.meta.url), 'utf8'),
) as {
  claims: {
    key: string;
    a_mean: [number, number, number];
    b_mean: [number, number, number];
    difference: [number, number, number];
    /** Null: never. */
    values_a: (number | null)[];
    values_b: (number | null)[];
  }[];
};
const lessons = (await readdir(new URL('../../lessons/', import.meta.url)))
  .filter((name) => name.endsWith('.md'))
  .map((name) => name.slice(0, -3));

async function violations(visit: Visit): Promise<string[]> {
  await visit.page.evaluate(axe);
  return visit.page.evaluate(async () => {
    const { axe: all } = window as unknown as {
      axe: { run(on: Document, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const found = (await all.run(document, { resultTypes: ['violations'] })).violations;
    return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  });
}

/** Predicts whatever the form takes, and commits to it. */
async function commit(visit: Visit, { id, predict }: Experiment): Promise<void> {
  const form = `#${id} form`;
  await visit.page.$eval(form, (element) => element.scrollIntoView({ block: 'center' }));
  if (predict.kind === 'choice') await visit.page.click(`${form} input[value="0"]`);
  if (predict.kind === 'number') {
    await visit.page.focus(`${form} input`);
    await visit.page.keyboard.press('ArrowUp');
  }
  if (predict.kind === 'curve') {
    const handles = await visit.page.$$eval(`${form} [role="slider"]`, (all) => {
      (all[0] as SVGElement).focus();
      return all.length;
    });
    for (let i = 0; i < handles; i++) {
      await visit.page.keyboard.press('ArrowUp');
      await visit.page.keyboard.press('Tab');
    }
  }
  await visit.page.click(`${form} button`);
}

test.each(lessons)('%s', async (lesson) => {
  const visit = await visitor.visit(`${visitor.site.address}lessons/${lesson}.html`);
  const experiments = await visit.page.$$eval('[data-experiment]', (all) =>
    all.map((one) => JSON.parse((one as HTMLElement).dataset['experiment']!) as Experiment),
  );
  for (const experiment of experiments) {
    await commit(visit, experiment);
    const shown = (): Promise<boolean> =>
      visit.page.$eval(`#${experiment.id} .outcome`, (element) => element.checkVisibility());
    await expect.poll(shown, { timeout: 240_000, interval: 250, message: experiment.id }).toBe(true);
    const { table, names } = experiment;
    if (!table) continue;
    const figures = JSON.stringify([table.a, table.b, table.difference]);
    const claim = claims.find((one) => JSON.stringify([one.a_mean, one.b_mean, one.difference]) === figures)!;
    const said = await visit.page.$eval(`#${experiment.id} .yours`, (element) => element.textContent);
    const seed = Number(/\(seed (\d+)\)/.exec(said)![1]);
    const figure = (values: readonly (number | null)[]): string => formatFigure(values[seed - 1] ?? Infinity);
    expect(said, claim.key).toContain(
      `(seed ${seed}): A ${names.a} ${figure(claim.values_a)}, B ${names.b} ${figure(claim.values_b)} `,
    );
  }
  for (const theme of ['light', 'dark']) {
    await visit.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
    expect(await violations(visit), theme).toEqual([]);
  }
  expect(visit.errors).toEqual([]);
});
