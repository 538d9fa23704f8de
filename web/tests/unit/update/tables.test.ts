/** The tables of `views/` become what the page reads. */
import { flags } from '#views/update_variant';
import { describe, expect, test } from 'vitest';
import { expand } from '../../../src/update/expand';
import { isQuantity } from '../../../src/update/quantities';
import { outcomesOf, substepsOf } from '../../../src/update/substeps';
import { variantOf } from '../../../src/update/variant';
import { updateParts } from '../../../src/words/update_parts';
import { labelOf, lettersOf } from '../../../tools/tex_letters';
import { allVariants } from '../../../tools/update_variants';
import { callsIn } from '../../../tools/view_tables';

describe('a table', () => {
  test('is read call by call, with brackets and commas inside arguments', () => {
    const source = String.raw`
// SAC_ROW(key, text)
#define SAC_ROW(...)
SAC_ROW(a, R"(f(x), \mark{y})", v.one && (v.two || !v.three))
SAC_ROW(b, "x, \"y\"", atan2(s.p[1], s.p[0]))
#undef SAC_ROW
`;
    expect(callsIn(source)).toEqual([
      { macro: 'SAC_ROW', row: ['a', String.raw`R"(f(x), \mark{y})"`, 'v.one && (v.two || !v.three)'] },
      { macro: 'SAC_ROW', row: ['b', String.raw`"x, \"y\""`, 'atan2(s.p[1], s.p[0])'] },
    ]);
  });
  test('has texts whose parts depend on the variant', () => {
    const parts = [
      { name: 'n', condition: ({ twin }: Readonly<Record<string, boolean>>) => twin === true, text: 'two <of>' },
      { name: 'n', condition: () => true, text: 'one <of>' },
      { name: 'of', condition: () => true, text: 'Q' },
    ];
    expect(expand('a <n>, <n>', parts, { twin: true })).toBe('a two Q, two Q');
    expect(expand('a <n>', parts, { twin: false })).toBe('a one Q');
    expect(() => expand('<m>', parts, {})).toThrow('No part <m>');
  });
});

test.each([
  [String.raw`Q_{\bar\theta_1}`, '*Q*~*θ\u0304*₁~', 'Q_θ\u0304₁'],
  [String.raw`|\Delta\phi|`, '|Δ*φ*|', '|Δφ|'],
  [String.raw`\tilde a'`, '*a\u0303*′', 'a\u0303′'],
  [String.raw`\min Q`, 'min\u2009*Q*', 'min Q'],
  [String.raw`\operatorname{Adam}`, 'Adam', 'Adam'],
  [String.raw`\mathcal{D}`, '𝒟', '𝒟'],
  [String.raw`(Q_1-y)^2`, '(*Q*₁−*y*)²', '(Q₁ − y)²'],
  [String.raw`k\bmod C`, '*k*mod\u2009*C*', 'k mod C'],
  [String.raw`\lambda_Q`, '*λ*~*Q*~', 'λ_Q'],
])('%s is written without TeX as a label and in letters', (tex, label, letters) => {
  expect(labelOf(tex)).toBe(label);
  expect(lettersOf(tex)).toBe(letters);
});

test('settings that are not known yet count as their defaults', () => {
  expect(variantOf(new Map())).toMatchObject({ value_network: true, twin_q: true, has_target: true, scaled: false });
  expect(variantOf(new Map([['reward_scale', '1.0']]))).toMatchObject({ scaled: false });
  expect(variantOf(new Map([['target_update', 'none']]))).toMatchObject({ has_target: false, polyak: false });
});

test('links name the sub-steps of the table, and what is worth watching is a quantity', () => {
  const variants = allVariants(flags);
  const ids = new Set(variants.flatMap((v) => substepsOf(v).map(({ id }) => id)));
  expect([...ids].sort()).toEqual([...updateParts].sort());
  for (const v of variants) {
    for (const { id } of substepsOf(v)) {
      expect(outcomesOf(id, v).length, id).toBeGreaterThan(0);
      for (const key of outcomesOf(id, v)) expect(isQuantity(key), key).toBe(true);
    }
  }
});
