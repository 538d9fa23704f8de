/** The state map's layout: axes and legend around the field. */
import { css } from '../ui/text_size';

export const stateMapStyle = css`
  :host {
    container-type: inline-size;
  }
  header {
    padding-block-end: 6px;
  }
  .sides {
    display: flex;
    gap: 2px;
    margin-block: -3px;
    margin-inline-end: auto;
  }
  .sides + .readout small,
  .sides + .readout .term:has(.whose) {
    display: none;
  }
  .sides b {
    display: block;
    min-width: 26px;
    padding-inline: 7px;
    background: var(--raised);
    line-height: 24px;
    text-align: center;
  }
  .sides input:checked + b {
    box-shadow: inset 0 0 0 1px var(--accent);
  }
  .readout {
    display: flex;
    gap: 12px;
    margin: 0;
    color: var(--muted);
    font-size: 12px;
    white-space: nowrap;
  }
  .readout > span {
    display: flex;
    align-items: baseline;
    gap: 5px;
  }
  .readout output {
    min-width: 2.9em;
    color: var(--ink);
    font-weight: 600;
    text-align: end;
  }
  .readout .value {
    min-width: 3.6em;
  }
  small {
    color: var(--muted);
    font-size: 11px;
  }
  .tip {
    position: absolute;
    padding: 5px 10px;
    border-radius: 8px;
    background: var(--panel);
    color: var(--muted);
    box-shadow: 0 2px 12px rgb(0 0 0 / 35%);
    font-size: 11.5px;
    line-height: 17px;
    white-space: nowrap;
    pointer-events: none;
  }
  .tip[hidden] {
    display: none;
  }
  .tip p {
    margin: 0;
  }
  .tip p:first-child {
    display: flex;
    align-items: baseline;
    gap: 6px;
    font-size: 13px;
  }
  .tip b,
  .tip output {
    color: var(--ink);
    font-weight: 600;
  }
  .whose {
    font-style: italic;
  }
  sac-layer-picker {
    padding: 0 12px;
  }
  .body {
    flex: 1;
    min-height: 0;
    display: grid;
    grid-template: minmax(0, 1fr) 17px / 46px minmax(0, 1fr) 74px;
    padding: 7px 4px 2px 6px;
    color: var(--muted);
    font-size: 11px;
  }
  figure {
    border-radius: 6px;
    overflow: hidden;
    background: var(--raised);
    cursor: crosshair;
    touch-action: pan-y;
  }
  .field {
    transition: opacity 0.12s;
  }
  [data-stale] .field {
    opacity: 0.35;
  }
  .path {
    pointer-events: none;
  }
  .progress {
    position: absolute;
    inset: 8px 8px auto;
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    width: fit-content;
    margin-inline: auto;
    padding: 4px 12px;
    border-radius: 999px;
    background: var(--panel);
    color: var(--ink);
    box-shadow: var(--shadow);
    white-space: nowrap;
  }
  .progress span {
    min-width: 3em;
  }
  progress {
    width: 90px;
    height: 6px;
    accent-color: var(--accent);
  }
  .speeds {
    position: relative;
    display: flex;
    justify-content: flex-end;
    padding-inline-end: 6px;
  }
  .axis-name {
    position: absolute;
    left: 0;
    top: 25%;
    transform: translateY(-50%) rotate(180deg);
    writing-mode: vertical-rl;
    white-space: nowrap;
  }
  .ticks {
    display: flex;
    justify-content: space-between;
  }
  .speeds .ticks {
    flex-direction: column;
    text-align: end;
    margin-block: -2px;
  }
  .legend {
    position: relative;
    display: flex;
    gap: 6px;
    padding-inline-start: 10px;
  }
  .bar {
    flex: none;
    width: 12px;
    border-radius: 4px;
  }
  .marks {
    position: relative;
    flex: 1;
  }
  .marks span {
    position: absolute;
    transform: translateY(50%);
    line-height: 12px;
    white-space: nowrap;
  }
  .marks .low {
    transform: none;
  }
  .marks .high {
    transform: translateY(100%);
  }
  .unit {
    position: absolute;
    inset: calc(100% + 2px) auto auto 10px;
    white-space: nowrap;
  }
  .angles {
    grid-area: 2 / 2;
    padding-block-start: 2px;
  }
  .angles .ticks {
    margin-inline: -10px;
  }
  .angles span {
    width: 24px;
    text-align: center;
  }
  .angle-name {
    grid-area: 2 / 1;
    padding-block-start: 2px;
    text-align: start;
    white-space: nowrap;
  }
  .help {
    flex: none;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    height: 32px;
    margin: 2px 14px 7px;
    overflow: hidden;
    color: var(--muted);
    font-size: 11.5px;
    line-height: 16px;
  }
  @media print {
    sac-layer-picker,
    .sides {
      display: none;
    }
    canvas {
      object-fit: fill;
    }
  }
  @media (forced-colors: active) {
    .bar {
      forced-color-adjust: none;
      outline: 1px solid CanvasText;
    }
  }
  @container (max-width: 479.9px) {
    header {
      flex-direction: column;
      gap: 2px;
    }
    header small {
      display: none;
    }
    .body {
      grid-template-columns: 40px minmax(0, 1fr) 66px;
    }
    .speeds .ticks span:nth-child(even) {
      visibility: hidden;
    }
  }
`;
