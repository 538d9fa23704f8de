/** What is wrong with a lesson, and where: one sentence that names file and line. */
export class LessonProblem extends Error {
  readonly file: string;
  readonly line: number;
  /** The same without the place. */
  readonly sentence: string;

  constructor(file: string, line: number, sentence: string) {
    super(`${file}:${line}: ${sentence}`);
    this.name = 'LessonProblem';
    this.file = file;
    this.line = line;
    this.sentence = sentence;
  }
}

/** Words as they are enumerated in a sentence: `a, b or c`. */
export function oneOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
