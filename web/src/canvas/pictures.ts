/** What can be painted, and what page and Worker say to each other about it. */
import type { StateMap } from '../engine/protocol';
import type { CanvasSize } from './canvas_size';
import type { ScaleKind } from './colour_scale';

type Rgb = readonly [number, number, number];

export interface StagePicture {
  theta: number;
  /** Share of the largest torque, -1 to 1. */
  torque: number;
  /** 1 is the default size. */
  rodLength: number;
  /** Recent angles, newest first. */
  trail: readonly number[];
  /** What the policy would do, as shares of the largest torque: its mean action, and one standard deviation around it. */
  policy: { readonly mean: number; readonly low: number; readonly high: number };
  /** Shares of 1. */
  colours: { readonly background: Rgb; readonly ink: Rgb; readonly rod: Rgb; readonly accent: Rgb };
}
export interface MapPicture {
  map: StateMap;
  /** Values at the ends of the colour scale. */
  range: readonly [number, number];
  kind: ScaleKind;
}
export interface Pictures {
  stage: StagePicture;
  map: MapPicture;
}

export type PaintRequest =
  | { type: 'live'; lock: string }
  | { type: 'open'; id: number; what: keyof Pictures; canvas: OffscreenCanvas }
  | { type: 'paint'; id: number; size: CanvasSize; picture: Pictures[keyof Pictures] }
  | { type: 'close'; id: number };
export type PaintReport =
  | { type: 'alive' }
  /** What is drawn under this id cannot be drawn any more. */
  | { type: 'failed'; id: number; message: string };
