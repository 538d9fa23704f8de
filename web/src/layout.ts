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
    grid-template:
      'controls stage chart' minmax(0, 0.3fr)
      'controls stage chart' minmax(0, 0.7fr)
      'controls map chart' minmax(0, 0.3fr)
      'controls map slice' minmax(0, 0.7fr)
      'controls map counters' 34px
      'update update update' 208px /
      284px minmax(0, 1fr) minmax(0, 1.06fr);
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
  sac-action-slice {
    grid-area: slice;
  }
  sac-update {
    grid-area: update;
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
    h1 {
      white-space: nowrap;
    }
    .brand p {
      display: none;
    }
    main {
      gap: 8px;
      overflow-y: auto;
      scrollbar-width: thin;
      grid-template:
        'stage chart' max(250px, 100% - 72px)
        'counters counters' 64px
        'map slice' 360px
        'update update' auto
        'controls controls' 560px / minmax(0, 0.85fr) minmax(0, 1fr);
    }
  }

  @container lab (max-width: 499.9px) {
    .lab {
      gap: 0;
      padding: 0;
    }
    header {
      display: contents;
    }
    .brand {
      flex: none;
      display: flex;
      align-items: baseline;
      gap: 10px;
      padding: 10px 12px 0;
    }
    .brand p {
      display: block;
      font-size: 12px;
      white-space: nowrap;
    }
    .brand p span {
      display: none;
    }
    sac-setup {
      flex: none;
      padding: 8px;
    }
    sac-notices {
      margin-inline: 8px;
    }
    main {
      flex: 1;
      order: 1;
      padding: 0 8px 8px;
      grid-template: 'stage' 318px 'counters' 112px 'chart' 400px 'map' 330px 'slice' 300px 'update' auto / minmax(0, 1fr);
    }
    sac-transport {
      order: 2;
      flex: none;
      z-index: 3;
      padding: 8px 8px max(8px, env(safe-area-inset-bottom));
      border-block-start: 1px solid var(--line);
      background: var(--ground);
    }
    .open {
      display: flex !important;
    }
    sac-controls {
      position: absolute;
      z-index: 2;
      inset: auto 0 65px;
      height: min(560px, 100% - 130px);
      border-width: 1px 0 0;
      border-radius: 16px 16px 0 0;
      box-shadow: 0 -8px 32px rgb(0 0 0 / 22%);
      translate: 0 110%;
      visibility: hidden;
      transition: translate 0.2s ease-out, visibility 0.2s;
    }
    [data-sheet] sac-controls {
      translate: 0 0;
      visibility: visible;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    sac-controls {
      transition: none !important;
    }
  }
`;
