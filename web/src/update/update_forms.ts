/** The shapes that the view takes: a strip by default, narrower strips, the page alone, slides, a phone. */
import { css } from '../text_size';

export const forms = css`
  @container update (min-width: 1700px) {
    :host([form='strip']) .frame { --formula: 18px; font-size: 14px; }
  }
  @container update (max-width: 1380px) {
    :host([form='strip']) nav button { padding-inline: 5px; gap: 3px; }
    :host([form='strip']) nav { gap: 0; }
    :host([form='strip']) .frame { --formula: 15px; }
  }
  @container update (max-width: 1250px) {
    :host([form='strip']) .frame { --formula: 15px; }
    :host([form='strip']) .note { flex: none; }
    :host([form='strip']) .note .of { display: none; }
    :host([form='strip']) sac-update-diagram { width: max(52%, 718px); }
    :host([form='strip']) nav .count { display: none; }
    :host([form='strip']) .walk button { padding-inline: 6px; }
    :host([form='strip']) .walk .next { min-width: 80px; }
    :host([form='strip']) .body { gap: 12px; }
  }

  /* The overview fills a low view: an explanation lies over its end while it is asked for. */
  :host(:is([form='strip'], [form='stack'])) [data-overview] .info {
    position: absolute;
    inset: auto -6px -2px;
    padding-inline: 6px;
    background: var(--panel);
    box-shadow: 0 -6px 8px var(--panel);
  }
  :host(:is([form='strip'], [form='stack'])) .info[data-quiet] { display: none; }
  :host(:is([form='page'], [form='phone'])) [data-overview] .info { order: -1; margin-block: 0 8px; border-block-start: 0; }

  /* Not as low and wide as on the lab's screen: one above the other. */
  :host([form='stack']), :host([form='phone']) {
    overflow: clip; /* unlike a scroll box, it makes a grid leave room for all of it */
  }
  :host(:not([form='strip'])) :is(.body, .panel) { flex: none; }
  :host(:not([form='strip'])) .frame { flex: 0 1 auto; overflow: hidden auto; scrollbar-width: thin; }
  :host(:not([form='strip'])) .body { flex-direction: column; gap: 5px; }
  :host(:not([form='strip'])) sac-update-diagram { width: 100%; }
  :host(:not([form='strip'])) header { flex-wrap: wrap; }
  :host(:not([form='strip'])) nav { order: 3; flex: 1 0 100%; justify-content: start; }
  :host(:not([form='strip'])) .note { flex: 1; }
  :host(:not([form='strip'])) .panel { min-height: 150px; }
  :host([form='page']) .frame { --formula: 23px; font-size: 16px; }
  :host([form='page']) :is(.frame, .body, .panel) { flex: 1; }
  :host([form='page']) .panel { min-height: 300px; }
  :host([form='page']) .sentence { min-height: 24px; line-height: 24px; margin-block-end: 10px; }
  :host([form='page']) .rows { gap: 12px; }
  :host([form='page']) .info { height: 48px; font-size: 14px; line-height: 20px; }
  :host([form='page']) .overview :is(li > button, .words, sac-formula) { font-size: 17px; }
  :host([form='page']) .overview .outcomes { font-size: 16px; }
  :host([form='page']) .overview .outcomes b { min-width: 76px; }
  :host([form='page']) :is(nav, .walk) button { height: 34px; font-size: 14px; padding-inline: 12px; }
  :host([form='stack']) header { padding-block: 4px 2px; row-gap: 2px; }
  :host([form='stack']) .body { padding: 0 6px 5px; }
  :host([form='stack']) sac-update-diagram { width: 100%; }
  :host([form='stack']) nav { justify-content: space-between; gap: 0; }
  :host([form='stack']) nav button { padding-inline: 6px; }

  @media print {
    nav, .walk, .info[data-quiet] { display: none !important; }
    .frame, .body, .panel { flex: none !important; overflow: visible !important; }
    .body { flex-direction: column !important; }
    sac-update-diagram { width: 100% !important; }
    :host([form='phone']) sac-update-diagram { width: auto !important; }
    .rows { overflow: visible; }
  }

  /* A phone: the buttons stay at the bottom while the view is read. */
  :host([form='phone']) :is(header, .body) { display: contents; }
  :host([form='phone']) .frame > *, :host([form='phone']) :is(h2, .note, sac-update-diagram, .panel) { margin-inline: 10px; }
  :host([form='phone']) h2 { margin-block-start: 10px; }
  :host([form='phone']) .note { height: 18px; flex: none; }
  :host([form='phone']) nav {
    order: 0;
    flex: none;
    margin-block: 4px 8px;
    padding: 2px 10px;
    overflow-x: auto;
    scrollbar-width: none;
  }
  :host([form='phone']) nav button { flex: none; height: 44px; padding-inline: 12px; font-size: 14px; }
  :host([form='phone']) sac-update-diagram { width: auto; max-width: 480px; }
  :host([form='phone']) .panel { min-height: 330px; margin-block: 12px 8px; font-size: 14px; }
  :host([form='phone']) .sentence { min-height: 76px; line-height: 19px; }
  :host([form='phone']) .rows { gap: 6px; --formula: 16px; }
  :host([form='phone']) .info { height: 62px; font-size: 13px; line-height: 18px; overflow: auto; }
  :host([form='phone']) .walk {
    order: 9;
    position: sticky;
    inset-block-end: 0;
    margin: 0;
    padding: 8px 10px;
    border-block-start: 1px solid var(--line);
    background: var(--panel);
  }
  :host([form='phone']) .walk button { height: 44px; min-width: 44px; font-size: 14px; }
  :host([form='phone']) .walk .next { flex: 1; }
  :host([form='phone']) .overview, :host([form='phone']) .overview.rest { grid: auto-flow / 1fr auto; row-gap: 8px; }
  :host([form='phone']) .overview.rest li { grid-column: 1 / -1; }
  :host([form='phone']) .overview .words { grid-area: 2 / 1 / 3 / 3; padding-inline-start: 22px; white-space: normal; }
  :host([form='phone']) .overview li { row-gap: 0; }
  :host([form='phone']) .overview sac-formula { grid-area: 2 / 1 / 3 / 3; font-size: 15px; padding-inline-start: 22px; white-space: normal; }
  :host([form='phone']) .overview li > button { height: 44px; padding-inline: 0; font-size: 14px; }
`;
