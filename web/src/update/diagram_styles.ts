import { css as inUnits } from 'lit';
import { css } from '../ui/text_size';
import { base } from '../ui/theme';

/** In the picture's own units; --fit makes its text as large as the reader's where the picture is drawn smaller. */
const picture = inUnits`
  :host {
    position: relative;
    display: block;
    min-width: 0;
  }
  svg {
    display: block;
    width: 100%;
    max-height: 100%;
    overflow: visible;
  }
  .plain { --hue: var(--muted); }
  .replay { --hue: var(--replay); }
  .policy { --hue: var(--policy); }
  .value { --hue: var(--value); }
  .q1 { --hue: var(--q1); }
  .q2 { --hue: var(--q2); }

  .edge {
    fill: none;
    stroke: var(--hue);
    stroke-width: 1.2;
    opacity: 0.5;
  }
  .edge.step, .edge.follow { stroke-dasharray: 3 3; }
  .edge.dim { opacity: 0.13; }
  .edge.lit { stroke-width: 1.8; opacity: 1; }
  .edge.lit.forward:not(.back) {
    stroke-dasharray: 7 3;
    animation: flow 0.9s linear 3;
  }
  .edge.lit.step, .edge.lit.follow { animation: flow 0.9s linear 3; }
  /* The gradient runs against the data. */
  .edge.back {
    stroke: var(--policy);
    stroke-dasharray: 2 3;
    animation: flow 1.2s linear 3 reverse;
  }
  @keyframes flow {
    from { stroke-dashoffset: 30; }
    to { stroke-dashoffset: 0; }
  }
  marker path { fill: var(--hue); }

  .node { outline: none; cursor: help; }
  .node rect {
    fill: var(--panel);
    stroke: var(--hue);
    stroke-width: 1.1;
  }
  .network rect { fill: color-mix(in srgb, var(--hue) 14%, var(--panel)); }
  .target rect { fill: color-mix(in srgb, var(--hue) 7%, var(--panel)); stroke-dasharray: 4 2.5; }
  .loss rect { fill: var(--raised); }
  .adam rect { fill: none; stroke-width: 0.8; }
  .node.adam rect { fill: var(--panel); }
  .node.dim > * , .batch.dim > * { opacity: 0.36; }
  .node.dim > rect { fill: var(--panel); }
  .node:focus-visible rect, .node:hover rect, .node.hot rect { stroke-width: 2.4; }
  .label {
    font: calc(13px * max(1, 0.92 * var(--fit))) KaTeX_Main, var(--serif);
    fill: var(--hue);
  }
  .plain .label, .replay .label { fill: var(--ink); }
  .label .i { font-family: KaTeX_Math, var(--serif); font-style: italic; }
  .label .prime { font-family: var(--sans); }
  .label .sub { font-size: calc(11px * var(--fit)); }
  .number {
    font: 500 calc(11px * var(--fit)) var(--sans);
    fill: var(--ink);
    font-variant-numeric: tabular-nums;
  }
  .turn { fill: none; stroke: var(--line); }
  .rod { fill: none; stroke: var(--rod); stroke-width: 2.2; stroke-linecap: round; }

  .batch { cursor: pointer; }
  .batch rect { fill: var(--raised); stroke: var(--line); }
  .glyphs { fill: none; stroke-width: 1.7; stroke-linecap: round; stroke: color-mix(in oklab, var(--optimum) var(--share), var(--line-strong)); }
  .level0 { --share: 0%; }
  .level1 { --share: 25%; }
  .level2 { --share: 50%; }
  .level3 { --share: 75%; }
  .level4 { --share: 100%; }
  .ring { fill: none; stroke: var(--rod); stroke-width: 1.8; }

  @media (prefers-reduced-motion: reduce) {
    .edge { animation: none !important; }
  }
`;
const controls = css`
  .stored, .chooser {
    margin: 0;
    color: var(--muted);
    font-size: 11.5px;
    line-height: 18px;
    white-space: nowrap;
  }
  .chooser {
    display: flex;
    align-items: center;
    justify-content: space-between;
  }
  .chooser span { min-width: 0; text-align: center; }
  .chooser b { color: var(--ink); font-weight: 600; }
  .chooser button {
    all: unset;
    box-sizing: border-box;
    width: 24px;
    height: 24px;
    border: 1px solid var(--line);
    border-radius: 6px;
    background: var(--panel);
    color: var(--ink);
    text-align: center;
    font: 16px/20px var(--sans);
    cursor: pointer;
  }
  .chooser button:hover:not(:disabled) { border-color: var(--line-strong); }
  .chooser button:disabled { opacity: 0.45; cursor: default; }
  .chooser button:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
  @media print {
    .chooser button { display: none; }
  }
  :host([shape='wide']) .stored, :host([shape='wide']) .chooser { position: absolute; }
  :host([shape='wide']) .stored { top: 0; }
  :host([shape='wide']) .chooser { top: 76%; }
  :host([shape='tall']) { display: grid; grid-template-columns: 1fr auto; align-items: center; row-gap: 6px; }
  :host([shape='tall']) svg { grid-column: 1 / -1; }
  :host([shape='tall']) .stored { font-size: 13px; }
  :host([shape='tall']) .chooser { gap: 12px; font-size: 13px; }
  :host([shape='tall']) .chooser button { width: 44px; height: 44px; line-height: 40px; border-radius: 10px; }
`;
export const diagramStyles = [base, picture, controls];
