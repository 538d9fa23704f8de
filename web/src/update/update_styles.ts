/** The look of the update view, and the shapes that it takes: a strip by default, narrower strips, the page alone, slides, a phone. */
import { termStyle } from '../ui/term';
import { css } from '../ui/text_size';
import { base, panel } from '../ui/theme';

export const forms = css`
  @container update (min-width: 1700px) {
    :host([form='strip']) .frame { --formula: 18px; font-size: 14px; }
  }
  @container update (max-width: 1380px) {
    :host([form='strip']) nav button { padding-inline: 5px; gap: 3px; }
    :host([form='strip']) nav { gap: 0; }
    :host([form='strip']) .frame { --formula: 15px; }
  }
  @container update (max-width: 1250px) {
    :host([form='strip']) .frame { --formula: 15px; }
    :host([form='strip']) .note { flex: none; }
    :host([form='strip']) .note .of { display: none; }
    :host([form='strip']) sac-update-diagram { width: max(52%, 718px); }
    :host([form='strip']) nav .count { display: none; }
    :host([form='strip']) .walk button { padding-inline: 6px; }
    :host([form='strip']) .walk .next { min-width: 80px; }
    :host([form='strip']) .body { gap: 12px; }
  }

  /* The overview fills a low view: an explanation lies over its end while it is asked for. */
  :host(:is([form='strip'], [form='stack'])) [data-overview] .info {
    position: absolute;
    inset: auto -6px -2px;
    padding-inline: 6px;
    background: var(--panel);
    box-shadow: 0 -6px 8px var(--panel);
  }
  :host(:is([form='strip'], [form='stack'])) .info[data-quiet] { display: none; }
  :host(:is([form='page'], [form='phone'])) [data-overview] .info { order: -1; margin-block: 0 8px; border-block-start: 0; }

  /* Not as low and wide as on the lab's screen: one above the other. */
  :host([form='stack']), :host([form='phone']) {
    overflow: clip; /* unlike a scroll box, it makes a grid leave room for all of it */
  }
  :host(:not([form='strip'])) :is(.body, .panel) { flex: none; }
  :host(:not([form='strip'])) .frame { flex: 0 1 auto; overflow: hidden auto; scrollbar-width: thin; }
  :host(:not([form='strip'])) .body { flex-direction: column; gap: 5px; }
  :host(:not([form='strip'])) sac-update-diagram { width: 100%; }
  :host(:not([form='strip'])) header { flex-wrap: wrap; }
  :host(:not([form='strip'])) nav { order: 3; flex: 1 0 100%; justify-content: start; }
  :host(:not([form='strip'])) .note { flex: 1; }
  :host(:not([form='strip'])) .panel { min-height: 150px; }
  :host([form='page']) .frame { --formula: 23px; font-size: 16px; }
  :host([form='page']) :is(.frame, .body, .panel) { flex: 1; }
  :host([form='page']) .panel { min-height: 300px; }
  :host([form='page']) .sentence { min-height: 24px; line-height: 24px; margin-block-end: 10px; }
  :host([form='page']) .rows { gap: 12px; }
  :host([form='page']) pre.rows { font-size: 15px; }
  :host([form='page']) .info { height: 48px; font-size: 14px; line-height: 20px; }
  :host([form='page']) .overview :is(li > button, .words, sac-formula) { font-size: 17px; }
  :host([form='page']) .overview .outcomes { font-size: 16px; }
  :host([form='page']) .overview .outcomes b { min-width: 76px; }
  :host([form='page']) :is(nav button, .walk button, .code) { height: 34px; font-size: 14px; padding-inline: 12px; }
  :host([form='stack']) header { padding-block: 4px 2px; row-gap: 2px; }
  :host([form='stack']) .body { padding: 0 6px 5px; }
  :host([form='stack']) sac-update-diagram { width: 100%; }
  :host([form='stack']) nav { justify-content: space-between; gap: 0; }
  :host([form='stack']) nav button { padding-inline: 6px; }

  @media print {
    nav, .walk, .code, .info[data-quiet] { display: none !important; }
    .frame, .body, .panel { flex: none !important; overflow: visible !important; }
    .body { flex-direction: column !important; }
    sac-update-diagram { width: 100% !important; }
    :host([form='phone']) sac-update-diagram { width: auto !important; }
    .rows { overflow: visible; }
  }

  /* A phone: the buttons stay at the bottom while the view is read. */
  :host([form='phone']) :is(header, .body) { display: contents; }
  :host([form='phone']) .frame > *, :host([form='phone']) :is(h2, .note, sac-update-diagram, .panel) { margin-inline: 10px; }
  :host([form='phone']) h2 { margin-block-start: 10px; }
  :host([form='phone']) .note { height: 18px; flex: none; }
  :host([form='phone']) nav {
    order: 0;
    flex: none;
    margin-block: 4px 8px;
    padding: 2px 10px;
    overflow-x: auto;
    scrollbar-width: none;
  }
  :host([form='phone']) nav button { flex: none; height: 44px; padding-inline: 12px; font-size: 14px; }
  :host([form='phone']) sac-update-diagram { width: auto; max-width: 480px; }
  :host([form='phone']) .panel { min-height: 330px; margin-block: 12px 8px; font-size: 14px; }
  :host([form='phone']) .sentence { min-height: 76px; line-height: 19px; }
  :host([form='phone']) .rows { gap: 6px; --formula: 16px; }
  :host([form='phone']) .info { height: 62px; font-size: 13px; line-height: 18px; overflow: auto; }
  :host([form='phone']) .walk {
    order: 9;
    position: sticky;
    inset-block-end: 0;
    margin: 0;
    padding: 8px 10px;
    border-block-start: 1px solid var(--line);
    background: var(--panel);
  }
  :host([form='phone']) :is(.walk button, .code) { height: 44px; min-width: 44px; font-size: 14px; }
  :host([form='phone']) .walk .next { flex: 1; }
  :host([form='phone']) .overview, :host([form='phone']) .overview.rest { grid: auto-flow / 1fr auto; row-gap: 8px; }
  :host([form='phone']) .overview.rest li { grid-column: 1 / -1; }
  :host([form='phone']) .overview .words { grid-area: 2 / 1 / 3 / 3; padding-inline-start: 22px; white-space: normal; }
  :host([form='phone']) .overview li { row-gap: 0; }
  :host([form='phone']) .overview sac-formula { grid-area: 2 / 1 / 3 / 3; font-size: 15px; padding-inline-start: 22px; white-space: normal; }
  :host([form='phone']) .overview li > button { height: 44px; padding-inline: 0; font-size: 14px; }
`;

