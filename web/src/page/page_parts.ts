/** What of the page comes as a script of its own, so that no part makes the page wait for all. */
import { engineModule } from '../client/engine_module';
import type { ViewName } from '../lab/link';

const scripts = {
  stage: () => import('../state/stage'),
  map: () => import('../state/state_map'),
  chart: () => import('../charts/charts'),
  slice: () => import('../state/action_slice'),
  update: () => import('../update/update_view'),
  counters: () => import('../controls/counters'),
  compare: () => import('../controls/comparison_bar'),
  seeds: () => import('../controls/seeds_bar'),
  share: () => import('./share_dialog'),
  help: () => import('../help/help'),
  glossary: () => import('../help/glossary_panel'),
} satisfies Record<ViewName, unknown> & Record<string, () => Promise<unknown>>;
export type Part = keyof typeof scripts;
function isPart(name: string): name is Part {
  return Object.hasOwn(scripts, name);
}

/**
 * Fetches what a lab needs before there is one: whoever will soon want it to train does not wait for it.
 * @param parts views, and `compare` where two runs will stand side by side; what is no part is left out
 */
export async function prepare(parts: readonly string[]): Promise<void> {
  await Promise.allSettled([engineModule(), ...parts.filter(isPart).map((part) => scripts[part]())]);
}

const names: Readonly<Partial<Record<Part, string>>> = {
  compare: 'Compare',
  seeds: 'Seeds',
  share: 'Share',
  help: 'Help',
  glossary: 'The list of words and symbols',
};

export class PageParts {
  /** Those that are there. */
  readonly there = new Set<Part>();
  readonly #fetches = new Map<Part, Promise<boolean>>();
  readonly #came: () => void;
  readonly #notify: (text: string) => () => void;
  readonly #complaints = new Map<Part, () => void>();

  /**
   * @param came hears of every part that is there now
   * @param notify tells a visitor that one does not come; @returns takes that back
   */
  constructor(came: () => void, notify: (text: string) => () => void) {
    this.#came = came;
    this.#notify = notify;
  }

  /** Fetches a part, once. @returns whether it is there */
  fetch(part: Part): Promise<boolean> {
    const fetched = this.#fetches.get(part) ?? this.#fetch(part);
    this.#fetches.set(part, fetched);
    return fetched;
  }
  /** The same for what a visitor asks for, who may try again. */
  ask(part: Part): Promise<boolean> {
    if (!this.there.has(part)) this.#fetches.delete(part);
    return this.fetch(part);
  }
  async #fetch(part: Part): Promise<boolean> {
    try {
      await scripts[part]();
    } catch {
      this.#complaints.get(part)?.();
      this.#complaints.set(part, this.#notify(`${names[part] ?? `The view “${part}”`} ${await reason()}`));
      return false;
    }
    this.#complaints.get(part)?.();
    this.there.add(part);
    this.#came();
    return true;
  }
}

/** Some browsers do not fetch a script again that once failed to come: there, only a reload brings it. */
async function reason(): Promise<string> {
  const answer = await fetch(import.meta.url, { method: 'HEAD', cache: 'no-store' }).catch(() => null);
  if (!answer) return 'could not be fetched: the server does not answer. The run goes on; press it again in a while.';
  const why = answer.ok ? 'although the server answers now' : 'since the server has another version of the page';
  return `did not come, ${why}: reload the page for it. A run that is not kept in the browser is best saved to a file first.`;
}
