/** The look of one choice out of few: a row of radio buttons, each hidden before the text that stands for it. */
import { css } from './text_size';

export const choiceStyle = css`
  label:has(> input[type='radio']) {
    position: relative;
  }
  input[type='radio'] + b {
    border-radius: 6px;
    color: var(--muted);
    font-size: 12px;
    font-weight: 500;
    white-space: nowrap;
    cursor: pointer;
  }
  input[type='radio'] + b:hover {
    color: var(--ink);
  }
  input[type='radio']:checked + b {
    background: var(--accent-soft);
    color: var(--accent);
    font-weight: 600;
  }
  @media (forced-colors: active) {
    input[type='radio']:checked + b {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
  input[type='radio']:focus-visible + b {
    outline: 2px solid var(--accent);
    outline-offset: 1px;
  }
`;
