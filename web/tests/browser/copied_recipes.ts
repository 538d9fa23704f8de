/** What the share dialog copies for other programs. */
import type { RecipeName } from '../../src/embedding/recipes';
import type { Visitor } from './visitor';

/** @param query of the page on which Share is pressed */
export async function copiedRecipes(visitor: Visitor, query: string): Promise<Record<RecipeName, string>> {
  const visit = await visitor.open(query);
  await visit.click('button.share');
  await visit.shown('sac-share >>> #recipe-for');
  const choice = (await visit.page.$('sac-lab >>> sac-share >>> #recipe-for'))!;
  const names = await choice.evaluate((select) => [...(select as HTMLSelectElement).options].map(({ value }) => value));
  const copied: [string, string][] = [];
  for (const name of names) {
    await choice.select(name);
    const text = await visit.page.$eval(
      'sac-lab >>> sac-share >>> #recipe',
      (area) => (area as HTMLTextAreaElement).value,
    );
    copied.push([name, text]);
  }
  return Object.fromEntries(copied) as Record<RecipeName, string>;
}
