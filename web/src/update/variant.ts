/** The parts of a configuration that decide which formulas an update computes. */
import { flags } from '#views/update_variant';
import type { Values } from '../engine/schema';

/** By the flags of `views/update_variant.inl`. */
export type Variant = Readonly<Record<string, boolean>>;

export function variantOf(values: Values): Variant {
  return Object.fromEntries(
    flags.map(({ flag, setting, holds, fallback }) => {
      const text = values.get(setting) ?? fallback;
      return [flag, holds((other) => text === other || Number(text) === Number(other))];
    }),
  );
}

export function sameVariant(a: Variant, b: Variant): boolean {
  return flags.every(({ flag }) => a[flag] === b[flag]);
}
