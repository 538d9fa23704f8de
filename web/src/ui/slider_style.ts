/** The look of every slider: its filled part is the custom property --share. */
import { css } from './text_size';

export const sliderStyle = css`
  input[type='range'] {
    appearance: none;
    width: 100%;
    height: 24px;
    margin: 0;
    background: none;
    cursor: pointer;
  }
  input[type='range']::-webkit-slider-runnable-track {
    height: 4px;
    border-radius: 2px;
    background: linear-gradient(to right, var(--accent) var(--share), var(--track) var(--share));
  }
  input[type='range']::-moz-range-track {
    height: 4px;
    border-radius: 2px;
    background: linear-gradient(to right, var(--accent) var(--share), var(--track) var(--share));
  }
  input[type='range']::-webkit-slider-thumb {
    appearance: none;
    width: 14px;
    height: 14px;
    margin-block-start: -5px;
    border: 2px solid var(--accent);
    border-radius: 50%;
    background: var(--panel);
  }
  input[type='range']::-moz-range-thumb {
    width: 10px;
    height: 10px;
    border: 2px solid var(--accent);
    border-radius: 50%;
    background: var(--panel);
  }
  @media (forced-colors: active) {
    input[type='range'] {
      forced-color-adjust: none;
      --accent: Highlight;
      --track: GrayText;
      --panel: Canvas;
    }
  }
`;
