/** The look of one hyperparameter's control, by its type and by the room that there is. */
import { css } from '../ui/text_size';

export const paramStyle = css`
  :host {
    display: block;
  }
  .row {
    display: grid;
    grid-template: 'label label restore value' 24px 'slider badge badge value' 24px / minmax(0, 1fr) auto 24px 74px;
    column-gap: 8px;
    align-items: center;
    padding: 2px 14px 2px 12px;
  }
  .row:hover,
  .row:focus-within {
    background: var(--raised);
  }
  .label {
    grid-area: label;
    cursor: help;
    display: flex;
    align-items: baseline;
    gap: 8px;
    min-width: 0;
    overflow: hidden;
  }
  .sign {
    color: var(--muted);
    min-width: 20px;
  }
  .sign .symbol {
    font-size: 15px;
  }
  .row[data-changed] .name {
    color: var(--changed);
    font-weight: 600;
  }
  .row[data-idle] .name {
    color: var(--muted);
  }
  .name {
    overflow-wrap: anywhere;
    line-height: 1.15;
  }
  input[type='text'],
  select {
    grid-area: value;
    width: 100%;
    min-width: 0;
    height: 28px;
    padding: 0 8px;
    border: 1px solid var(--line);
    border-radius: 7px;
    background: var(--field);
  }
  input[type='text'] {
    text-align: end;
  }
  input[type='text']:hover,
  select:hover {
    border-color: var(--line-strong);
  }
  input[aria-invalid='true'] {
    border-color: var(--error-ink);
    color: var(--error-ink);
  }
  .row[data-type='choice'] {
    grid-template: 'label label label' auto 'slider restore badge' 30px / minmax(0, 1fr) auto auto;
  }
  .row[data-type='choice'] select {
    grid-area: slider;
  }
  .row[data-type='boolean'] {
    grid-template: 'label restore badge value' auto / minmax(0, 1fr) auto auto auto;
    min-height: 36px;
  }
  .row[data-claim] .label {
    flex-wrap: wrap;
    gap: 0 6px;
    padding-block: 2px;
    line-height: 17px;
  }
  .row[data-claim] .claim {
    flex: 1 0 100%;
  }
  .row[data-claim] .name {
    color: var(--muted);
    font-size: 11.5px;
  }
  .row[data-claim][data-changed] .claim {
    color: var(--changed);
    font-weight: 600;
  }
  .bounds {
    grid-area: slider;
    color: var(--muted);
    font-size: 11px;
  }
  input[type='range'] {
    grid-area: slider;
  }
  .switch {
    grid-area: value;
    position: relative;
    width: 40px;
    height: 24px;
    padding: 0;
    border: 0;
    border-radius: 12px;
    background: var(--line-strong);
  }
  .switch::after {
    content: '';
    position: absolute;
    inset: 3px auto 3px 3px;
    width: 18px;
    border-radius: 50%;
    background: #fff;
    transition: translate 0.12s;
  }
  .switch[aria-checked='true'] {
    background: var(--accent);
  }
  .switch[aria-checked='true']::after {
    translate: 16px 0;
    background: var(--accent-ink);
  }
  @media (forced-colors: active) {
    .switch {
      forced-color-adjust: none;
      border: 1px solid ButtonText;
      background: Canvas;
    }
    .switch::after {
      inset: 2px auto 2px 2px;
      background: ButtonText;
    }
    .switch[aria-checked='true'] {
      background: Highlight;
    }
    .switch[aria-checked='true']::after {
      background: HighlightText;
    }
  }
  .badge {
    grid-area: badge;
    padding: 0 7px;
    border: 1px solid var(--line);
    border-radius: 999px;
    color: var(--muted);
    font-size: 11px;
    line-height: 15px;
    text-align: center;
  }
  .badge.waits {
    border-color: transparent;
    background: var(--warn-soft);
    color: var(--warn-ink);
  }
  .badge.restart {
    border-style: dashed;
    border-color: var(--line-strong);
  }
  .restore {
    grid-area: restore;
    display: grid;
    place-items: center;
    width: 24px;
    height: 24px;
    padding: 0;
    border: 0;
    border-radius: 6px;
    background: none;
    color: var(--changed);
  }
  .restore.unused {
    visibility: hidden;
  }
  .restore:hover {
    background: var(--line);
  }
  @container lab (max-width: 499.9px) {
    .row {
      grid-template: 'label label restore value' 26px 'slider badge badge value' 34px / minmax(0, 1fr) auto 34px 88px;
      padding-block: 6px;
    }
    .row[data-type='choice'] {
      grid-template: 'label label label' auto 'slider restore badge' 44px / minmax(0, 1fr) auto auto;
    }
    input[type='text'],
    select {
      height: 44px;
      font-size: 16px; /* a smaller one makes phones zoom in */
    }
    input[type='range'] {
      height: 34px;
    }
    .row[data-type='boolean'] {
      min-height: 52px;
    }
    .switch {
      width: 52px;
      height: 30px;
      border-radius: 15px;
    }
    .switch::after {
      width: 24px;
    }
    .switch[aria-checked='true']::after {
      translate: 22px 0;
    }
    .restore {
      width: 34px;
      height: 34px;
    }
  }
  .restore svg {
    width: 14px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.6;
    stroke-linecap: round;
  }
`;
