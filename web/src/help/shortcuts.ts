/** Every key that does something, with what it does: the keyboard and the help sheet read the same list. */

export interface Actions {
  toggle(): void;
  step(): void;
  reset(): void;
  undo(): void;
  redo(): void;
  /** By its place, from 0 on. */
  layer(place: number): void;
  compare(): void;
  seeds(): void;
  share(): void;
  search(): void;
  help(): void;
  escape(): boolean;
}

export interface Shortcut {
  /** As they are written on the help sheet. */
  keys: readonly string[];
  does: string;
  matches(event: KeyboardEvent): boolean;
  /** @returns false where there was nothing to do */
  act(actions: Actions, event: KeyboardEvent): boolean | void;
}

const plain = (event: KeyboardEvent): boolean => !event.ctrlKey && !event.metaKey && !event.altKey;
const key =
  (name: string) =>
  (event: KeyboardEvent): boolean =>
    plain(event) && event.key.toLowerCase() === name;
const withControl = (event: KeyboardEvent): boolean => (event.ctrlKey || event.metaKey) && !event.altKey;
const isUndo = (event: KeyboardEvent): boolean =>
  withControl(event) && !event.shiftKey && event.key.toLowerCase() === 'z';
const isRedo = (event: KeyboardEvent): boolean =>
  withControl(event) && (event.key.toLowerCase() === 'y' || (event.shiftKey && event.key.toLowerCase() === 'z'));

export const shortcuts: readonly Shortcut[] = [
  { keys: ['Space'], does: 'Train or pause', matches: key(' '), act: (actions) => actions.toggle() },
  { keys: ['→'], does: 'One environment step', matches: key('arrowright'), act: (actions) => actions.step() },
  {
    keys: ['R'],
    does: 'Start again; Ctrl+Z brings the run back',
    matches: key('r'),
    act: (actions) => actions.reset(),
  },
  {
    keys: ['1', '…', '9'],
    does: 'Layer of the state map',
    matches: (event) => plain(event) && /^[1-9]$/.test(event.key),
    act: (actions, event) => actions.layer(Number(event.key) - 1),
  },
  {
    keys: ['Ctrl', 'Z'],
    does: 'Take back the last change; after a reset the run comes back',
    matches: isUndo,
    act: (actions) => actions.undo(),
  },
  { keys: ['Ctrl', 'Shift', 'Z'], does: 'Do it again', matches: isRedo, act: (actions) => actions.redo() },
  { keys: ['/'], does: 'Search the hyperparameters', matches: key('/'), act: (actions) => actions.search() },
  { keys: ['C'], does: 'Compare two runs', matches: key('c'), act: (actions) => actions.compare() },
  { keys: ['N'], does: 'Train many seeds', matches: key('n'), act: (actions) => actions.seeds() },
  { keys: ['S'], does: 'Share this run', matches: key('s'), act: (actions) => actions.share() },
  { keys: ['?'], does: 'This sheet', matches: key('?'), act: (actions) => actions.help() },
  { keys: ['Esc'], does: 'Close what is open', matches: key('escape'), act: (actions) => actions.escape() },
];

const typed = new Set(['text', 'search', 'number', 'file']);
const moving = /^(Arrow|Home|End|Page)/;

/** Whether a focused control needs this key itself. */
function isTaken(element: Element, event: KeyboardEvent): boolean {
  const name = element.localName;
  if (name === 'select' || name === 'textarea' || (element as HTMLElement).isContentEditable)
    return event.key !== 'Escape';
  if (name === 'button' || name === 'summary' || name === 'a') return event.key === ' ' || event.key === 'Enter';
  if (name !== 'input') return false;
  const { type } = element as HTMLInputElement;
  if (typed.has(type)) return event.key !== 'Escape';
  return event.key === ' ' || moving.test(event.key);
}

/** Whether a control, or a part of the lab, has use for this key itself. */
export function isUsed(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  return event.defaultPrevented || (target instanceof Element && isTaken(target, event));
}

/** Does what the key of this event says. @returns whether it was one of ours */
export function press(event: KeyboardEvent, actions: Actions): boolean {
  const found = shortcuts.find((shortcut) => shortcut.matches(event));
  return found !== undefined && found.act(actions, event) !== false;
}
