/** The charts' panel: a large chart over a row of small ones; where there is no room, over a choice of them. */
import { css } from '../ui/text_size';

export const chartsStyle = css`
  :host {
    container: charts / size;
  }
  header {
    align-items: center;
    gap: 10px;
    padding: 8px 10px 3px 14px;
    min-height: 36px;
  }
  header .note,
  header .solved {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    margin-inline-end: auto;
  }
  .solved {
    padding: 1px 10px;
    border-radius: 999px;
    background: var(--solved-soft);
    color: var(--solved);
    font-size: 12px;
    font-weight: 600;
    white-space: nowrap;
  }
  .tools {
    flex: none;
    display: flex;
    gap: 3px;
  }
  .tools > *,
  .all {
    height: 24px;
    padding: 0 6px;
    border: 1px solid transparent;
    border-radius: 6px;
    background: var(--raised);
    color: var(--muted);
    font-size: 11.5px;
  }
  .tools select {
    width: 86px;
    padding: 0 2px;
  }
  .tools > :hover:not(:disabled),
  .all:hover {
    color: var(--ink);
    border-color: var(--line-strong);
  }
  .log[aria-pressed='true'] {
    background: var(--accent-soft);
    color: var(--accent);
    border-color: var(--accent);
  }

  .large {
    position: relative;
    flex: 1;
    min-height: 90px;
    display: flex;
    margin-inline: 4px;
    border-radius: 6px;
  }
  .large:focus-visible {
    outline-offset: -2px;
  }
  .all {
    position: absolute;
    inset: 16px 22px auto auto;
    border-color: var(--line-strong);
    background: var(--panel);
    color: var(--ink);
  }
  .axis {
    display: flex;
    justify-content: space-between;
    gap: 12px;
    height: 17px;
    margin: 0;
    padding: 0 16px;
    color: var(--muted);
    font-size: 11px;
    white-space: nowrap;
  }
  .axis span:first-child {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    color: var(--ink);
  }
  .uplot {
    position: absolute;
    font-family: inherit;
  }
  .u-cursor-x {
    border-color: var(--line-strong) !important;
  }
  .u-select {
    background: color-mix(in srgb, var(--accent) 18%, transparent) !important;
  }

  .small {
    flex: none;
    display: grid;
    grid-template-columns: repeat(5, minmax(0, 1fr));
    gap: 6px;
    height: clamp(72px, 27cqh, 110px);
    padding: 3px 8px 8px;
  }
  .tile {
    display: grid;
    grid-template: auto minmax(0, 1fr) / minmax(0, 1fr) auto;
    border: 1px solid var(--line);
    border-radius: 8px;
    overflow: hidden;
    cursor: pointer;
  }
  .tile:hover {
    border-color: var(--line-strong);
    background: var(--raised);
  }
  .tile:focus-within:has(:focus-visible) {
    outline: 2px solid var(--accent);
  }
  .tile button {
    min-height: 24px;
    padding: 0 0 0 7px;
    border: 0;
    background: none;
    color: var(--muted);
    font-size: 11px;
    text-align: start;
    white-space: nowrap;
    outline: none;
  }
  .tile output {
    min-width: 0;
    padding: 0 7px 0 3px;
    line-height: 24px;
    font-size: 11px;
    white-space: nowrap;
  }
  .tile figure {
    grid-column: 1 / -1;
    margin-inline: 4px;
  }
  .choice {
    display: none;
    flex: none;
    gap: 2px;
    margin: 2px 8px 8px;
    padding: 2px;
    border-radius: 8px;
    background: var(--raised);
  }
  .choice label {
    flex: auto;
    display: flex;
  }
  .choice span {
    flex: 1;
    display: grid;
    place-items: center;
    min-height: 26px;
    padding: 0 3px;
    border-radius: 6px;
    color: var(--muted);
    font-size: 12px;
    white-space: nowrap;
    cursor: pointer;
  }
  .choice :checked + span {
    background: var(--panel);
    color: var(--ink);
    box-shadow: 0 0 0 1px var(--line-strong);
  }
  .choice :focus-visible + span {
    outline: 2px solid var(--accent);
  }

  @media print {
    .tools,
    .choice,
    .clear,
    .small:not(:has(canvas)),
    .tile:not(:has(canvas)) {
      display: none !important;
    }
  }
  @media (forced-colors: active) {
    .legend i,
    figure {
      forced-color-adjust: none;
    }
    .log[aria-pressed='true'],
    .choice :checked + span {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
  @container charts (max-width: 499.9px) or (max-height: 289.9px) {
    .small {
      display: none;
    }
    .choice {
      display: flex;
    }
  }
  @container charts (max-width: 539.9px) {
    .solved span {
      display: none;
    }
  }
  @container charts (max-width: 459.9px) {
    header {
      flex-wrap: wrap;
    }
    header .note,
    .log:disabled {
      display: none;
    }
    .tools {
      margin-inline-start: auto;
    }
    .legend {
      gap: 0 2px;
    }
    .legend > * {
      gap: 4px;
      padding: 0 3px;
    }
    .legend i:where(:not(.symbol i)) {
      width: 9px;
    }
    .legend output {
      min-width: 2.3em;
    }
    .tools select {
      width: 84px;
    }
  }
  @media (pointer: coarse) {
    .choice span {
      min-height: 44px;
    }
    .tools > *,
    .all,
    .clear,
    .toggle {
      min-width: 44px;
      height: 44px;
    }
    .toggle {
      min-width: 36px;
    }
    .legend > *,
    .legend .term {
      height: 44px;
    }
  }
`;
