/** The tables that page and desktop app share, as the build writes them: see tools/view_tables.ts. */
declare module '#views/stage_readouts' {
  type StageSample = import('../engine/engine').StageSample;
  export const readouts: readonly (Omit<import('./stage_readouts').Readout, 'text'> & {
    value(s: StageSample & { std: number; max_torque: number }): number;
    decimals: number;
  })[];
}
declare module '#views/number_formats' {
  export function formatsOf(
    number: import('./format').FormatParts,
  ): Record<'significant' | 'tick' | 'exact' | 'in_formula' | 'in_node', () => string>;
}
