/** A lesson's page comes alive: its blocks, its symbols, and how far the reader is. */
import { ExerciseBlock } from './exercise';
import { ExperimentBlock } from './experiment';
import type { Exercise, Experiment } from './content';
import type { FetchLab, PrepareLab } from './lab';
import { Progress } from './progress';
import { QuestionBlock } from './question';
import { lightSymbols } from './symbols';

export function openLesson(main: HTMLElement, bar: HTMLElement, fetchLab: FetchLab, prepareLab: PrepareLab): void {
  const lesson = main.dataset['lesson'] ?? '';
  const all = (kind: string): HTMLElement[] => [...main.querySelectorAll<HTMLElement>(`.${kind}`)];
  for (const root of all('experiment')) new ExperimentBlock(root, lesson, fetchLab);
  for (const root of all('question')) new QuestionBlock(root, lesson);
  for (const root of all('exercise')) new ExerciseBlock(root, lesson, fetchLab);
  lightSymbols(main);
  const progress = new Progress(bar, main.dataset);
  progress.show();
  document.addEventListener('lab-answer', () => progress.show());
  // A lab has to train soon after the click: its scripts come while the reader reads, and its engine when a block is near.
  if (all('experiment').length > 0) (window.requestIdleCallback ?? setTimeout)(() => void fetchLab());
  prepareNear([...all('experiment'), ...all('exercise')], prepareLab);
}

function prepareNear(blocks: readonly HTMLElement[], prepareLab: PrepareLab): void {
  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        const { experiment, exercise } = (target as HTMLElement).dataset;
        const { attributes } = JSON.parse(experiment ?? exercise!) as Experiment | Exercise;
        void prepareLab([...(attributes['views']?.split(',') ?? []), ...('compare' in attributes ? ['compare'] : [])]);
      }
    },
    { rootMargin: '100% 0px' },
  );
  for (const block of blocks) near.observe(block);
}
