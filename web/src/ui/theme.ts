/** Colours, type and shared shapes. Custom properties are set on `sac-lab` and reach every part inside. */
import { css } from './text_size.ts';

const dark = `
  --ground: #0c1015;
  --panel: #141a21;
  --raised: #1b232c;
  --field: #0f141a;
  --track: #34404e;
  --line: #27303b;
  --line-strong: #6b7889;
  --ink: #e9eef4;
  --muted: #9aa7b6;
  --accent: #6ea8ff;
  --accent-hover: #8dbbff;
  --accent-ink: #07131f;
  --accent-soft: #17273d;
  --policy: #6ea8ff;
  --training: #66758a;
  --optimum: #3ecf9f;
  --solved: #3ecf9f;
  --solved-soft: #10302a;
  --rod: #ea7a52;
  --changed: #f2b04d;
  --warn-soft: #35290f;
  --warn-ink: #ffdf9e;
  --error-soft: #3b1a17;
  --error-ink: #ffc2b8;
  --shadow: 0 1px 2px rgb(0 0 0 / 30%), 0 4px 16px rgb(0 0 0 / 20%);
  --value: #e0b050;
  --q1: #ff8cc6;
  --q2: #b79aff;
  --replay: #9db4c0;
  --run-a: #6ea8ff;
  --run-b: #f2a25c;
`;

/** One colour has one meaning everywhere; the hues stay apart for colour-blind readers (after Okabe and Ito). */
export const tokens = css`
  :host {
    --ground: #eef0f3;
    --panel: #ffffff;
    --raised: #f5f6f8;
    --field: #ffffff;
    --track: #d3d9e1;
    --line: #dde1e7;
    --line-strong: #8b95a3;
    --ink: #151a21;
    --muted: #566070;
    --accent: #1c5fc4;
    --accent-hover: #164ea3;
    --accent-ink: #ffffff;
    --accent-soft: #e6eefb;
    --policy: #1c5fc4;
    --training: #8b9ab0;
    --optimum: #00795a;
    --solved: #00795a;
    --solved-soft: #dff3ec;
    --rod: #d8603a;
    --changed: #b45309;
    --warn-soft: #fff3d9;
    --warn-ink: #6a4300;
    --error-soft: #fde7e4;
    --error-ink: #96190b;
    --shadow: 0 1px 2px rgb(20 30 50 / 6%), 0 4px 16px rgb(20 30 50 / 5%);
    --value: #8a5a00;
    --q1: #a3246e;
    --q2: #6a3fb5;
    --replay: #4d6470;
    --run-a: #1c5fc4;
    --run-b: #b4540a;
    --sans: system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', 'Liberation Sans', Arial, sans-serif;
    --serif: 'STIX Two Text', 'Latin Modern Roman', 'Cambria', 'Noto Serif', 'Liberation Serif', Georgia, 'Times New Roman', serif;
    color-scheme: light dark;
  }
  @media print {
    :host {
      color-scheme: light;
      print-color-adjust: exact;
    }
  }
  :host([theme='light']) {
    color-scheme: light;
  }
  @media screen and (prefers-color-scheme: dark) {
    :host(:not([theme='light'])) {
      ${dark}
    }
  }
  @media screen {
    :host([theme='dark']) {
      color-scheme: dark;
      ${dark}
    }
  }
`;

/** For every shadow root. */
export const base = css`
  :host {
    box-sizing: border-box;
    font: 13px/1.4 var(--sans);
    color: var(--ink);
    font-variant-numeric: tabular-nums;
    -webkit-font-smoothing: antialiased;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: inherit;
  }
  h2 {
    margin: 0;
    font-size: 13px;
    font-weight: 600;
    letter-spacing: 0.005em;
  }
  button,
  input,
  select {
    font: inherit;
    color: inherit;
    font-variant-numeric: tabular-nums;
  }
  button {
    cursor: pointer;
  }
  button:disabled {
    cursor: default;
    opacity: 0.45;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .symbol {
    font-family: var(--serif);
    font-size: 1.15em;
    line-height: 1;
    white-space: nowrap;
  }
  .symbol i {
    font-style: italic;
  }
  .symbol sub,
  .symbol sup {
    font-size: max(0.7em, 11px);
    line-height: 0;
  }
`;

/** A view: white card with a title line. */
export const panel = css`
  :host {
    display: flex;
    flex-direction: column;
    min-width: 0;
    contain: layout paint style;
    min-height: 0;
    background: var(--panel);
    border: 1px solid var(--line);
    border-radius: 12px;
    box-shadow: var(--shadow);
    overflow: clip;
  }
  header {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: 12px;
    padding: 10px 14px 8px;
  }
  header h2 {
    flex: none;
    white-space: nowrap;
  }
  /* Which of two runs the view shows. */
  :host([run]) header h2::before {
    content: 'A';
    display: inline-block;
    width: 18px;
    margin-inline-end: 7px;
    border-radius: 5px;
    background: var(--run-a);
    color: var(--panel);
    font-size: 11px;
    font-weight: 700;
    line-height: 18px;
    text-align: center;
  }
  :host([run='b']) header h2::before {
    content: 'B';
    background: var(--run-b);
  }
  @media (forced-colors: active) {
    :host([run]) header h2::before {
      forced-color-adjust: none;
    }
  }
  header .note {
    min-width: 0;
    color: var(--muted);
    font-size: 12px;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  figure {
    position: relative;
    flex: 1;
    min-height: 0;
    margin: 0;
  }
  canvas {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    display: block;
  }
  /* On paper each view stands alone, at a size of its own, and nothing waits to be pressed. */
  @media print {
    :host {
      contain: none;
      break-inside: avoid;
      margin-block-end: 10px;
      box-shadow: none;
    }
    canvas {
      object-fit: contain;
    }
    .term {
      text-decoration: none;
    }
  }
`;

/** Paper is light. */
const darkQuery = 'screen and (prefers-color-scheme: dark)';
const stillQuery = '(prefers-reduced-motion: reduce)';
const changes = new EventTarget();

/** A `theme` on the page says something else than before. */
export function tellThemeChange(): void {
  changes.dispatchEvent(new Event('change'));
}
/** Calls back when colours change between light and dark, also to be printed. @returns the function that ends it */
export function onThemeChange(callback: () => void): () => void {
  const sources = [matchMedia(darkQuery), matchMedia('print'), changes];
  for (const source of sources) source.addEventListener('change', callback);
  return () => {
    for (const source of sources) source.removeEventListener('change', callback);
  };
}
export function wantsStillness(): boolean {
  return matchMedia(stillQuery).matches;
}

/** The value of a token, e.g. "--rod", as it is in force at an element. */
export function token(element: Element, name: string): string {
  return getComputedStyle(element).getPropertyValue(name).trim();
}
/** "#rrggbb" as three shares of 1. */
export function rgb(hex: string): [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}