const styles = css`
  :host { container: update / inline-size; }
  .frame {
    --formula: 15px;
    flex: 1;
    min-height: 0;
    display: flex;
    flex-direction: column;
  }
  header {
    align-items: center;
    padding: 6px 10px 4px 14px;
    gap: 10px;
  }
  .note { flex: 0 1 176px; }
  nav {
    flex: 1;
    display: flex;
    justify-content: center;
    gap: 2px;
    min-width: 0;
  }
  nav button, .walk button, .code, .overview li > button {
    all: unset;
    box-sizing: border-box;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 5px;
    height: 26px;
    padding-inline: 8px;
    border: 1px solid transparent;
    border-radius: 7px;
    color: var(--muted);
    font: 500 12px var(--sans);
    white-space: nowrap;
    cursor: pointer;
  }
  nav button:hover, .overview li > button:hover { background: var(--raised); color: var(--ink); }
  nav button[aria-current] { background: var(--accent-soft); color: var(--accent); font-weight: 600; }
  button:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
  .walk { display: flex; gap: 5px; }
  .walk button, .code { border-color: var(--line); background: var(--panel); color: var(--ink); }
  .code:hover, .walk button:hover:not(:disabled) { border-color: var(--line-strong); }
  .walk button:disabled { opacity: 0.45; cursor: default; }
  .walk .next { min-width: 96px; border-color: transparent; background: var(--accent); color: var(--accent-ink); }
  .walk .next:hover:not(:disabled) { border-color: transparent; background: var(--accent-hover); }
  .body {
    flex: 1;
    min-height: 0;
    display: flex;
    gap: 18px;
    padding: 0 14px 8px;
  }
  sac-update-diagram { flex: none; width: 54%; }
  .panel {
    position: relative;
    flex: 1;
    min-width: 0;
    display: flex;
    flex-direction: column;
  }
  .about { display: flex; align-items: start; gap: 10px; }
  .sentence { flex: 1; margin: 0 0 4px; min-height: 34px; line-height: 17px; }
  .rows {
    flex: 1;
    min-height: 0;
    display: flex;
    flex-direction: column;
    gap: 1px;
    overflow: auto;
    scrollbar-width: thin;
    font-size: var(--formula);
  }
  pre.rows { margin: 0; font: 12px/1.45 ui-monospace, monospace; }
  .rows.few { gap: 8px; padding-block-start: 6px; font-size: calc(1.15 * var(--formula)); }
  .numbers { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 14px; }
  .batch { display: flex; flex-wrap: wrap; gap: 0 10px; color: var(--ink); padding-inline-start: 10px; border-inline-start: 2px solid var(--line); font-size: 0.93em; }
  .info {
    flex: none;
    height: 34px;
    margin: 4px 0 0;
    padding-block-start: 3px;
    border-block-start: 1px solid var(--line);
    color: var(--muted);
    font-size: 11.5px;
    line-height: 15px;
    overflow: hidden;
  }
  .info b { color: var(--ink); font: 600 13px KaTeX_Main, var(--serif); }
  .info span { color: var(--ink); }
  .overview {
    flex: 1;
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-content: space-evenly;
    margin: 0;
    padding: 0;
    list-style: none;
    counter-reset: step;
  }
  .overview li {
    display: grid;
    grid-template-columns: subgrid;
    grid-column: 1 / -1;
    align-items: center;
    column-gap: 8px;
    counter-increment: step;
  }
  .overview li > button { justify-content: start; height: 24px; color: var(--ink); font-weight: 600; }
  .overview li > button::before { content: counter(step); min-width: 1em; color: var(--muted); font-weight: 400; }
  .overview sac-formula { overflow: hidden; font-size: 15px; white-space: nowrap; }
  .overview .words { color: var(--muted); line-height: 1.2; }
  .overview.rest { grid: repeat(4, auto) / repeat(2, auto minmax(0, 1fr)); grid-auto-flow: column; column-gap: 8px; }
  .overview.rest li { grid-column: span 2; }
  .code[aria-pressed='true'], .walk .unfold[aria-pressed='true'] { border-color: transparent; background: var(--accent-soft); color: var(--accent); }
  @media (forced-colors: active) {
    nav button[aria-current], .code[aria-pressed='true'], .walk .unfold[aria-pressed='true'] { forced-color-adjust: none; background: Highlight; color: HighlightText; }
  }
  .outcomes { display: flex; justify-content: end; gap: 12px; color: var(--muted); font-size: 12px; white-space: nowrap; }
  .outcomes i { font: italic 13px var(--serif); }
  .outcomes b { display: inline-block; min-width: 48px; color: var(--ink); font-weight: 500; text-align: end; }
`;
export const updateStyles = [base, panel, termStyle, styles, forms];
