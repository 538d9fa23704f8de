/** The script of the lessons' pages; the lab comes when the page has been read that far. */
import { openLesson } from './lesson/lesson';

openLesson(document.querySelector('main')!, document.querySelector('.progress')!, () => import('./sac-lab'));
