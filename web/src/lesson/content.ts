/** What a lesson's page says to its script: the build writes it as JSON beside each block. */

import type { CurveRange } from './curve_plot';

/** A mean and the ends of its 95 % interval. */
type Interval = readonly [mean: number, low: number, high: number];

export interface Choice {
  readonly kind: 'choice';
  readonly options: readonly string[];
  /** Which option the table supports; null: the table does not say. */
  readonly right: number | null;
}
export interface NumberPrediction {
  readonly kind: 'number';
  /** Which figure of the table is predicted. */
  readonly of: 'a' | 'b' | 'difference';
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** A curve over the run, drawn before it: it says, too, what its mean over the window of the measure will be. */
export interface CurvePrediction extends CurveRange {
  readonly kind: 'curve';
  /** Whose curve is predicted. */
  readonly of: 'a' | 'b';
  /** What is drawn. */
  readonly metric: string;
  readonly name: string;
  readonly unit: string;
  /** What one press of an arrow key changes. */
  readonly key: number;
}

/** How a run becomes one number. */
export interface Measure {
  /** What the number is called. */
  readonly name: string;
  readonly metric: string;
  /**
   * Of the metric over the evaluations in the window: its mean, the absolute value of that, or its standard deviation; or
   * the steps until the first evaluation that solves the task.
   */
  readonly reading: 'mean' | 'size' | 'spread' | 'solved';
  readonly unit: string;
  /** Environment steps, both ends included. */
  readonly window: readonly [from: number, to: number];
}

export interface Experiment {
  readonly id: string;
  /** The element's attributes for setting A; `compare` has what is B's. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly names: { readonly a: string; readonly b: string };
  readonly steps: number;
  /** Seeds from 1 on that the table has. */
  readonly seeds: number;
  readonly measure: Measure;
  readonly predict: Choice | NumberPrediction | CurvePrediction;
  /** Of the table; null: there is none. */
  readonly table: { readonly a: Interval; readonly b: Interval; readonly difference: Interval } | null;
  /** The part of the update where the settings differ; null: none. */
  readonly update: string | null;
}

export interface Question {
  readonly id: string;
  readonly right: number;
}

export interface Exercise {
  readonly id: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly steps: number;
  readonly measure: Measure;
  /** The run's number has to be within these; null: no end. */
  readonly atLeast: number | null;
  readonly atMost: number | null;
}
