/** The tables that page and desktop app share, as the build writes them: see tools/view_tables.ts. */
declare module '#views/stage_readouts' {
  type StageSample = import('../engine/engine').StageSample;
  export const readouts: readonly (Omit<import('./stage_readouts').Readout, 'text'> & {
    value(s: StageSample & { std: number; max_torque: number }): number;
    decimals: number;
  })[];
}
declare module '#views/symbols' {
  export const letters: readonly { name: string; letter: string }[];
  export const words: readonly { word: string }[];
  export const marks: readonly { suffix: string; mark: string }[];
  export const subs: readonly { suffix: string }[];
  export const signs: readonly { written: string; sign: string }[];
  export const examples: readonly { symbol: string; text: string }[];
}
declare module '#views/number_formats' {
  export function formatsOf(
    number: import('./format').FormatParts,
  ): Record<'significant' | 'tick' | 'exact' | 'in_formula' | 'in_node', () => string>;
}
