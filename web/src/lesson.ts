/** The script of the lessons' pages; the lab comes when the page has been read that far. */
import { openLesson } from './lesson/lesson';

const fetchLab = () => import('./sac-lab');

openLesson(document.querySelector('main')!, document.querySelector('.progress')!, fetchLab, async (views) =>
  (await fetchLab()).SacLab.prepare(views),
);
