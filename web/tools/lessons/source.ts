/** A lesson's file: what stands between its first two lines of hyphens describes it, and the rest is its text. */
import { Fields } from './fields.ts';
import { LessonProblem } from './problem.ts';

export interface LessonSource {
  readonly file: string;
  /** Its name in addresses, as that of the file. */
  readonly slug: string;
  readonly title: string;
  /** What it answers, in one sentence. */
  readonly summary: string;
  /** Its place in the course. */
  readonly order: number;
  /** How long it takes to read and to run. */
  readonly minutes: number;
  /** Markdown, and the line of the file that it begins at. */
  readonly text: string;
  readonly line: number;
}

export function parseLesson(file: string, content: string): LessonSource {
  const slug = /([^/\\]+)\.md$/.exec(file)?.[1] ?? '';
  if (!/^[a-z][a-z0-9-]*$/.test(slug))
    throw new LessonProblem(
      file,
      1,
      'A lesson’s file is named by small letters, digits and hyphens, and ends with .md.',
    );
  const lines = content.split(/\r?\n/);
  const end = lines.indexOf('---', 1);
  if (lines[0] !== '---' || end < 0)
    throw new LessonProblem(
      file,
      1,
      'A lesson begins with its title, summary, order and minutes between two lines "---".',
    );
  const fields = Fields.read(lines.slice(1, end).join('\n'), file, 2, 'A lesson');
  const lesson = {
    file,
    slug,
    title: fields.text('title'),
    summary: fields.text('summary'),
    order: fields.number('order'),
    minutes: fields.number('minutes'),
    text: lines.slice(end + 1).join('\n'),
    line: end + 2,
  };
  fields.end();
  return lesson;
}
