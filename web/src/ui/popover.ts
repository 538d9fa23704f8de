/** Small sheets in the browser's top layer, next to the button that opens them. */
import { css } from './text_size';

const gap = 6;
const margin = 8;

/** Puts an open popover below its button, or where there is more room, and never outside of the window. */
export function placeBy(button: Element, popover: HTMLElement): void {
  const at = button.getBoundingClientRect();
  const { innerWidth, innerHeight } = window;
  const below = innerHeight - at.bottom - gap - margin;
  const above = at.top - gap - margin;
  const up = below < Math.min(popover.scrollHeight, 320) && above > below;
  popover.style.maxHeight = `${Math.max(up ? above : below, 80)}px`;
  const { width, height } = popover.getBoundingClientRect();
  popover.style.left = `${Math.max(margin, Math.min(at.left, innerWidth - margin - width))}px`;
  popover.style.top = `${up ? at.top - gap - height : at.bottom + gap}px`;
}

/** The same next to something large: where no side has room, it lies over the lower part. */
export function placeBeside(element: Element, popover: HTMLElement): void {
  const at = element.getBoundingClientRect();
  const { innerWidth, innerHeight } = window;
  const { width, height } = popover.getBoundingClientRect();
  const needed = height + gap + margin;
  if (Math.max(innerHeight - at.bottom, at.top) >= needed) return placeBy(element, popover);
  const right = at.right + gap;
  const beside = right + width + margin <= innerWidth;
  const left = beside ? right : at.left + (at.width - width) / 2;
  const top = beside ? at.top + margin : Math.min(at.bottom, innerHeight) - margin - height;
  popover.style.maxHeight = `${innerHeight - 2 * margin}px`;
  popover.style.left = `${Math.max(margin, Math.min(left, innerWidth - margin - width))}px`;
  popover.style.top = `${Math.max(margin, Math.min(top, innerHeight - margin - height))}px`;
}

export const popoverStyle = css`
  [popover] {
    position: fixed;
    inset: auto;
    margin: 0;
    padding: 6px;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    border: 1px solid var(--line);
    border-radius: 12px;
    background: var(--panel);
    color: var(--ink);
    box-shadow: 0 8px 40px rgb(0 0 0 / 22%);
  }
`;
