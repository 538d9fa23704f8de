/** The parts of a configuration that decide which formulas an update computes. */
import type { Values } from '../engine/schema';

export interface Variant {
  readonly critic: 'value_network' | 'twin_target';
  readonly twinQ: boolean;
  readonly target: 'polyak' | 'periodic' | 'none';
  readonly entropy: 'fixed' | 'auto' | 'off';
  readonly gradient: 'reparameterized' | 'likelihood_ratio';
  readonly correction: 'epsilon' | 'exact';
  /** Whether reward_scale is something else than 1. */
  readonly scaled: boolean;
}

const choices = {
  critic: ['value_network', 'twin_target'],
  twinQ: [true, false],
  target: ['polyak', 'periodic', 'none'],
  entropy: ['fixed', 'auto', 'off'],
  gradient: ['reparameterized', 'likelihood_ratio'],
  correction: ['epsilon', 'exact'],
  scaled: [false, true],
} as const satisfies { [K in keyof Variant]: readonly Variant[K][] };

export function variantOf(values: Values): Variant {
  const text = (key: string): string => values.get(key) ?? '';
  return {
    critic: text('critic') === 'twin_target' ? 'twin_target' : 'value_network',
    twinQ: text('twin_q') !== 'false',
    target: choices.target.find((name) => name === text('target_update')) ?? 'polyak',
    entropy: choices.entropy.find((name) => name === text('entropy_mode')) ?? 'fixed',
    gradient: text('policy_gradient') === 'likelihood_ratio' ? 'likelihood_ratio' : 'reparameterized',
    correction: text('log_prob_correction') === 'exact' ? 'exact' : 'epsilon',
    scaled: Number(text('reward_scale') || 1) !== 1,
  };
}

export function sameVariant(a: Variant, b: Variant): boolean {
  return (Object.keys(choices) as (keyof Variant)[]).every((part) => a[part] === b[part]);
}

/** Every combination. */
export function allVariants(): Variant[] {
  return Object.entries(choices).reduce<object[]>(
    (variants, [part, values]) => variants.flatMap((variant) => values.map((value) => ({ ...variant, [part]: value }))),
    [{}],
  ) as Variant[];
}
