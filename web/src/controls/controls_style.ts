/** The look of the panel of all controls, also on paper. */
import { css } from '../ui/text_size';

export const controlsStyle = css`
  header {
    padding-block-end: 4px;
  }
  button.note {
    padding: 0;
    border: 0;
    background: none;
    opacity: 1;
    color: var(--muted);
    font-size: 12px;
    white-space: nowrap;
  }
  button.note:enabled {
    color: var(--changed);
    font-weight: 600;
  }
  .tools {
    flex: none;
    display: flex;
    gap: 4px;
    padding: 2px 12px 8px;
    border-block-end: 1px solid var(--line);
  }
  input[type='search'] {
    flex: 1;
    min-width: 0;
    height: 30px;
    padding: 0 8px;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--field);
  }
  input[type='search']::placeholder {
    color: var(--muted);
    opacity: 1;
  }
  input[type='search']:hover {
    border-color: var(--line-strong);
  }
  .icon {
    display: grid;
    place-items: center;
    width: 30px;
    height: 30px;
    padding: 0;
    border: 1px solid transparent;
    border-radius: 8px;
    background: none;
  }
  .icon:hover:not(:disabled) {
    background: var(--raised);
  }
  .icon:disabled {
    opacity: 0.35;
  }
  .icon svg {
    width: 16px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.6;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  @media print {
    :host {
      display: block !important;
      break-inside: auto !important;
      overflow: visible !important;
    }
    .tools,
    .fold,
    footer {
      display: none !important;
    }
    .list {
      overflow: visible;
      columns: 2;
      column-gap: 0;
    }
    sac-param {
      break-inside: avoid;
    }
    h3 {
      position: static;
      break-after: avoid;
    }
  }
  .fold {
    display: block;
    width: calc(100% - 24px);
    min-height: 32px;
    margin: 8px 12px 12px;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: none;
    color: var(--accent);
    font-size: 12px;
  }
  .fold:hover {
    border-color: var(--line-strong);
  }
  .none {
    margin: 0;
    padding: 14px;
    color: var(--muted);
  }
  @container lab (max-width: 499.9px) {
    input[type='search'],
    .icon {
      height: 44px;
    }
    input[type='search'] {
      font-size: 16px;
    }
    .icon {
      width: 44px;
    }
  }
  .list {
    flex: 1;
    min-height: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--track) transparent;
  }
  section + section {
    margin-block-start: 6px;
    border-block-start: 1px solid var(--line);
  }
  h3 {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    margin: 0;
    padding: 7px 14px 3px 12px;
    background: var(--panel);
    color: var(--muted);
    font-size: 11px;
    font-weight: 600;
    letter-spacing: 0.06em;
    text-transform: uppercase;
  }
  footer {
    flex: none;
    height: min(112px, 24%);
    padding: 10px 14px;
    border-block-start: 1px solid var(--line);
    background: var(--raised);
    color: var(--muted);
    font-size: 12px;
    line-height: 1.35;
    overflow-y: auto;
    scrollbar-width: thin;
  }
  footer p {
    margin: 0 0 3px;
  }
  .title {
    color: var(--ink);
  }
  .range {
    color: var(--ink);
  }
  .error {
    color: var(--error-ink);
  }
  sac-param[data-lit] {
    border-radius: 8px;
    background: var(--accent-soft);
    box-shadow: 0 0 0 4px var(--accent-soft);
  }
`;
