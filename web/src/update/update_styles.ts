import { css } from '../text_size';
import { termStyle } from '../term';
import { base, panel } from '../theme';
import { forms } from './update_forms';

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
  nav button, .walk button, .overview li > button {
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
  .walk button { border-color: var(--line); background: var(--panel); color: var(--ink); }
  .walk button:hover:not(:disabled) { border-color: var(--line-strong); }
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
  .sentence { margin: 0 0 4px; min-height: 34px; line-height: 17px; }
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
  .walk .unfold[aria-pressed='true'] { border-color: transparent; background: var(--accent-soft); color: var(--accent); }
  @media (forced-colors: active) {
    nav button[aria-current], .walk .unfold[aria-pressed='true'] { forced-color-adjust: none; background: Highlight; color: HighlightText; }
  }
  .outcomes { display: flex; justify-content: end; gap: 12px; color: var(--muted); font-size: 12px; white-space: nowrap; }
  .outcomes i { font: italic 13px var(--serif); }
  .outcomes b { display: inline-block; min-width: 48px; color: var(--ink); font-weight: 500; text-align: end; }
`;
export const updateStyles = [base, panel, termStyle, styles, forms];
