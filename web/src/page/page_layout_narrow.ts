/** The frame where there is less room: the controls in a sheet, the header in fewer lines, a phone, and paper. */
import { css } from '../ui/text_size';

export const narrowLayout = css`
  @container lab (max-width: 1199.9px) {
    .lab {
      gap: 8px;
      padding: 8px;
    }
    header {
      gap: 8px;
    }
    .tools > .button:not(.share) {
      display: none;
    }
    .share span {
      display: none;
    }
    .share {
      width: 38px;
      padding: 0;
    }
    sac-preset {
      flex: 0 1 auto;
    }
    .views {
      gap: 8px;
    }
    .settings {
      display: flex !important;
    }
    .settings svg {
      width: 17px;
      fill: none;
      stroke: currentColor;
      stroke-width: 1.6;
      stroke-linecap: round;
    }
    .settings[aria-expanded='true'] {
      border-color: transparent;
      background: var(--accent-soft);
      color: var(--accent);
    }
    sac-controls {
      position: absolute;
      z-index: 2;
      inset: 56px auto 8px 8px;
      width: 320px;
      border-color: var(--line-strong);
      box-shadow: 8px 0 40px rgb(0 0 0 / 25%);
      translate: -110% 0;
      visibility: hidden;
      transition: translate 0.2s ease-out, visibility 0.2s;
    }
    [data-sheet] sac-controls {
      translate: 0 0;
      visibility: visible;
      transition: translate 0.2s ease-out; /* seen at once, so that it can take the focus */
    }
  }
  @container lab (min-width: 500px) and (max-width: 899.9px) {
    .settings span {
      display: none;
    }
  }
  @container lab (max-width: 819.9px) {
    h1 {
      position: absolute;
      clip-path: inset(50%);
    }
  }
  @container lab (max-width: 719.9px) {
    header {
      flex-wrap: wrap;
    }
  }

  /* A phone: the controls come up from below, where the thumb is. */
  @container lab (max-width: 499.9px) {
    .lab {
      display: grid;
      grid-template:
        'name tools' auto
        'preset speed' auto
        'guide guide' auto
        'bands bands' auto
        'main main' minmax(0, 1fr)
        'transport transport' auto / minmax(0, 1fr) auto;
      gap: 0;
      padding: 0;
    }
    header {
      display: contents;
    }
    h1 {
      grid-area: name;
      position: static;
      clip-path: none;
      padding: 4px 12px 0;
      line-height: 44px;
    }
    .tools {
      grid-area: tools;
      padding: 4px 8px 0;
    }
    sac-preset {
      grid-area: preset;
      padding: 4px 6px 6px 8px;
    }
    sac-speed-and-seed {
      grid-area: speed;
      padding: 4px 8px 6px 0;
    }
    .share {
      width: 44px;
    }
    sac-guide {
      grid-area: guide;
      margin: 0;
      padding: 0 12px 6px;
    }
    .bands {
      grid-area: bands;
      max-height: 304px;
      overflow-y: auto;
      padding: 0 8px 8px;
    }
    .views {
      grid-area: main;
      padding: 0 8px 8px;
    }
    sac-transport {
      grid-area: transport;
      z-index: 3;
      padding: 8px 8px max(8px, env(safe-area-inset-bottom));
      border-block-start: 1px solid var(--line);
      background: var(--ground);
    }
    sac-controls {
      inset: auto 0 65px;
      width: auto;
      height: min(600px, 100% - 120px);
      border-width: 1px 0 0;
      border-radius: 16px 16px 0 0;
      box-shadow: 0 -8px 32px rgb(0 0 0 / 22%);
      translate: 0 110%;
    }
    /* In a low frame there is room for the views and one row of buttons. */
    [data-low] .tools,
    [data-low] sac-preset,
    [data-low] sac-speed-and-seed,
    [data-low] sac-guide {
      display: none;
    }
    [data-low] h1 {
      position: absolute;
      clip-path: inset(50%);
    }
    [data-low] .views {
      padding-block-start: 8px;
    }
  }
  /* A phone with a large text. */
  @container lab (max-width: 299.9px) {
    .lab {
      grid-template:
        'preset tools' auto
        'speed speed' auto
        'bands bands' auto
        'main main' minmax(0, 1fr)
        'transport transport' auto / minmax(0, 1fr) auto;
    }
    h1 {
      position: absolute;
      clip-path: inset(50%);
    }
    sac-guide,
    .settings span {
      display: none;
    }
    .tools {
      padding-inline-start: 0;
    }
    sac-speed-and-seed {
      padding-inline-start: 8px;
      justify-content: space-between;
    }
  }
  /* One column, light, as long as it needs; the settings last. */
  @media print {
    :host,
    .lab {
      display: block !important;
      height: auto;
      padding: 0;
      overflow: visible;
      background: none;
    }
    header {
      display: flex !important;
      padding-block-end: 4px;
    }
    h1 {
      position: static;
      display: block;
      padding: 0;
      clip-path: none;
    }
    sac-transport,
    .tools,
    sac-tour,
    sac-tip,
    sac-drop-zone {
      display: none !important;
    }
    sac-speed-and-seed {
      display: flex;
      padding: 0;
    }
    sac-guide {
      display: block;
      padding: 0 0 8px;
    }
    .views {
      display: flex !important;
      flex-direction: column;
      gap: 0;
      padding: 0;
      overflow: visible;
    }
    main > * {
      min-height: auto;
    }
    .stages {
      margin-block-end: 14px;
    }
    sac-stage {
      height: 250px;
    }
    sac-state-map {
      height: 330px;
    }
    sac-charts {
      height: 340px;
    }
    sac-action-slice {
      height: 240px;
    }
    sac-counters {
      height: 44px;
    }
    sac-controls {
      order: 1;
      position: static;
      width: auto;
      height: auto;
      border: 1px solid var(--line);
      border-radius: 12px;
      box-shadow: none;
      translate: none;
      visibility: visible;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    sac-controls {
      transition: none !important;
    }
  }
`;
