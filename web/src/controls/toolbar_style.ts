/** The look of a bar of tools over the views: comparison and seeds. */
import { css } from '../ui/text_size';

export const toolbarStyle = css`
  :host {
    flex: none;
    display: flex;
    align-items: center;
    gap: 6px 10px;
    min-width: 0;
    min-height: 40px;
    padding: 4px 6px 4px 12px;
    border: 1px solid var(--line);
    border-radius: 12px;
    background: var(--panel);
    box-shadow: var(--shadow);
  }
  h2 {
    flex: none;
  }
  .muted {
    color: var(--muted);
    font-size: 12px;
  }
  .grow {
    flex: 1;
    min-width: 0;
  }
  button {
    flex: none;
    height: 30px;
    padding-inline: 10px;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--field);
    font-size: 12px;
    white-space: nowrap;
  }
  button:hover:not(:disabled) {
    border-color: var(--line-strong);
  }
  button.primary {
    border-color: transparent;
    background: var(--accent);
    color: var(--accent-ink);
    font-weight: 600;
  }
  button.primary:hover:not(:disabled) {
    border-color: transparent;
    background: var(--accent-hover);
  }
  button.close {
    width: 30px;
    padding: 0;
    border-color: transparent;
    background: none;
    color: var(--muted);
    font-size: 18px;
    line-height: 1;
  }
  button.close:hover {
    background: var(--raised);
    color: var(--ink);
  }
  .run {
    display: inline-grid;
    place-items: center;
    width: 18px;
    height: 18px;
    border-radius: 5px;
    background: var(--run-a);
    color: var(--panel);
    font-size: 11px;
    font-weight: 700;
  }
  .run.b {
    background: var(--run-b);
  }
  @media (forced-colors: active) {
    .run {
      forced-color-adjust: none;
    }
  }
  @media (pointer: coarse) {
    button {
      height: 44px;
      min-width: 44px;
    }
  }
`;
