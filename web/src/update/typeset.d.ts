/** Formulas that the build has typeset: see tools/typeset.ts. */
declare module '#typeset' {
  /** HTML by TeX. */
  export const html: Readonly<Record<string, string>>;
  /** Styles for it, without fonts. */
  export const css: string;
}
