/** The colour scales of `state_map.frag`, for legends and for drawing without WebGL. */

export type Colour = [number, number, number];
export type ScaleKind = 'sequential' | 'diverging';

/** Björn Ottosson's OKLab to sRGB, 0 to 255. */
function fromOklab(lightness: number, a: number, b: number): Colour {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear: Colour = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return linear.map((value) => {
    const v = Math.min(Math.max(value, 0), 1);
    return Math.round(255 * (v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055));
  }) as Colour;
}
function fromLightnessChromaHue(lightness: number, chroma: number, degrees: number): Colour {
  const hue = (degrees * Math.PI) / 180;
  return fromOklab(lightness, chroma * Math.cos(hue), chroma * Math.sin(hue));
}
const mix = ([low, high]: readonly [number, number], t: number): number => low + t * (high - low);

/** The numbers of `sequential` in the shader: lightness and hue (degrees) at both ends, mean and swing of the chroma. */
export const scale = { lightness: [0.25, 0.92], hue: [298, 100], chroma: [0.112, 0.028] } as const;
/** The numbers of `diverging`: lightness in the middle and at the ends, hue of either side, full chroma and where it is reached. */
export const divergingScale = { lightness: [0.965, 0.5], hue: [256, 50], chroma: [0.125, 0.9] } as const;

/** Night blue (0) to warm yellow (1): lightness and hue rise evenly. */
export function sequential(t: number): Colour {
  const chroma = scale.chroma[0] + scale.chroma[1] * Math.cos(2 * Math.PI * t);
  return fromLightnessChromaHue(mix(scale.lightness, t), chroma, mix(scale.hue, t));
}
/** Blue (0), near white (0.5), orange (1). */
export function diverging(t: number): Colour {
  const side = 2 * t - 1;
  const share = Math.min(Math.abs(side) / divergingScale.chroma[1], 1);
  const chroma = divergingScale.chroma[0] * share * share * (3 - 2 * share);
  return fromLightnessChromaHue(
    mix(divergingScale.lightness, Math.abs(side)),
    chroma,
    divergingScale.hue[side < 0 ? 0 : 1],
  );
}

const steps = 256;
const tables = new Map<ScaleKind, readonly Colour[]>();
/** 256 colours from low to high. */
export function colourTable(kind: ScaleKind): readonly Colour[] {
  let table = tables.get(kind);
  if (!table) {
    const colour = kind === 'diverging' ? diverging : sequential;
    table = Array.from({ length: steps }, (_, i) => colour(i / (steps - 1)));
    tables.set(kind, table);
  }
  return table;
}

/** A scale as a CSS gradient, low to high in the given direction. */
export function scaleGradient(kind: ScaleKind, direction: string): string {
  const table = colourTable(kind);
  const stops = Array.from({ length: 18 }, (_, i) => `rgb(${table[15 * i]!.join(' ')})`);
  return `linear-gradient(${direction}, ${stops.join(', ')})`;
}
