/** Symbols light up together: those of the text, and in the labs that are open. */
import type { LabElement } from './lab';

export function lightSymbols(text: HTMLElement): void {
  const light = (key: string | null): void => {
    for (const symbol of text.querySelectorAll<HTMLElement>('.katex [data-q]'))
      symbol.classList.toggle('hot', symbol.dataset['q'] === key);
  };
  const labs = (): LabElement[] => [...text.querySelectorAll('sac-lab')] as LabElement[];
  text.addEventListener('pointerover', (event) => {
    const at = event.target as Element;
    const key = at.closest<HTMLElement>('.katex [data-q]')?.dataset['q'] ?? null;
    for (const lab of labs()) lab.symbol = key;
    if (!at.closest('sac-lab')) light(key); // the lab tells what is pointed at inside
  });
  text.addEventListener('lab-symbol', (event) =>
    light((event as CustomEvent<{ symbol: string | null }>).detail.symbol),
  );
}
