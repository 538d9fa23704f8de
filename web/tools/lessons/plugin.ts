/** The course as a part of the build: `lessons/`, the site map and the page that is shown where there is none. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { type Claims, readClaims } from './claims.ts';
import { lessonNotes, readCourse } from './course.ts';
import { contentsPage, lessonPage } from './page.ts';
import { Runs } from './runs.ts';
import { SettingsBook } from './settings.ts';
import { notFoundPage, siteFrom, siteMap, socialHead } from './site.ts';
import { lessonStyle } from './style.ts';

const here = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const wasm = here('build/wasm/bin/sac-engine.wasm');

export interface CourseFolder {
  readonly folder: string;
  /** How it is called in sentences. */
  readonly named: string;
  readonly claims: Claims;
}
async function ourCourse(): Promise<CourseFolder> {
  return {
    folder: here('web/lessons'),
    named: 'web/lessons',
    claims: await readClaims(here('tests/golden/claims.json')),
  };
}

export function lessons(course: () => Promise<CourseFolder> = ourCourse): Plugin {
  const site = siteFrom(process.env['SAC_SITE']);
  return {
    name: 'lessons',
    apply: 'build',
    transformIndexHtml(html) {
      const title = /<title>(.*)<\/title>/.exec(html)?.[1] ?? '';
      const description = /<meta name="description" content="(.*)"/.exec(html)?.[1] ?? '';
      return html.replace('</title>', `</title>\n${socialHead(site, { title, description, path: '' })}`);
    },
    generateBundle: {
      order: 'pre',
      async handler(_, bundle) {
        const emit = (fileName: string, source: string): void =>
          void this.emitFile({ type: 'asset', fileName, source });
        const { folder, named, claims } = await course();
        const book = await SettingsBook.open(wasm);
        const engine = createHash('sha256')
          .update(await readFile(wasm))
          .digest('hex');
        const runs = await Runs.open(book, { file: here('build/lessons/runs.json'), engine });
        const all = await readCourse(folder, named, { book, claims }, runs);
        await runs.close();
        for (const lesson of all) emit(`lessons/${lesson.slug}.html`, lessonPage(lesson, all, site));
        emit('lessons/index.html', contentsPage(all, site));
        emit('lessons/lessons.json', JSON.stringify(lessonNotes(all)));
        const style = await lessonStyle(Object.keys(bundle));
        emit('lessons/lesson.css', style.css);
        for (const { fileName, source } of style.fonts) this.emitFile({ type: 'asset', fileName, source });
        emit('404.html', notFoundPage(site));
        const paths = ['', 'lessons/', ...all.map(({ slug }) => `lessons/${slug}.html`)];
        if (site.base !== null) emit('sitemap.xml', siteMap(site.base, paths));
      },
    },
  };
}
