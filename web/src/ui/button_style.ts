/** The look of buttons that are more than a mark on a view. */
import { css } from './text_size';

export const buttonStyle = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 7px;
    height: 34px;
    padding: 0 12px;
    border: 1px solid var(--line);
    border-radius: 9px;
    background: var(--panel);
    font-weight: 500;
    white-space: nowrap;
    user-select: none;
  }
  .button:hover:not(:disabled) {
    border-color: var(--line-strong);
  }
  .button[aria-pressed='true'] {
    border-color: transparent;
    background: var(--accent-soft);
    color: var(--accent);
  }
  @media (forced-colors: active) {
    .button:enabled {
      color: ButtonText;
    }
    .button[aria-pressed='true'] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
  .button svg {
    flex: none;
    width: 15px;
    height: 15px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.6;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  @container lab (max-width: 499.9px) {
    .button {
      height: 44px;
    }
  }
`;

/** In a message: the button that goes on, and room for a thumb. */
export const messageButtonStyle = css`
  .main {
    border-color: transparent;
    background: var(--accent);
    color: var(--accent-ink);
    font-weight: 600;
  }
  @container lab (max-width: 499.9px) {
    button {
      height: 44px;
    }
  }
`;
