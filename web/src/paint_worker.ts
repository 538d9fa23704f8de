/** Entry of the Worker that draws: one shader for each canvas it is given, and only the latest picture of each. */
import { setSize } from './canvas_size';
import { FullScreenShader } from './gl';
import type { MapPicture, PaintFailure, PaintRequest, StagePicture } from './painting';
import { Pacer } from './pacer';
import mapBody from '#shaders/state_map.frag?raw';
import pendulumBody from '#shaders/pendulum.frag?raw';

interface WorkerScope {
  postMessage(failure: PaintFailure): void;
  requestAnimationFrame(callback: () => void): number;
  onmessage: ((event: MessageEvent<PaintRequest>) => void) | null;
}
const scope = self as unknown as WorkerScope;

type PaintJob = Extract<PaintRequest, { type: 'paint' }>;
interface Board {
  canvas: OffscreenCanvas;
  shader: FullScreenShader;
  what: 'stage' | 'map';
  job: PaintJob | null;
}
const boards = new Map<number, Board>();
const pacer = new Pacer();
let scheduled = false;

scope.onmessage = ({ data }) => {
  if (data.type === 'open') return open(data);
  const board = boards.get(data.id);
  if (!board) return;
  board.job = data;
  if (!scheduled) scope.requestAnimationFrame(draw);
  scheduled = true;
};

function open({ id, what, canvas }: Extract<PaintRequest, { type: 'open' }>): void {
  try {
    const shader = FullScreenShader.create(canvas, what === 'stage' ? pendulumBody : mapBody);
    if (what === 'map') prepareField(shader.gl);
    boards.set(id, { canvas, shader, what, job: null });
  } catch (error) {
    scope.postMessage({ id, message: error instanceof Error ? error.message : String(error) });
  }
}

function draw(): void {
  scheduled = pacer.isDue(performance.now()) ? drawAll() : true;
  if (scheduled) scope.requestAnimationFrame(draw);
}

/** @returns whether the next frame is of interest: to see how long this one held up the Worker */
function drawAll(): boolean {
  const start = performance.now();
  let drawn = false;
  for (const board of boards.values()) {
    const { canvas, shader, job } = board;
    if (!job) continue;
    board.job = null;
    setSize(canvas, job.size);
    if (board.what === 'stage') setStage(shader, job.picture as StagePicture);
    else setMap(shader, job.picture as MapPicture);
    shader.draw(job.size.ratio);
    drawn = true;
    if (pacer.measures()) shader.finish();
  }
  if (drawn) pacer.drew(performance.now(), pacer.measures() ? performance.now() - start : undefined);
  return drawn;
}

const trailLength = 48;
const trail = new Float32Array(trailLength);

function setStage(shader: FullScreenShader, picture: StagePicture): void {
  const count = Math.min(picture.trail.length, trailLength);
  for (let i = 0; i < count; i++) trail[i] = picture.trail[i]!;
  shader.number('theta', picture.theta);
  shader.number('torque', picture.torque);
  shader.number('rod_length', picture.rodLength);
  shader.numbers('trail', trail);
  shader.integer('trail_count', count);
  shader.integer('policy_shown', 1);
  shader.number('policy_mean', picture.policy.mean);
  shader.pair('policy_spread', picture.policy.low, picture.policy.high);
  for (const [name, colour] of Object.entries(picture.colours)) shader.colour(name, colour);
}

function prepareField(gl: WebGL2RenderingContext): void {
  gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
  for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) {
    gl.texParameteri(gl.TEXTURE_2D, filter, gl.NEAREST);
  }
}
function setMap(shader: FullScreenShader, { map, range, kind }: MapPicture): void {
  const { gl } = shader;
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.R32F, map.width, map.height, 0, gl.RED, gl.FLOAT, map.values);
  shader.integer('field', 0);
  shader.pair('field_size', map.width, map.height);
  shader.pair('range', ...range);
  shader.integer('colour_scale', kind === 'diverging' ? 1 : 0);
}
