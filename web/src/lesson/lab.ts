/** The lab inside of a block: one element, made when it is wanted. */
import type { Measured } from './measure';

/** What of `<sac-lab>` lessons use. */
export interface LabElement extends HTMLElement, Measured {
  symbol: string | null;
  train(): void;
  reset(): void;
}
/** Fetches the element's script; once is enough. */
export type FetchLab = () => Promise<unknown>;
/** Fetches what a lab with these views will need. */
export type PrepareLab = (views: readonly string[]) => Promise<unknown>;

export function makeLab(into: HTMLElement, attributes: Readonly<Record<string, string>>): LabElement {
  const lab = document.createElement('sac-lab') as LabElement;
  for (const [name, value] of Object.entries(attributes)) lab.setAttribute(name, value);
  into.append(lab);
  into.hidden = false;
  into.closest('.block')!.classList.add('open');
  return lab;
}

/** How often it is looked whether runs are at their end; the page then has seen all of them. */
const lookMs = 100;

/** Resolves when these runs of the element have done so many steps, or end before; never once it is gone. */
export function trained(lab: LabElement, steps: number, runs: readonly ('a' | 'b')[]): Promise<void> {
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (!lab.isConnected) return clearInterval(timer);
      const all = runs.every((run) => (lab.record('environment_steps', run).values.at(-1) ?? 0) >= steps);
      if (!all) return;
      clearInterval(timer);
      resolve();
    }, lookMs);
  });
}
