/** A lesson's page comes alive: its blocks, its symbols, and how far the reader is. */
import { ExerciseBlock } from './exercise';
import { ExperimentBlock } from './experiment';
import type { FetchLab } from './lab';
import { Progress } from './progress';
import { QuestionBlock } from './question';
import { lightSymbols } from './symbols';

export function openLesson(main: HTMLElement, bar: HTMLElement, fetchLab: FetchLab): void {
  const lesson = main.dataset['lesson'] ?? '';
  const all = (kind: string): HTMLElement[] => [...main.querySelectorAll<HTMLElement>(`.${kind}`)];
  for (const root of all('experiment')) new ExperimentBlock(root, lesson, fetchLab);
  for (const root of all('question')) new QuestionBlock(root, lesson);
  for (const root of all('exercise')) new ExerciseBlock(root, lesson, fetchLab);
  lightSymbols(main);
  const progress = new Progress(bar, main.dataset);
  progress.show();
  document.addEventListener('lab-answer', () => progress.show());
  // The first experiment's lab has to train soon after the click: its scripts come while the reader reads.
  if (all('experiment').length > 0) (window.requestIdleCallback ?? setTimeout)(() => void fetchLab());
}
