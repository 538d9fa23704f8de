/** One lesson as HTML: its text, and its blocks as they stand without a script. */
import {
  type Background,
  type ExerciseBlock,
  type ExperimentBlock,
  type QuestionBlock,
  readExercise,
  readExperiment,
  readQuestion,
} from './blocks.ts';
import { exerciseHtml, experimentHtml, questionHtml } from './block_html.ts';
import { readFigure } from './figures.ts';
import { plainText } from './html.ts';
import { LessonMarkdown } from './markdown.ts';
import { LessonProblem } from './problem.ts';
import { programHtml } from './program_block.ts';
import type { Runs } from './runs.ts';
import type { LessonSource } from './source.ts';

export interface Lesson extends LessonSource {
  readonly html: string;
  readonly experiments: readonly ExperimentBlock[];
  readonly questions: readonly QuestionBlock[];
  readonly exercises: readonly ExerciseBlock[];
  /** What the first experiment asks, without marks; empty where there is none. */
  readonly firstQuestion: string;
}

export function renderLesson(source: LessonSource, background: Background, runs: Runs): Lesson {
  const { file } = source;
  const markdown = new LessonMarkdown(background);
  const experiments: ExperimentBlock[] = [];
  const questions: QuestionBlock[] = [];
  const exercises: ExerciseBlock[] = [];
  const ids = new Map<string, number>();
  const unique = (id: string, line: number): void => {
    const before = ids.get(id);
    if (before !== undefined)
      throw new LessonProblem(file, line, `The id "${id}" is that of the block in line ${before} too.`);
    ids.set(id, line);
  };
  const keep = <Block extends { readonly line: number }>(blocks: Block[], block: Block, id: string): Block => {
    unique(id, block.line);
    blocks.push(block);
    return block;
  };
  const html = markdown.render(source.text, source, (kind, text, line) => {
    switch (kind) {
      case 'experiment': {
        const block = readExperiment(text, file, line, background);
        return experimentHtml(keep(experiments, block, block.data.id), file, markdown);
      }
      case 'question': {
        const block = readQuestion(text, file, line);
        return questionHtml(keep(questions, block, block.id), file, markdown);
      }
      case 'exercise': {
        const block = readExercise(text, file, line, background);
        return exerciseHtml(keep(exercises, block, block.data.id), file, markdown);
      }
      case 'figure':
        return readFigure(text, file, line, background, runs, markdown);
      case 'program':
        return programHtml(text, file, line, background);
      default:
        return null;
    }
  });
  const [first] = experiments;
  const firstQuestion = first ? plainText(markdown.renderInline(first.question, { file, line: first.line })) : '';
  return { ...source, html, experiments, questions, exercises, firstQuestion };
}
