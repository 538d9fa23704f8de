/** What to paste into slides, a notebook or a documentation site: the files of `web/recipes`, filled in. */
import notebook from '#recipes/notebook.py?raw';
import widget from '#recipes/notebook_widget.py?raw';
import revealElement from '#recipes/reveal_element.html?raw';
import revealFrame from '#recipes/reveal_frame.html?raw';
import vitepress from '#recipes/vitepress.md?raw';
import { attributesText, elementOf, encodeSettings, escaped, type Settings } from '../lab/link';

export const recipes = {
  'reveal-frame': { title: 'reveal.js, as a frame', text: revealFrame },
  'reveal-element': { title: 'reveal.js, as the element', text: revealElement },
  notebook: { title: 'Notebook, as HTML', text: notebook },
  'notebook-widget': { title: 'Notebook, as a widget (anywidget)', text: widget },
  vitepress: { title: 'VitePress', text: vitepress },
} as const;
export type RecipeName = keyof typeof recipes;

/** @param script address of the element's script; the widget's lies beside it */
export function recipeOf(name: RecipeName, script: string, link: string, settings: Settings): string {
  const filled: Readonly<Record<string, () => string>> = {
    script: () => escaped(script),
    widget: () => new URL('sac-lab-widget.js', script).href,
    link: () => escaped(link),
    attributes: () => attributesText(settings),
    element: () => elementOf(script, link, settings),
    settings: () => JSON.stringify(Object.fromEntries(encodeSettings(settings))),
  };
  return recipes[name].text.trimEnd().replaceAll(/\{\{(\w+)\}\}/g, (_, part: string) => filled[part]!());
}
