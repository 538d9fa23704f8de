/** On paper a plot fills its frame, whatever size it had on the screen; nothing can be pointed at there. */
import { css } from './text_size';

export const plotPrintStyle = css`
  @media print {
    .uplot,
    .u-wrap {
      position: absolute;
      inset: 0;
      width: 100% !important;
      height: 100% !important;
    }
    .u-wrap canvas {
      width: 100% !important;
      height: 100% !important;
      object-position: top left;
    }
    .u-under,
    .u-over {
      display: none;
    }
  }
`;
