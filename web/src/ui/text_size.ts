/**
 * Sizes that follow the reader. A "px" in the styles of the lab is one at the browser's usual text size of 16: who has set
 * a larger text gets all of it larger, as if zoomed, and each layout is chosen by the room that is left. A host page that
 * sets a smaller root text for sums of its own (some frameworks do) makes nothing smaller.
 */
import { type CSSResult, unsafeCSS } from 'lit';

const usual = 16;
const lengths = /(?<![\w.#-])(-?\d*\.?\d+)px\b/g;

function rootSize(): number {
  return typeof document === 'undefined'
    ? usual
    : Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || usual;
}
/** CSS pixels for each px of the styles; for canvases and for what scripts lay out. */
export function textScale(): number {
  return Math.max(1, rootSize() / usual);
}

/** A value of a style property that a script sets. */
export function scaledText(style: string, scale: number): string {
  return scale === 1 ? style : style.replace(lengths, (_, length: string) => `${Number(length) * scale}px`);
}

/** @param follows whether lengths follow the root's text, else they are as written */
export function followText(styles: string, follows: boolean): string {
  return follows ? styles.replace(lengths, (_, length: string) => `${Number(length) / usual}rem`) : styles;
}

/** Like Lit's own tag; parts of it may be styles that stand in several rules. */
export function css(strings: TemplateStringsArray, ...shared: string[]): CSSResult {
  return unsafeCSS(followText(String.raw({ raw: strings }, ...shared), rootSize() >= usual));
}
