/** A word or symbol that can be asked about: pointed at, focused or tapped, it opens its entry of the glossary. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Entry, TermKey } from '../words/glossary';
import { unitWord } from '../words/unit_words';
import { css } from './text_size';

/** What is explained; an entry of its own where the glossary cannot know it. */
export interface TermButton extends HTMLButtonElement {
  entry?: Entry | undefined;
}

/** Told by a term of itself: events of pointer and focus end at the shadow root that they stay in. */
export type TermTold = 'entered' | 'left' | 'focused' | 'blurred';

function tell(event: Event): void {
  const told = ({ pointerenter: 'entered', pointerleave: 'left', focus: 'focused', blur: 'blurred' } as const)[
    event.type
  ];
  if (event instanceof PointerEvent && event.pointerType !== 'mouse') return; // a finger taps
  event.target!.dispatchEvent(new CustomEvent('term-told', { detail: told, bubbles: true, composed: true }));
}
const button = (
  key: string,
  entry: Entry | undefined,
  content: unknown,
  name: string | undefined,
): TemplateResult => html`<button
  class="term" type="button" data-term=${key} .entry=${entry} aria-haspopup="dialog" aria-label=${name ?? nothing}
  @pointerenter=${tell} @pointerleave=${tell} @focus=${tell} @blur=${tell}
>${content}</button>`;

export function term(key: TermKey, content: unknown, name?: string): TemplateResult {
  return button(key, undefined, content, name);
}
/** The same for what has no entry: a preset's sentence, a number of the update. */
export function explained(entry: Entry, content: unknown): TemplateResult {
  return button('', entry, content, undefined);
}
/** A unit, which is a word or speaks for itself. */
export function unitTerm(unit: string): unknown {
  const word = unitWord(unit);
  return word ? term(`word.${word}`, unit) : unit;
}

export const termStyle = css`
  .term {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    min-width: 24px;
    min-height: 24px;
    margin: -4px 0;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: inherit;
    text-decoration: underline dotted 1px var(--line-strong);
    text-underline-offset: 3px;
    white-space: inherit;
    cursor: help;
  }
  .term:hover {
    text-decoration-color: currentcolor;
  }
`;
