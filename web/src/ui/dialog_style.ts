/** The look of every dialog. */
import { css } from './text_size';

export const dialogStyle = css`
  dialog {
    width: min(var(--width, 640px), 100vw - 24px);
    max-height: calc(100dvh - 24px);
    padding: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    border: 1px solid var(--line);
    border-radius: 14px;
    background: var(--panel);
    color: var(--ink);
    box-shadow: 0 16px 64px rgb(0 0 0 / 30%);
  }
  dialog::backdrop {
    background: rgb(10 14 20 / 45%);
  }
  .head {
    position: sticky;
    top: 0;
    z-index: 1;
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding: 14px 12px 8px 20px;
    background: var(--panel);
  }
  .head h2 {
    font-size: 17px;
  }
  .close {
    width: 34px;
    height: 34px;
    padding: 0;
    border: 0;
    border-radius: 9px;
    background: none;
    font-size: 20px;
    line-height: 1;
  }
  .close:hover {
    background: var(--raised);
  }
  .body {
    padding: 0 20px 20px;
  }
`;
