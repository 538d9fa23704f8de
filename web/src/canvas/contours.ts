/** Lines of equal value through a grid, for drawing without WebGL: marching squares. */

/** Draws a line from one point to another, in cells from the first cell's centre. */
export type Segment = (x0: number, y0: number, x1: number, y1: number) => void;

/** @param values [height][width] @param levels in values */
export function contours(
  values: ArrayLike<number>,
  width: number,
  height: number,
  levels: readonly number[],
  draw: Segment,
): void {
  const crossings: number[] = [];
  for (let j = 0; j + 1 < height; j++) {
    for (let i = 0; i + 1 < width; i++) {
      const a = values[j * width + i]!;
      const b = values[j * width + i + 1]!;
      const c = values[(j + 1) * width + i + 1]!;
      const d = values[(j + 1) * width + i]!;
      const low = Math.min(a, b, c, d);
      const high = Math.max(a, b, c, d);
      for (const level of levels) {
        if (!(low < level && level <= high)) continue;
        crossings.length = 0;
        // The cell's sides in turn, so that neighbours in the list belong together.
        if (a < level !== b < level) crossings.push(i + (level - a) / (b - a), j);
        if (b < level !== c < level) crossings.push(i + 1, j + (level - b) / (c - b));
        if (c < level !== d < level) crossings.push(i + 1 - (level - c) / (d - c), j + 1);
        if (d < level !== a < level) crossings.push(i, j + 1 - (level - d) / (a - d));
        for (let k = 0; k + 3 < crossings.length; k += 4) {
          draw(crossings[k]!, crossings[k + 1]!, crossings[k + 2]!, crossings[k + 3]!);
        }
      }
    }
  }
}
