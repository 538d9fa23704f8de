/**
 * What a page says to the lab's page in a frame of it, by `postMessage`, as docs/embedding.md describes it. Everything else
 * that arrives is left alone: other programs talk to windows too.
 */

/** Grows with every change that an older host could not read. */
export const version = 1;

const plain = ['train', 'pause', 'reset', 'signature', 'metrics'] as const;
/** Those that can be subscribed to: events of the element. */
export const eventNames = ['lab-episode', 'lab-evaluation', 'lab-solved', 'lab-error'] as const;
export type EventName = (typeof eventNames)[number];
/** Null: as if it had never been said. */
type Value = string | number | boolean | null;

export type Command = { id?: string | number } & (
  | { type: (typeof plain)[number] }
  | { type: 'step'; steps: number }
  | { type: 'set'; values: Readonly<Record<string, Value>> }
  | { type: 'subscribe' | 'unsubscribe'; events: readonly EventName[] }
);

const isObject = (data: unknown): data is Record<string, unknown> =>
  typeof data === 'object' && data !== null && !Array.isArray(data);
const isValue = (value: unknown): value is Value =>
  value === null || ['string', 'boolean'].includes(typeof value) || Number.isFinite(value);
const isEvent = (name: unknown): name is EventName => (eventNames as readonly unknown[]).includes(name);

/** @returns null for what is none of ours, of another version, or malformed */
export function readCommand(data: unknown): Command | null {
  if (!isObject(data) || data['sac-lab'] !== version) return null;
  const { id, type, values, events } = data;
  const steps = data.steps ?? data.frames; // as it was called before
  if (id !== undefined && typeof id !== 'string' && typeof id !== 'number') return null;
  const base = id === undefined ? {} : { id };
  const name = plain.find((one) => one === type);
  if (name) return { ...base, type: name };
  if (type === 'step' && Number.isSafeInteger(steps) && (steps as number) > 0)
    return { ...base, type, steps: steps as number };
  if (type === 'set' && isObject(values) && Object.values(values).every(isValue))
    return { ...base, type, values: values as Record<string, Value> };
  if ((type === 'subscribe' || type === 'unsubscribe') && Array.isArray(events) && events.every(isEvent))
    return { ...base, type, events };
  return null;
}
