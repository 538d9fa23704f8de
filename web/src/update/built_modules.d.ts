/** What the build writes: the tables that page and desktop app share (tools/view_tables.ts), and typeset formulas. */
declare module '#views/trace_fields' {
  export const fields: readonly { key: string; shape: 'sample' | 'action' | 'observation' }[];
}
declare module '#views/update_variant' {
  export const flags: readonly {
    flag: string;
    setting: string;
    holds(is: (text: string) => boolean): boolean;
    /** The setting's default. */
    fallback: string;
  }[];
}
declare module '#views/update_substeps' {
  type UpdatePart = import('../words/update_parts').UpdatePart;
  type Part = import('./expand').Part;
  type Conditional = import('./expand').Conditional;
  export const parts: readonly Part[];
  export const substeps: readonly (Conditional & {
    id: UpdatePart;
    name: string;
    words: string;
    sentence: string;
    hint: string;
    source: string;
  })[];
  export const outcomes: readonly (Conditional & { substep: UpdatePart; quantity: string })[];
}
declare module '#views/update_formulas' {
  type UpdatePart = import('../words/update_parts').UpdatePart;
  type Part = import('./expand').Part;
  export const parts: readonly Part[];
  export const formulas: readonly (Omit<Part, 'name'> & {
    substep: UpdatePart;
    kind: 'definition' | 'numbers' | 'batch' | 'summary';
  })[];
}
declare module '#views/update_quantities' {
  export const quantities: readonly import('./quantities').Quantity[];
}
declare module '#views/update_graph' {
  type UpdatePart = import('../words/update_parts').UpdatePart;
  type GraphEdge = import('./graph').GraphEdge;
  type GraphNode = import('./graph').GraphNode;
  type Conditional = import('./expand').Conditional;
  type Variant = import('./variant').Variant;
  export const nodes: readonly (Conditional & Omit<GraphNode, 'lane' | 'showsIn'> & { lane(v: Variant): number })[];
  export const shows: readonly (Conditional & { node: string; substep: UpdatePart; quantity: string })[];
  export const prefixes: readonly { kind: import('./graph').NodeKind; quantity: string; prefix: string }[];
  export const edges: readonly (Conditional &
    Omit<GraphEdge, 'steps' | 'back'> & { steps: string; back(v: Variant): boolean })[];
}
declare module '#views/update_layout' {
  type Shape = import('./diagram_layout').Shape;
  export const shapes: readonly {
    shape: Shape;
    along: number;
    across: number;
    thickness: number;
    firstLane: number;
    lane: number;
    batchAlong: number;
    batchAcross: number;
    batchLength: number;
    batchBreadth: number;
    columns: number;
    rows: number;
  }[];
  export const layers: readonly Record<Shape, number>[];
  export const sizes: readonly ({ kind: import('./graph').NodeKind } & Record<Shape, number>)[];
  export const wider: readonly { letters: string; by: number }[];
  export const bypasses: readonly { from: string; to: string; lane: number }[];
  export const numbers: readonly { name: string; value: number }[];
}
/** Formulas that the build has typeset: see tools/typeset.ts. */
declare module '#typeset' {
  /** HTML by TeX. */
  export const html: Readonly<Record<string, string>>;
  /** Styles for it, without fonts. */
  export const css: string;
}
