/** Draws the pendulum: through the shader, or with Canvas 2D where there is no WebGL2. */
import { FullScreenShader } from './gl';
import { rgb, token } from './theme';
import pendulumBody from '#shaders/pendulum.frag?raw';

export const trailLength = 48;

export interface StagePicture {
  theta: number;
  /** Share of the largest torque, -1 to 1. */
  torque: number;
  /** 1 is the default size. */
  rodLength: number;
  /** Recent angles, newest first. */
  trail: readonly number[];
}
export interface StagePainter {
  readonly kind: 'webgl' | 'canvas';
  paint(picture: StagePicture, pixelRatio: number): void;
  /** Reads the colours of the theme again. */
  recolour(): void;
}

export function createStagePainter(canvas: HTMLCanvasElement): StagePainter {
  const shader = FullScreenShader.create(canvas, pendulumBody);
  return shader ? new ShaderPainter(canvas, shader) : new CanvasPainter(canvas);
}

const colourNames = { background: '--panel', ink: '--ink', rod: '--rod', accent: '--policy' } as const;
type Colours = Record<keyof typeof colourNames, string>;

function readColours(canvas: HTMLCanvasElement): Colours {
  const entries = Object.entries(colourNames).map(([name, property]) => [name, token(canvas, property)]);
  return Object.fromEntries(entries) as Colours;
}

class ShaderPainter implements StagePainter {
  readonly kind = 'webgl';
  readonly #trail = new Float32Array(trailLength);

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly shader: FullScreenShader,
  ) {
    this.recolour();
  }
  recolour(): void {
    const colours = readColours(this.canvas);
    for (const [name, hex] of Object.entries(colours)) this.shader.colour(name, rgb(hex));
  }
  paint({ theta, torque, rodLength, trail }: StagePicture, pixelRatio: number): void {
    const count = Math.min(trail.length, trailLength);
    for (let i = 0; i < count; i++) this.#trail[i] = trail[i]!;
    this.shader.number('theta', theta);
    this.shader.number('torque', torque);
    this.shader.number('rod_length', rodLength);
    this.shader.numbers('trail', this.#trail);
    this.shader.integer('trail_count', count);
    this.shader.draw(pixelRatio);
  }
}

/** The shapes and proportions of `pendulum.frag`. */
class CanvasPainter implements StagePainter {
  readonly kind = 'canvas';
  readonly #context: CanvasRenderingContext2D;
  #colours: Colours;

  constructor(private readonly canvas: HTMLCanvasElement) {
    this.#context = canvas.getContext('2d')!;
    this.#colours = readColours(canvas);
  }
  recolour(): void {
    this.#colours = readColours(this.canvas);
  }
  paint({ theta, torque, rodLength, trail }: StagePicture): void {
    const c = this.#context;
    const { width, height } = this.canvas;
    const { background, ink, rod, accent } = this.#colours;
    const reach = 0.7 * rodLength;
    c.setTransform(1, 0, 0, 1, 0, 0);
    c.globalAlpha = 1;
    c.fillStyle = background;
    c.fillRect(0, 0, width, height);
    // Scene units: hub at the origin, y up, 1 is half the shorter side.
    const unit = Math.min(width, height) / 2;
    c.setTransform(unit, 0, 0, -unit, width / 2, height / 2);
    c.lineCap = 'round';

    this.#dial(reach + 0.127);
    trail.slice(1).forEach((angle, i) => {
      const age = i / trail.length;
      this.#stroke(rod, 0.06 * (1 - 0.75 * age), 0.4 * (1 - age) ** 2);
      c.beginPath();
      c.moveTo(...point(trail[i]!, reach));
      c.lineTo(...point(angle, reach));
      c.stroke();
    });
    this.#stroke(rod, 0.104, 1);
    this.#line([0, 0], point(theta, reach));
    this.#disc(point(theta, reach), 0.021, background, 0.7);

    this.#stroke(ink, 0.006, 0.1);
    this.#arc(-2.5, 2.5);
    if (Math.abs(torque) > 0.01) {
      this.#stroke(accent, 0.032, 1);
      this.#arc(0, 2.5 * torque);
      this.#disc(point(Math.PI + 2.5 * torque, 0.24), 0.034, accent, 1);
    }
    this.#disc([0, 0], 0.078, ink, 0.8);
    this.#disc([0, 0], 0.023, background, 1);
  }

  #dial(radius: number): void {
    const c = this.#context;
    for (let i = 0; i < 24; i++) {
      const quarter = i % 6 === 0;
      const half = quarter ? 0.022 : 0.011;
      this.#stroke(this.#colours.ink, 0.006, quarter ? 0.42 : 0.2);
      this.#line(point((i * Math.PI) / 12, radius - half), point((i * Math.PI) / 12, radius + half));
    }
    c.globalAlpha = 1;
    c.fillStyle = this.#colours.accent;
    c.beginPath();
    c.moveTo(0, radius + 0.036);
    c.lineTo(-0.022, radius + 0.08);
    c.lineTo(0.022, radius + 0.08);
    c.fill();
  }
  #stroke(colour: string, width: number, alpha: number): void {
    this.#context.strokeStyle = colour;
    this.#context.lineWidth = width;
    this.#context.globalAlpha = alpha;
  }
  #line(from: [number, number], to: [number, number]): void {
    this.#context.beginPath();
    this.#context.moveTo(...from);
    this.#context.lineTo(...to);
    this.#context.stroke();
  }
  /** An arc below the hub, by angles from straight down. */
  #arc(from: number, to: number): void {
    const down = -Math.PI / 2;
    this.#context.beginPath();
    this.#context.arc(0, 0, 0.24, down + Math.min(from, to), down + Math.max(from, to));
    this.#context.stroke();
  }
  #disc(centre: [number, number], radius: number, colour: string, alpha: number): void {
    this.#context.globalAlpha = alpha;
    this.#context.fillStyle = colour;
    this.#context.beginPath();
    this.#context.arc(...centre, radius, 0, 2 * Math.PI);
    this.#context.fill();
  }
}

function point(theta: number, radius: number): [number, number] {
  return [-Math.sin(theta) * radius, Math.cos(theta) * radius];
}
