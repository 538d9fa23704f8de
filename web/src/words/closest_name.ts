/** Whether an unknown name is a mistyped one of ours, or none of our business: pages and links carry many names. */

/** Shorter names are a slip away from too many words. */
const shortest = 4;
/** Names of at least this length may have two slips. */
const long = 6;

/** @returns the name that was meant, or null where the unknown one looks like none of them */
export function closestName(unknown: string, names: Iterable<string>): string | null {
  const written = plain(unknown);
  let nearest: string | null = null;
  let least = Infinity;
  for (const name of names) {
    if (name.length < shortest) continue;
    const most = Math.min(name.length, written.length) < long ? 1 : 2;
    const slips = distance(written, plain(name));
    if (slips <= most && slips < least) [nearest, least] = [name, slips];
  }
  return nearest;
}

/** Capitals, hyphens and underscores are not what tells names apart. */
function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[-_]/g, '');
}

/** Letters left out, added, replaced or swapped with their neighbour. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      row[j] = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j]!, before[j - 2]! + 1);
    }
    [before, above] = [above, row];
  }
  return above[b.length]!;
}
