/** The batch as small pendulums, coloured by their reward. */
import { numbers } from '#views/update_layout';
import { traceField } from '../engine/engine';
import type { DiagramLayout } from './diagram_layout';
import { type Reading, valueOf } from './quantities';

/** Steps of the colour from the lowest reward of the batch to the highest. */
const rewardLevels = numbers.find(({ name }) => name === 'reward_levels')!.value;

/** Which transitions fit: the page with the chosen one. */
export function pageOf(batch: number, chosen: number, cells: number): { first: number; count: number } {
  const first = Math.floor(chosen / cells) * cells;
  return { first, count: Math.min(cells, batch - first) };
}

export function cellAt({ batch }: DiagramLayout, index: number): { x: number; y: number; size: number } {
  const { box, columns, rows } = batch;
  const [width, height] = [box.width / columns, box.height / rows];
  return {
    x: box.x + ((index % columns) + 0.5) * width,
    y: box.y + (Math.floor(index / columns) + 0.5) * height,
    size: Math.min(width, height),
  };
}
export function indexAt({ batch }: DiagramLayout, x: number, y: number): number {
  const { box, columns, rows } = batch;
  const clamp = (value: number, most: number): number => Math.min(most, Math.max(0, Math.floor(value)));
  return (
    clamp(((y - box.y) / box.height) * rows, rows - 1) * columns +
    clamp(((x - box.x) / box.width) * columns, columns - 1)
  );
}

/** A pendulum seen from the front: theta counts from upright, counter-clockwise. */
export function rod(x: number, y: number, length: number, theta: number): string {
  const tip = [x - length * Math.sin(theta), y - length * Math.cos(theta)];
  return `M${x.toFixed(1)} ${y.toFixed(1)}L${tip[0]!.toFixed(1)} ${tip[1]!.toFixed(1)}`;
}

/** One path for each level of reward. */
export function batchPaths(layout: DiagramLayout, reading: Reading, chosen: number): string[] {
  const paths = Array.from({ length: rewardLevels }, () => '');
  const { trace } = reading;
  const { first, count } = pageOf(trace.batch, chosen, layout.batch.columns * layout.batch.rows);
  const rewards = traceField(trace, 'reward');
  let [low, high] = [Infinity, -Infinity];
  for (const reward of rewards) {
    low = Math.min(low, reward);
    high = Math.max(high, reward);
  }
  for (let i = 0; i < count; i++) {
    const { x, y, size } = cellAt(layout, i);
    const share = high > low ? (rewards[first + i]! - low) / (high - low) : 1;
    const level = Math.min(rewardLevels - 1, Math.floor(share * rewardLevels));
    const theta = valueOf('angle', reading, first + i);
    const middle = 0.21 * size;
    paths[level] += rod(x + middle * Math.sin(theta), y + middle * Math.cos(theta), 2 * middle, theta);
  }
  return paths;
}
