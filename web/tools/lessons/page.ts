/** The pages around the lessons: the head, the way through the course, and its table of contents. */
import { escapeHtml } from './html.ts';
import type { Lesson } from './lesson.ts';
import { type Site, socialHead } from './site.ts';

const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='7' fill='%231c5fc4'/%3E%3Cpath d='M16 23L21.5 8' stroke='%23fff' stroke-width='4.5' stroke-linecap='round'/%3E%3Ccircle cx='16' cy='23' r='4' fill='%23fff'/%3E%3C/svg%3E";

interface Head {
  readonly title: string;
  readonly description: string;
  /** From the site's root. */
  readonly path: string;
}
function page(head: Head, site: Site, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#eef0f3" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#0c1015" media="(prefers-color-scheme: dark)">
<title>${escapeHtml(head.title)}</title>
<meta name="description" content="${escapeHtml(head.description)}">
${socialHead(site, head)}
<link rel="icon" href="${icon}">
<link rel="stylesheet" href="lesson.css">
<script>document.documentElement.classList.add('js')</script>
<script type="module" src="../lesson.js"></script>
</head>
<body>
<a class="skip" href="#text">To the text</a>
${body}
</body>
</html>
`;
}
const header = (course: string): string => `<header class="site">
<a class="home" href="../">SAC Lab</a>
${course}
</header>`;

export function lessonPage(lesson: Lesson, course: readonly Lesson[], site: Site): string {
  const { title, summary, slug, minutes } = lesson;
  const at = course.indexOf(lesson);
  const [before, after] = [course[at - 1], course[at + 1]];
  const blocks = lesson.experiments.length + lesson.questions.length + lesson.exercises.length;
  const link = (to: Lesson | undefined, name: 'prev' | 'next'): string =>
    to
      ? `<a rel="${name}" href="${to.slug}.html"><span>${name === 'prev' ? 'Before' : 'Next'}</span> <b>${to.order} ${escapeHtml(to.title)}</b></a>`
      : '<span></span>';
  const steps = course.map(
    (one) =>
      `<li data-lesson="${one.slug}"><a href="${one.slug}.html"${one === lesson ? ' aria-current="page"' : ''} aria-label="Lesson ${one.order}: ${escapeHtml(one.title)}">${one.order}</a></li>`,
  );
  return page(
    { title: `${title} · SAC Lab`, description: summary, path: `lessons/${slug}.html` },
    site,
    `${header(`<nav class="course" aria-label="Course"><a href="./">Lessons</a><ol>${steps.join('')}</ol></nav>`)}
<main id="text" data-lesson="${slug}" data-blocks="${blocks}">
<p class="eyebrow">Lesson ${lesson.order} of ${course.length} <span>${minutes} minutes</span></p>
<h1>${escapeHtml(title)}</h1>
<p class="summary">${escapeHtml(summary)}</p>
${lesson.html}
<nav class="turn" aria-label="Neighbours">${link(before, 'prev')}${link(after, 'next')}</nav>
</main>
<footer class="site"><div class="progress" aria-live="polite"></div></footer>`,
  );
}

export function contentsPage(course: readonly Lesson[], site: Site): string {
  const minutes = course.reduce((sum, lesson) => sum + lesson.minutes, 0);
  const items = course.map(({ slug, order, title, summary, minutes: own, experiments, questions, exercises }) => {
    const blocks = experiments.length + questions.length + exercises.length;
    return `<li data-lesson="${slug}" data-blocks="${blocks}"><a href="${slug}.html"><span class="number">${order}</span><span class="what"><b>${escapeHtml(title)}</b> <span>${escapeHtml(summary)}</span></span><span class="minutes">${own} min</span></a></li>`;
  });
  const description =
    'A short course on Soft Actor-Critic: predict, run the experiment in your browser, and compare with what 20 seeds say.';
  return page(
    { title: 'Lessons · SAC Lab', description, path: 'lessons/' },
    site,
    `${header('<nav class="course" aria-label="Course"><a href="./" aria-current="page">Lessons</a></nav>')}
<main id="text" class="contents">
<h1>Soft Actor-Critic, by experiment</h1>
<p class="summary">Each lesson asks a question. You commit to a prediction, train two agents side by side in your browser,
and compare: with your own run, and with what was measured over 20 seeds. You need calculus and a little Python.
All of it takes about ${minutes} minutes.</p>
<ol class="lessons">${items.join('')}</ol>
<p class="quiet">Your answers stay in this browser. You can save them as a text file, or clear them, at the end of each page.</p>
</main>
<footer class="site"><div class="progress" aria-live="polite"></div></footer>`,
  );
}
