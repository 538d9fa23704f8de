/** The action slice's layout: two plots side by side, or one above the other where it is narrow. */
import { css } from '../ui/text_size';

export const actionSliceStyle = css`
  :host {
    container-type: size;
  }
  header {
    justify-content: flex-start;
    padding-block-end: 4px;
  }
  header p {
    margin: 0;
    font-size: 12px;
    white-space: nowrap;
  }
  .state {
    display: flex;
    gap: 8px;
    flex: 1;
    min-width: 0;
    color: var(--muted);
  }
  .state span {
    display: flex;
    align-items: baseline;
    gap: 3px;
  }
  .state output {
    display: inline-block;
    min-width: 2.8em;
    color: var(--ink);
    font-weight: 600;
    text-align: end;
  }
  .kl {
    padding: 1px 10px;
    margin-block: -2px;
    border-radius: 999px;
    background: var(--accent-soft);
    color: var(--policy);
  }
  .kl output {
    display: inline-block;
    min-width: 3.4em;
    font-weight: 700;
    text-align: end;
  }
  .plots {
    flex: 1;
    min-height: 0;
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 6px;
    padding: 0 8px 0 4px;
  }
  .plots:focus-visible {
    outline-offset: -3px;
    border-radius: 8px;
  }
  section {
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
  }
  ul {
    flex: none;
    display: flex;
    gap: 10px;
    margin: 0;
    padding: 0 2px 0 8px;
    list-style: none;
    color: var(--muted);
    font-size: 11.5px;
    line-height: 18px;
    white-space: nowrap;
    overflow: hidden;
  }
  li {
    display: flex;
    align-items: center;
    gap: 4px;
  }
  li > i:first-child:not(.symbol) {
    width: 12px;
    border-block-start: 2.5px solid;
    border-radius: 2px;
  }
  li output {
    min-width: 3.1em;
    color: var(--ink);
    font-weight: 600;
    text-align: end;
  }
  .q1 > i {
    color: var(--q1);
  }
  .q2 > i {
    color: var(--q2);
  }
  .min > i:first-child {
    border-block-start-width: 5px !important;
    color: color-mix(in srgb, var(--ink) 22%, transparent);
  }
  .policy > i,
  b.policy {
    color: var(--policy);
  }
  .target > i,
  b.target {
    color: var(--muted);
  }
  figure {
    min-height: 50px;
  }
  @media (forced-colors: active) {
    li > i,
    figure {
      forced-color-adjust: none;
    }
  }
  .uplot {
    position: absolute;
    font-family: inherit;
  }
  .u-cursor-x {
    border-color: var(--line-strong) !important;
  }
  .help {
    flex: none;
    margin: 0 14px 6px;
    overflow: hidden;
    color: var(--muted);
    font-size: 11.5px;
    line-height: 16px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  @container (max-width: 539.9px) {
    header {
      flex-wrap: wrap;
      justify-content: space-between;
      gap: 4px 12px;
    }
    .state {
      order: 1;
      flex: 1 0 100%;
    }
    ul {
      gap: 5px;
      font-size: 11px;
      letter-spacing: -0.01em;
    }
    .help {
      white-space: normal;
    }
  }
  @container (max-width: 469.9px) {
    .min {
      display: none;
    }
    li output {
      min-width: 2.4em;
    }
  }
  @container (max-width: 479.9px) and (min-height: 230px) {
    .plots {
      grid-template: 1fr 1fr / minmax(0, 1fr);
    }
  }
`;
