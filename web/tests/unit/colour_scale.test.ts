import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { scale, sequential } from '../../src/colour_scale';

test('the legend and the Canvas 2D map use the colour scale of the shader', async () => {
  const shader = await readFile(fileURLToPath(new URL('../../../shaders/state_map.frag', import.meta.url)), 'utf8');
  const body = /vec3 sequential\(float t\) \{([^}]*)\}/.exec(shader)![1]!;
  const pair = (pattern: RegExp): number[] => pattern.exec(body)!.slice(1).map(Number);
  expect(pair(/lightness = mix\(([\d.]+), ([\d.]+), t\)/)).toEqual(scale.lightness);
  expect(pair(/hue = radians\(mix\(([\d.]+), ([\d.]+), t\)\)/)).toEqual(scale.hue);
  expect(pair(/chroma = ([\d.]+) \+ ([\d.]+) \* cos/)).toEqual(scale.chroma);
});

test('the scale rises evenly from dark to light and stays inside sRGB', () => {
  const lightness = (t: number): number => {
    const [r, g, b] = sequential(t);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  for (let t = 0.05; t <= 1; t += 0.05) expect(lightness(t)).toBeGreaterThan(lightness(t - 0.05));
  expect(sequential(0)[2]).toBeGreaterThan(sequential(0)[0]);
  expect(sequential(1)[0]).toBeGreaterThan(sequential(1)[2]);
});
