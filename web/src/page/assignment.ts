/** `?lesson=two-qs`: the lab as that lesson's first experiment has it, and its question. */
import { lessonsAddress } from '../help/first_visit';
import type { SacLab } from './lab_element';

/** As the build writes them into `lessons/lessons.json`, by the lesson's name. */
type Notes = Readonly<
  Record<string, { title: string; question: string; attributes: Readonly<Record<string, string>> } | undefined>
>;

export async function openLesson(lab: SacLab, name: string): Promise<void> {
  const trouble = (question: string): void => {
    lab.assignment = { title: 'Lessons', question, href: lessonsAddress, link: 'All lessons' };
  };
  let notes: Notes;
  try {
    const response = await fetch(`${lessonsAddress}lessons.json`);
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    notes = (await response.json()) as Notes;
  } catch (error) {
    return trouble(`They could not be fetched: ${error instanceof Error ? error.message : String(error)}.`);
  }
  const note = Object.hasOwn(notes, name) ? notes[name] : undefined;
  if (!note) return trouble(`There is no "${name}" with an experiment; there are ${Object.keys(notes).join(', ')}.`);
  const { title, question, attributes } = note;
  lab.assignment = { title, question, href: `${lessonsAddress}${name}.html`, link: 'Answer it in the lesson' };
  for (const [key, value] of Object.entries(attributes)) lab.setAttribute(key, value);
}
