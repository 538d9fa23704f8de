/** Where the site lies, as far as pages must say it: only social previews and the site map need a whole address. */
import { escapeHtml } from './html.ts';

export interface Site {
  /** Address of the site's root, with a slash at its end; null: unknown, and nothing needs it. */
  readonly base: string | null;
}

/** From the environment variable `SAC_SITE`. */
export function siteFrom(variable: string | undefined): Site {
  if (!variable) return { base: null };
  let url: URL;
  try {
    url = new URL(variable.endsWith('/') ? variable : `${variable}/`);
  } catch {
    throw new Error(
      `SAC_SITE is "${variable}"; it is the address of the site, such as https://name.github.io/sac-lab/.`,
    );
  }
  return { base: url.href };
}

export interface PageNote {
  readonly title: string;
  readonly description: string;
  /** From the site's root. */
  readonly path: string;
}
/** What other sites show of a page that is linked there. */
export function socialHead({ base }: Site, { title, description, path }: PageNote): string {
  const tags: [string, string][] = [
    ['og:type', 'website'],
    ['og:site_name', 'SAC Lab'],
    ['og:title', title],
    ['og:description', description],
  ];
  if (base !== null) tags.push(['og:url', base + path], ['og:image', `${base}preview.png`]);
  const meta = tags.map(([name, text]) => `<meta property="${name}" content="${escapeHtml(text)}">`);
  meta.push('<meta name="twitter:card" content="summary_large_image">');
  if (base !== null) meta.push(`<link rel="canonical" href="${escapeHtml(base + path)}">`);
  return meta.join('\n');
}

/** The site map, of pages by their paths. */
export function siteMap(base: string, paths: readonly string[]): string {
  const urls = paths.map((path) => `<url><loc>${escapeHtml(base + path)}</loc></url>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>\n`;
}

/** Shown where there is no page, at any depth: only a known address can link from there. */
export function notFoundPage({ base }: Site): string {
  const root = base === null ? './' : new URL(base).pathname;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>Not found · SAC Lab</title>
<style>
body { display: grid; place-content: center; min-height: 90vh; margin: 0 24px; font: 17px/1.6 system-ui, sans-serif; background: Canvas; color: CanvasText; }
h1 { margin: 0; font-size: 28px; }
p { max-width: 34em; }
</style>
<main>
<h1>This state was never visited</h1>
<p>There is no page at this address. <a href="${root}">Open the lab</a>, or go to <a href="${root}lessons/">the lessons</a>.</p>
</main>
</html>
`;
}
