/** What the menu in the header offers. */
import type { LabState } from '../lab/store';
import type { MenuItem } from '../ui/menu';

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
