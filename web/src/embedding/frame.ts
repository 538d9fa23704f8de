/** The lab's page in a frame of another page: it obeys that page, and rests with the slide that it stands on. */
import { type Command, type EventName, readCommand, version } from './frame_messages';

/** What of `<sac-lab>` a page around its frame has to do with. */
export interface FramedLab extends HTMLElement {
  resumes: boolean;
  away: boolean;
  query: string;
  readonly settingNames: readonly string[];
  train(): void;
  pause(): void;
  reset(): void;
  step(steps: number): Promise<void>;
  signature(): Promise<string>;
  metrics(): Record<string, number>;
}

/** @param early messages from before this script was there */
export function obeyHost(lab: FramedLab, early: readonly MessageEvent[]): void {
  const host = new Host(lab);
  for (const event of early) host.hear(event);
  window.addEventListener('message', (event) => host.hear(event));
  // Nothing that is anybody's secret: whoever has put the page into a frame may know that it listens.
  window.parent.postMessage({ 'sac-lab': version, type: 'ready' }, '*');
}

class Host {
  readonly #lab: FramedLab;
  /** Settles when commands can be done; the element sees to their order. */
  readonly #ready: Promise<unknown>;
  /** Origins that have asked for an event, and the one listener for it. */
  readonly #subscribers = new Map<EventName, Set<string>>();

  constructor(lab: FramedLab) {
    this.#lab = lab;
    this.#ready = lab.signature().catch(() => {}); // why it is not is said to who asks
  }
  hear(event: MessageEvent): void {
    // Only the page around the frame: not what lies beside it, nor what it opened.
    if (event.source !== window.parent) return;
    if (event.data === 'slide:start' || event.data === 'slide:stop') {
      return this.#slide(event.data === 'slide:start');
    }
    const command = readCommand(event.data);
    if (!command) return;
    const { origin } = event;
    const done = this.#ready.then(() => this.#obey(command, origin));
    if (command.id === undefined) return void done.catch(() => {});
    const { id } = command;
    done.then(
      (result) => this.#say(origin, { type: 'done', id, ...(result !== undefined && { result }) }),
      (error: Error) => this.#say(origin, { type: 'failed', id, message: error.message }),
    );
  }

  /** Decks unload the frames of other slides: the run goes on when this one is there again. */
  #slide(isOn: boolean): void {
    const lab = this.#lab;
    lab.resumes = true;
    if (!lab.hasAttribute('keep')) lab.setAttribute('keep', `frame${location.search}`);
    lab.away = !isOn;
  }
  async #obey(command: Command, origin: string): Promise<unknown> {
    const lab = this.#lab;
    switch (command.type) {
      case 'set':
        return this.#set(command.values);
      case 'step':
        return lab.step(command.steps);
      case 'signature':
        return lab.signature();
      case 'metrics':
        return lab.metrics();
      case 'subscribe':
        return command.events.forEach((name) => this.#subscribe(name, origin));
      case 'unsubscribe':
        return command.events.forEach((name) => this.#subscribers.get(name)?.delete(origin));
      default:
        return lab[command.type]();
    }
  }
  /** Settings and nothing else: not every attribute is harmless. */
  #set(values: Extract<Command, { type: 'set' }>['values']): void {
    const lab = this.#lab;
    const query = new URLSearchParams(lab.query);
    for (const name of lab.settingNames) {
      const value = values[name];
      if (value === undefined || name === 'keep' || !Object.hasOwn(values, name)) continue;
      query.delete(name); // from here on the link counts no more than what is said now
      if (value === null) lab.removeAttribute(name);
      else lab.setAttribute(name, String(value));
    }
    lab.query = query.toString();
  }
  #subscribe(name: EventName, origin: string): void {
    const known = this.#subscribers.get(name);
    if (known) return void known.add(origin);
    const origins = new Set([origin]);
    this.#subscribers.set(name, origins);
    this.#lab.addEventListener(name, (event) => {
      const { detail } = event as CustomEvent<unknown>;
      for (const one of origins) this.#say(one, { type: name, detail });
    });
  }
  /** To this origin alone; a page without one of its own (a sandboxed frame, a file) can only be named by any. */
  #say(origin: string, message: object): void {
    window.parent.postMessage({ 'sac-lab': version, ...message }, origin === 'null' ? '*' : origin);
  }
}
