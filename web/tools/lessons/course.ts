/** All lessons of a folder, in their order, and what the build makes of them. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Background } from './blocks.ts';
import { type Lesson, renderLesson } from './lesson.ts';
import { LessonProblem } from './problem.ts';
import type { Runs } from './runs.ts';
import { parseLesson } from './source.ts';

/** @param named how the folder is called in sentences */
export async function readCourse(folder: string, named: string, background: Background, runs: Runs): Promise<Lesson[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md') && name !== 'README.md').sort();
  const sources = await Promise.all(
    names.map(async (name) => parseLesson(`${named}/${name}`, await readFile(join(folder, name), 'utf8'))),
  );
  sources.sort((a, b) => a.order - b.order);
  sources.forEach((source, i) => {
    const before = sources[i - 1];
    if (before?.order === source.order)
      throw new LessonProblem(source.file, 2, `Its order ${source.order} is that of ${before.file} too.`);
  });
  return sources.map((source) => renderLesson(source, background, runs));
}

/** What the lab's page needs to know of a lesson that its address names. */
export interface LessonNote {
  readonly title: string;
  readonly question: string;
  /** The element's attributes for it. */
  readonly attributes: Readonly<Record<string, string>>;
}
export function lessonNotes(lessons: readonly Lesson[]): Readonly<Record<string, LessonNote>> {
  return Object.fromEntries(
    lessons.flatMap(({ slug, title, experiments, firstQuestion }) => {
      const [first] = experiments;
      return first ? [[slug, { title, question: firstQuestion, attributes: first.data.attributes }] as const] : [];
    }),
  );
}
