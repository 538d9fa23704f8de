/** The frame around the views; how they stand inside of it is computed in `arrangement.ts`. */
import { css } from '../ui/text_size';

export const layout = css`
  :host {
    display: block;
    position: relative;
    height: 100%;
    container: lab / inline-size;
    /* Where the page around it gives it no height: room for a few views. */
    contain: size;
    contain-intrinsic-size: 768px 464px;
    background: var(--ground);
  }
  .lab {
    position: relative;
    display: flex;
    flex-direction: column;
    gap: 10px;
    height: 100%;
    padding: 10px 12px 12px;
    overflow: clip; /* a box that is hidden would scroll where a part below its end is brought into view */
  }
  header {
    flex: none;
    display: flex;
    align-items: center;
    gap: 14px;
  }
  h1 {
    margin: 0;
    padding-inline: 4px 2px;
    font-size: 20px;
    line-height: 40px;
    font-weight: 700;
    letter-spacing: -0.015em;
    white-space: nowrap;
  }
  .tools {
    display: flex;
    gap: 6px;
    margin-inline-start: auto;
  }
  .news {
    display: contents;
  }
  sac-guide {
    flex: none;
    margin-block: -4px;
  }
  /* What comes and goes between header and views. */
  .bands {
    flex: none;
    display: grid;
    gap: 8px;
  }
  .bands:not(:has(> :not([hidden]))) {
    display: none;
  }
  .settings {
    display: none !important;
  }
  .views {
    flex: 1;
    min-height: 0;
    display: grid;
    gap: 10px;
    overflow: hidden auto;
    scrollbar-width: thin;
  }
  main > * {
    min-height: 0;
  }
  sac-controls {
    grid-area: controls;
  }
  .stages {
    grid-area: stage;
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: minmax(0, 1fr);
    grid-template-rows: minmax(0, 1fr);
    gap: inherit;
    min-width: 0;
    min-height: 0;
  }
  sac-state-map {
    grid-area: map;
  }
  sac-charts {
    grid-area: chart;
  }
  sac-action-slice {
    grid-area: slice;
  }
  sac-update {
    grid-area: update;
    min-height: auto;
  }
  sac-counters {
    grid-area: counters;
  }
`;
