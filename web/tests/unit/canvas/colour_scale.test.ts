import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import {
  colourTable,
  diverging,
  divergingScale,
  scale,
  scaleGradient,
  sequential,
} from '../../../src/canvas/colour_scale';

const shader = await readFile(fileURLToPath(new URL('../../../../shaders/state_map.frag', import.meta.url)), 'utf8');

test('the legend and the Canvas 2D map use the colour scale of the shader', () => {
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

test('the diverging scale is the shader’s too: lightest in the middle, as dark on one side as on the other', () => {
  const body = /vec3 diverging\(float t\) \{([^}]*)\}/.exec(shader)![1]!;
  const numbers = (pattern: RegExp): number[] => pattern.exec(body)!.slice(1).map(Number);
  expect(numbers(/mix\(([\d.]+), ([\d.]+), amount\)/)).toEqual(divergingScale.lightness);
  expect(numbers(/side < 0.0 \? ([\d.]+) : ([\d.]+)/)).toEqual(divergingScale.hue);
  expect(numbers(/chroma = ([\d.]+) \* smoothstep\(0.0, ([\d.]+), amount\)/)).toEqual(divergingScale.chroma);
  const [blue, middle, orange] = [diverging(0), diverging(0.5), diverging(1)];
  expect(Math.min(...middle)).toBeGreaterThan(235);
  expect(blue[2]).toBeGreaterThan(blue[0] + 60);
  expect(orange[0]).toBeGreaterThan(orange[2] + 60);
});

test('a legend runs from one end of its scale to the other', () => {
  for (const kind of ['sequential', 'diverging'] as const) {
    const table = colourTable(kind);
    const gradient = scaleGradient(kind, 'to top');
    expect(gradient).toContain(`(to top, rgb(${table[0]!.join(' ')})`);
    expect(gradient).toContain(`rgb(${table[255]!.join(' ')}))`);
  }
});
