/** The sequential colour scale of `state_map.frag`, for legends and for drawing without WebGL. */

type Colour = [number, number, number];

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

/** The numbers of `sequential` in the shader: lightness and hue (degrees) at both ends, mean and swing of the chroma. */
export const scale = { lightness: [0.25, 0.92], hue: [298, 100], chroma: [0.112, 0.028] } as const;

/** Night blue (0) to warm yellow (1): lightness and hue rise evenly. */
export function sequential(t: number): Colour {
  const mix = ([low, high]: readonly [number, number]): number => low + t * (high - low);
  const hue = (mix(scale.hue) * Math.PI) / 180;
  const chroma = scale.chroma[0] + scale.chroma[1] * Math.cos(2 * Math.PI * t);
  return fromOklab(mix(scale.lightness), chroma * Math.cos(hue), chroma * Math.sin(hue));
}

/** The scale as a CSS gradient, low to high in the given direction. */
export function sequentialGradient(direction: string): string {
  const stops = Array.from({ length: 17 }, (_, i) => `rgb(${sequential(i / 16).join(' ')})`);
  return `linear-gradient(${direction}, ${stops.join(', ')})`;
}
