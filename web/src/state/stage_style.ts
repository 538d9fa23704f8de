/** The stage's layout: readouts and physics on either side of the pendulum, or above and below it where it is narrow. */
import { css } from '../ui/text_size';

export const stageStyle = css`
  :host {
    container-type: size;
  }
  .body {
    position: relative;
    flex: 1;
    min-height: 0;
    display: flex;
    flex-direction: column;
  }
  figure {
    cursor: grab;
    touch-action: pan-y;
    border-radius: 8px;
  }
  .dial {
    position: absolute;
    inset: 0;
    margin: auto;
    height: 100%;
    max-width: 100%;
    aspect-ratio: 1;
    border-radius: 50%;
    touch-action: none;
  }
  figure:active {
    cursor: grabbing;
  }
  figure:focus-visible {
    outline-offset: -3px;
  }

  dl {
    position: absolute;
    inset: 0 auto auto 14px;
    width: 160px;
    margin: 0;
  }
  dl > div {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    height: 26px;
    line-height: 26px;
  }
  /* A low frame. */
  @container (max-height: 245px) {
    dl > div {
      height: 22px;
      line-height: 22px;
    }
    sac-physics {
      --slider-pull: -6px;
      --reset-position: absolute;
      --reset-inset: auto calc(100% + 2px) 0 auto;
      --reset-text: 0;
    }
  }
  dt {
    display: flex;
    align-items: center;
    gap: 6px;
    color: var(--muted);
  }
  dd {
    display: flex;
    align-items: baseline;
    gap: 4px;
    margin: 0;
    white-space: nowrap;
  }
  dl output {
    min-width: 3.1em;
    text-align: end;
    font-weight: 600;
  }
  .unit {
    width: 34px;
    color: var(--muted);
    font-size: 11px;
  }
  .mark {
    width: 10px;
    height: 10px;
  }
  .mark.arc {
    height: 3px;
    border-radius: 2px;
    background: var(--policy);
  }
  .mark.tick {
    width: 3px;
    margin-inline: 3.5px;
    background: var(--policy);
  }
  .mark.band {
    border-radius: 2px;
    background: color-mix(in srgb, var(--policy) 34%, transparent);
  }

  sac-physics {
    position: absolute;
    inset: 2px 14px auto auto;
    width: 152px;
  }

  footer {
    flex: none;
    display: grid;
    height: 40px;
    border-block-start: 1px solid var(--line);
  }
  .begin {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 9px;
    padding: 0;
    border: 0;
    background: var(--accent-soft);
    color: var(--accent);
    font-weight: 600;
    font-size: 14px;
  }
  .begin:hover {
    background: var(--accent);
    color: var(--accent-ink);
  }
  footer button:focus-visible {
    outline-offset: -3px;
  }
  .begin svg {
    width: 12px;
    fill: currentColor;
  }
  .bar {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    padding-inline: 14px;
    color: var(--muted);
    font-size: 12px;
    white-space: nowrap;
  }
  .action {
    display: flex;
    align-items: center;
  }
  .action span {
    margin-inline-end: 8px;
  }
  .action b {
    display: block;
    padding: 3px 9px;
    line-height: 20px;
  }
  kbd {
    padding: 0 4px;
    border: 1px solid var(--line);
    border-radius: 4px;
    font: inherit;
    font-size: 11px;
  }
  button.physics {
    display: none;
    padding: 4px 12px;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: none;
    color: var(--ink);
  }
  button.physics[aria-expanded='true'] {
    background: var(--accent-soft);
    color: var(--accent);
    border-color: transparent;
  }

  /* Where the dial would not fit between the columns. */
  @container (max-width: 499.9px) or ((max-width: 560px) and (min-height: 290px)) or ((max-width: 680px) and (min-height: 420px)) {
    dl {
      inset: 0 10px auto;
      width: auto;
      display: grid;
      grid-template-columns: auto auto;
      justify-content: space-between;
      pointer-events: none;
    }
    dl > div {
      grid-template-columns: minmax(0, 1fr) 3.4em;
      gap: 4px;
    }
    dl .unit {
      display: none;
    }
    .hint {
      display: none;
    }
    button.physics {
      display: block;
    }
    sac-physics {
      inset: auto;
      display: none;
      width: auto;
      padding: 6px 12px 0;
      border-block-start: 1px solid var(--line);
      --columns: 2;
      --reset-position: absolute;
      --reset-inset: auto 8px calc(100% + 4px) auto;
      position: relative;
    }
    sac-physics[data-open] {
      display: grid;
    }
  }
  /* Half of a place that is narrow already: one of two runs. */
  @container (max-width: 339.9px) {
    header {
      gap: 6px;
    }
    header h2 {
      flex: 0 1 auto;
      overflow: hidden;
      text-overflow: ellipsis;
    }
    header .note,
    .live,
    .action span {
      display: none;
    }
    dl {
      position: static;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 0 14px;
      padding-inline: 10px;
      font-size: 12px;
    }
    dl > div {
      height: 20px;
      line-height: 20px;
      column-gap: 4px;
    }
    dl .mark {
      display: none;
    }
    dl output {
      min-width: 2.7em;
    }
    figure {
      order: 1;
    }
    sac-physics {
      order: 2;
    }
    .bar {
      gap: 4px;
      padding-inline: 8px;
    }
    button.physics {
      padding-inline: 8px;
    }
  }
  @container (max-width: 209.9px) {
    dl,
    button.physics {
      display: none;
    }
  }
  .paper {
    display: none;
  }
  @media print {
    [data-paper] canvas {
      display: none;
    }
    [data-paper] .paper {
      display: block;
    }
    footer,
    button.physics {
      display: none !important;
    }
  }
  @media (forced-colors: active) {
    .mark {
      forced-color-adjust: none;
    }
  }
  @media (pointer: coarse) {
    footer {
      height: 52px;
    }
    .action b {
      padding-block: 12px;
    }
    button.physics {
      min-height: 44px;
    }
    sac-physics {
      --slider-height: 32px;
      --slider-pull: 0px;
    }
  }
`;
