/** How the parts stand together at the element's own width: one screen, stacked columns, or a phone with a sheet. */
import { css } from 'lit';

export const layout = css`
  :host {
    display: block;
    height: 100%;
    container: lab / inline-size;
    background: var(--ground);
  }
  .lab {
    position: relative;
    display: flex;
    flex-direction: column;
    gap: 12px;
    height: 100%;
    padding: 12px;
    overflow: hidden;
  }
  header {
    flex: none;
    display: flex;
    align-items: center;
    gap: 24px;
  }
  .brand {
    flex: 1;
    min-width: 0;
    padding-inline-start: 4px;
  }
  h1 {
    margin: 0;
    font-size: 19px;
    line-height: 22px;
    font-weight: 700;
    letter-spacing: -0.01em;
  }
  .brand p {
    margin: 0;
    color: var(--muted);
    line-height: 17px;
  }
  .brand b {
    color: var(--ink);
    font-weight: 600;
  }
  sac-notices:not(:empty) {
    flex: none;
  }
  .open {
    display: none !important;
  }
  main {
    flex: 1;
    min-height: 0;
    display: grid;
    gap: 12px;
    grid-template: 'controls stage chart' minmax(0, 1.25fr) 'controls map chart' minmax(0, 1fr) 'controls map counters' auto /
      300px minmax(0, 1fr) minmax(0, 1.1fr);
  }
  sac-controls {
    grid-area: controls;
  }
  sac-stage {
    grid-area: stage;
  }
  sac-state-map {
    grid-area: map;
  }
  sac-charts {
    grid-area: chart;
  }
  sac-counters {
    grid-area: counters;
  }

  @container lab (max-width: 1099.9px) {
    .lab {
      gap: 8px;
      padding: 8px;
    }
    header {
      gap: 12px;
    }
    .brand p {
      display: none;
    }
    main {
      gap: 8px;
      overflow-y: auto;
      scrollbar-width: thin;
      grid-template:
        'stage chart' minmax(230px, calc(100cqh - 140px))
        'counters counters' auto
        'map map' 340px
        'controls controls' auto / minmax(0, 0.8fr) minmax(0, 1fr);
    }
  }

  @container lab (max-width: 499.9px) {
    header {
      display: contents;
    }
    .brand {
      flex: none;
    }
  }
`;
