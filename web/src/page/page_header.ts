/** The bar at the top: what trains, how fast, and what else there is. */
import { html, type TemplateResult } from 'lit';
import '../controls/preset_picker';
import '../controls/speed_and_seed';
import '../controls/transport';
import type { Lab } from '../lab/lab';
import type { LabState } from '../lab/store';
import '../ui/menu';
import type { MenuItem } from '../ui/menu';
import type { Actions } from '../help/shortcuts';

interface Header {
  lab: Lab;
  /** The run whose preset it is about. */
  focused: Lab;
  hasControls: boolean;
  /** The controls are pulled out. */
  sheet: boolean;
  comparing: boolean;
  seeds: boolean;
  menu: readonly MenuItem[];
  toggleSheet: () => void;
  actions: Pick<Actions, 'compare' | 'seeds' | 'share'>;
}

export function pageHeader(header: Header): TemplateResult {
  const { lab, focused, hasControls, sheet, comparing, seeds, menu, toggleSheet, actions } = header;
  return html`<header part="header">
    <h1>SAC&#8201;Lab</h1>
    <sac-preset .lab=${focused}></sac-preset>
    <sac-transport .lab=${lab}>
      ${
        hasControls
          ? html`<button class="settings" aria-expanded=${sheet} aria-label="Settings" title="Settings" @click=${toggleSheet}>
            <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M2 5h6M12 5h2M2 11h2M8 11h6" /><circle cx="10" cy="5" r="2" /><circle cx="6" cy="11" r="2" /></svg>
            <span>Settings</span>
          </button>`
          : ''
      }
    </sac-transport>
    <sac-speed-and-seed .lab=${lab}></sac-speed-and-seed>
    <div class="tools">
      <button class="button compare" aria-pressed=${comparing} title="Train a second run beside this one (C)" @click=${() => actions.compare()}>
        Compare
      </button>
      <button class="button seeds" aria-pressed=${seeds} title="Train many seeds of this setting (N)" @click=${() => actions.seeds()}>
        Seeds
      </button>
      <button class="button share" title="Share this run (S)" aria-label="Share" ?disabled=${!lab.store.state.schema} @click=${() => actions.share()}>
        <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M8 10V2M5 4.5L8 1.5l3 3M3 8v5.5h10V8" /></svg><span>Share</span>
      </button>
      <sac-menu .items=${menu}></sac-menu>
    </div>
  </header>`;
}

type Action = 'compare' | 'seeds' | 'undo' | 'save' | 'open' | 'tour' | 'glossary' | 'help';

/** @param undo what would be taken back; empty: nothing @param lessons address of the course; null: there is none */
export function menuItems(
  { schema, phase }: LabState,
  undo: string,
  run: Readonly<Record<Action, () => void>>,
  lessons: string | null,
): readonly MenuItem[] {
  return [
    { name: 'compare', label: 'Compare two runs', key: 'C', onlyWhereNarrow: true, run: run.compare },
    { name: 'seeds', label: 'Train many seeds', onlyWhereNarrow: true, run: run.seeds },
    {
      name: 'undo',
      label: undo ? `Undo: ${undo}` : 'Undo',
      key: 'Ctrl+Z',
      disabled: !undo,
      onlyWhereNarrow: true,
      run: run.undo,
    },
    { name: 'save', label: 'Save the run', disabled: !schema || phase === 'failed', run: run.save },
    { name: 'open', label: 'Open a run', disabled: !schema, run: run.open },
    ...(lessons ? [{ name: 'lessons', label: 'Lessons', run: () => location.assign(lessons) }] : []),
    { name: 'tour', label: 'Tour in five steps', run: run.tour },
    { name: 'glossary', label: 'Words and symbols', run: run.glossary },
    { name: 'help', label: 'Help', key: '?', run: run.help },
  ];
}
