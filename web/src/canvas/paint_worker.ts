/** Entry of the Worker that draws: one shader for each canvas it is given, and only the latest picture of each. */
import pendulumBody from '#shaders/pendulum.frag?raw';
import mapBody from '#shaders/state_map.frag?raw';
import { holdWorkerLock } from '../engine/worker_lifetime';
import { setSize } from './canvas_size';
import { FullScreenShader } from './gl';
import type { MapPicture, PaintReport, PaintRequest, StagePicture } from './pictures';

interface WorkerScope {
  postMessage(report: PaintReport): void;
  requestAnimationFrame(callback: () => void): number;
  onmessage: ((event: MessageEvent<PaintRequest>) => void) | null;
}
const scope = self as unknown as WorkerScope;

type PaintJob = Extract<PaintRequest, { type: 'paint' }>;
interface Board {
  id: number;
  canvas: OffscreenCanvas;
  /** Null while the graphics context is lost. */
  shader: FullScreenShader | null;
  what: 'stage' | 'map';
  /** What is to be drawn, and what was last asked for. */
  job: PaintJob | null;
  latest: PaintJob | null;
  lostTimer: ReturnType<typeof setTimeout> | undefined;
}
/** A lost context comes back by then, or the page draws without. */
const patienceMs = 3000;

const boards = new Map<number, Board>();
let scheduled = false;

scope.onmessage = ({ data }) => {
  if (data.type === 'live') return void holdWorkerLock(data.lock).then(() => scope.postMessage({ type: 'alive' }));
  if (data.type === 'open') return open(data);
  const board = boards.get(data.id);
  if (!board) return;
  if (data.type === 'close') return close(board);
  board.job = board.latest = data;
  schedule();
};

function schedule(): void {
  if (!scheduled) scope.requestAnimationFrame(draw);
  scheduled = true;
}

function open({ id, what, canvas }: Extract<PaintRequest, { type: 'open' }>): void {
  const board: Board = { id, canvas, shader: null, what, job: null, latest: null, lostTimer: undefined };
  boards.set(id, board);
  canvas.addEventListener('webglcontextlost', (event) => {
    event.preventDefault(); // otherwise it would not be restored
    board.shader = null;
    // A hidden page has no frames, and its context may stay away as long.
    scope.requestAnimationFrame(() => {
      if (board.shader || !boards.has(id)) return;
      board.lostTimer = setTimeout(() => giveUp(board, 'the graphics context was lost'), patienceMs);
    });
  });
  canvas.addEventListener('webglcontextrestored', () => {
    clearTimeout(board.lostTimer);
    board.job = board.latest;
    prepare(board);
  });
  prepare(board);
}
function prepare(board: Board): void {
  if (!boards.has(board.id)) return;
  try {
    board.shader = FullScreenShader.create(board.canvas, board.what === 'stage' ? pendulumBody : mapBody);
    if (board.what === 'map') prepareField(board.shader.gl);
    schedule();
  } catch (error) {
    giveUp(board, error instanceof Error ? error.message : String(error));
  }
}
function giveUp(board: Board, message: string): void {
  close(board);
  scope.postMessage({ type: 'failed', id: board.id, message });
}
function close(board: Board): void {
  boards.delete(board.id);
  clearTimeout(board.lostTimer);
  board.shader?.gl.getExtension('WEBGL_lose_context')?.loseContext();
}

function draw(): void {
  scheduled = false;
  for (const board of boards.values()) {
    const { canvas, shader, job } = board;
    if (!job || !shader) continue;
    board.job = null;
    setSize(canvas, job.size);
    if (board.what === 'stage') setStage(shader, job.picture as StagePicture);
    else setMap(shader, job.picture as MapPicture);
    shader.draw(job.size.ratio);
  }
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
