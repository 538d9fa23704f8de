/** Draws the pendulum with Canvas 2D, where there is no WebGL2: the shapes and proportions of `pendulum.frag`. */
import type { StagePicture } from './pictures';

/** As in the shader: angle at the largest torque, where its arc is, and the policy's spread outside of it. */
const arcSweep = 2.5;
const arcRadius = 0.24;
const spreadRadius = 0.4;
const spreadHalfWidth = 0.04;

export function drawStage(context: CanvasRenderingContext2D, picture: StagePicture): void {
  new StageDrawing(context, picture.colours).draw(picture);
}

class StageDrawing {
  readonly #context: CanvasRenderingContext2D;
  readonly #colours: Record<keyof StagePicture['colours'], string>;

  /** A canvas pixel in scene units. */
  #pixel = 0;

  constructor(context: CanvasRenderingContext2D, colours: StagePicture['colours']) {
    this.#context = context;
    const entries = Object.entries(colours).map(([name, rgb]) => [name, css(rgb)]);
    this.#colours = Object.fromEntries(entries) as Record<keyof StagePicture['colours'], string>;
  }
  draw({ theta, torque, rodLength, trail, policy }: StagePicture): void {
    const c = this.#context;
    const { width, height } = c.canvas;
    const { background, ink, rod } = this.#colours;
    const reach = 0.7 * rodLength;
    c.setTransform(1, 0, 0, 1, 0, 0);
    c.globalAlpha = 1;
    c.fillStyle = background;
    c.fillRect(0, 0, width, height);
    // Scene units: hub at the origin, y up, 1 is half the shorter side.
    const unit = Math.min(width, height) / 2;
    this.#pixel = 1 / unit;
    c.setTransform(unit, 0, 0, -unit, width / 2, height / 2);
    c.lineCap = 'round';

    this.#dial(reach + 0.127);
    // Faint copies of the rod where it was.
    for (const ghost of [1, 2, 3, 4]) {
      const angle = trail[9 * ghost];
      if (angle === undefined) break;
      this.#stroke(rod, 0.104, 0.085 * (1 - 0.2 * ghost));
      this.#line([0, 0], point(angle, reach));
    }
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

    this.#spread(policy);
    this.#stroke(ink, 0.006, 0.1);
    this.#arc(-arcSweep, arcSweep);
    if (Math.abs(torque) > 0.01) {
      this.#torque(torque);
    }
    this.#disc([0, 0], 0.078, ink, 0.8);
    this.#disc([0, 0], 0.023, background, 1);
  }

  #dial(radius: number): void {
    const c = this.#context;
    for (let i = 0; i < 24; i++) {
      const quarter = i % 6 === 0;
      const half = quarter ? 0.026 : 0.014;
      this.#stroke(this.#colours.ink, 0.006, quarter ? 0.5 : 0.26);
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
  /** The policy's mean action, and one standard deviation around it, on the torque arc's scale. */
  #spread({ mean, low, high }: StagePicture['policy']): void {
    const { ink, accent } = this.#colours;
    const c = this.#context;
    c.lineCap = 'butt';
    this.#stroke(ink, Math.max(0.006, this.#pixel), 0.12);
    this.#arc(-arcSweep, arcSweep, spreadRadius);
    for (const end of [-1, 1]) this.#across(end, spreadHalfWidth);
    this.#stroke(accent, 2 * spreadHalfWidth, 0.34);
    this.#arc(arcSweep * low, arcSweep * high, spreadRadius);
    this.#stroke(accent, Math.max(0.018, 2.5 * this.#pixel), 1);
    this.#across(mean, 1.45 * spreadHalfWidth);
    c.lineCap = 'round';
  }
  /** The torque's arc with its arrow head, as in the shader. */
  #torque(share: number): void {
    const c = this.#context;
    const sweep = arcSweep * Math.abs(share);
    const length = Math.min(0.095, 0.6 * sweep * arcRadius + 0.012);
    const body = Math.max(sweep - length / arcRadius, 0) * Math.sign(share);
    this.#stroke(this.#colours.accent, Math.min(0.032, 0.4 * length), 1);
    this.#arc(0, body);
    c.fillStyle = this.#colours.accent;
    c.beginPath();
    c.moveTo(...point(Math.PI + arcSweep * share, arcRadius));
    c.lineTo(...point(Math.PI + body, arcRadius + 0.5 * length));
    c.lineTo(...point(Math.PI + body, arcRadius - 0.5 * length));
    c.fill();
  }
  /** A mark across the policy's scale. */
  #across(share: number, half: number): void {
    const angle = Math.PI + arcSweep * share;
    this.#line(point(angle, spreadRadius - half), point(angle, spreadRadius + half));
  }
  /** An arc below the hub, by angles from straight down. */
  #arc(from: number, to: number, radius = arcRadius): void {
    const down = -Math.PI / 2;
    this.#context.beginPath();
    this.#context.arc(0, 0, radius, down + Math.min(from, to), down + Math.max(from, to));
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
function css(colour: readonly [number, number, number]): string {
  return `rgb(${colour.map((share) => Math.round(255 * share)).join(' ')})`;
}
