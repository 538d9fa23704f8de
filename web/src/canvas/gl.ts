/** The little WebGL2 that both shaders need: one full-screen triangle and uniforms by name. */
import vertexBody from '#shaders/quad.vert?raw';

const heading = '#version 300 es\nprecision highp float;\nprecision highp int;\n';

const software = /swiftshader|llvmpipe|softpipe|software|basic render/i;

/** Whether shaders run on a graphics card. Without one they would take processor time from the training. */
export function hasGraphicsCard(): boolean {
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2', { failIfMajorPerformanceCaveat: true });
  if (!gl) return false;
  const details = gl.getExtension('WEBGL_debug_renderer_info');
  const renderer = String(gl.getParameter(details?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER));
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return !software.test(renderer);
}

export class FullScreenShader {
  readonly gl: WebGL2RenderingContext;
  readonly #program: WebGLProgram;
  readonly #places = new Map<string, WebGLUniformLocation | null>();

  /** Throws where there is no WebGL2 or the shader does not compile. */
  static create(canvas: OffscreenCanvas, fragmentBody: string): FullScreenShader {
    const gl = canvas.getContext('webgl2', { antialias: false, alpha: false, powerPreference: 'low-power' });
    if (!gl) throw new Error('there is no WebGL2');
    return new FullScreenShader(gl, fragmentBody);
  }

  private constructor(gl: WebGL2RenderingContext, fragmentBody: string) {
    this.gl = gl;
    const program = gl.createProgram();
    for (const [type, body] of [
      [gl.VERTEX_SHADER, vertexBody],
      [gl.FRAGMENT_SHADER, fragmentBody],
    ] as const) {
      const shader = gl.createShader(type)!;
      gl.shaderSource(shader, heading + body);
      gl.compileShader(shader);
      gl.attachShader(program, shader);
    }
    gl.linkProgram(program);
    if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost()) {
      const logs = gl.getAttachedShaders(program)!.map((shader) => gl.getShaderInfoLog(shader));
      throw new Error([gl.getProgramInfoLog(program), ...logs].join('\n'));
    }
    this.#program = program;
    gl.useProgram(program);
  }

  place(name: string): WebGLUniformLocation | null {
    let place = this.#places.get(name);
    if (place === undefined) {
      place = this.gl.getUniformLocation(this.#program, name);
      this.#places.set(name, place);
    }
    return place;
  }
  number(name: string, value: number): void {
    this.gl.uniform1f(this.place(name), value);
  }
  integer(name: string, value: number): void {
    this.gl.uniform1i(this.place(name), value);
  }
  pair(name: string, x: number, y: number): void {
    this.gl.uniform2f(this.place(name), x, y);
  }
  colour(name: string, [r, g, b]: readonly [number, number, number]): void {
    this.gl.uniform3f(this.place(name), r, g, b);
  }
  numbers(name: string, values: Float32Array): void {
    this.gl.uniform1fv(this.place(`${name}[0]`), values);
  }

  draw(pixelRatio: number): void {
    const { width, height } = this.gl.canvas;
    this.pair('resolution', width, height);
    this.number('pixel_ratio', pixelRatio);
    this.gl.viewport(0, 0, width, height);
    this.gl.drawArrays(this.gl.TRIANGLES, 0, 3);
  }
}
