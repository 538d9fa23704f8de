/** The table that page and desktop app share, as the build writes it: see tools/view_tables.ts. */
declare module '#views/charts' {
  type Side = import('./spec').Side;
  type TimeChartId = import('./spec').TimeChart['id'];
  /** What holds for a trace. */
  export type TraceStyle = Readonly<
    Partial<Record<'smooth' | 'dots' | 'dotted' | 'area' | 'hidden' | 'at_evaluations' | 'banded', true>>
  >;
  export const charts: readonly {
    id: TimeChartId;
    title: string;
    short: string;
    left: string;
    right: string;
    /** Empty: none. */
    logAxis: Side | '';
    startsLog: boolean;
  }[];
  export const spans: readonly { chart: TimeChartId; low: number; high: number }[];
  export const traces: readonly {
    chart: TimeChartId;
    key: string;
    name: string;
    /** As the schema writes symbols; empty: its name is as short. */
    symbol: string;
    hue: string;
    side: Side;
    width: number;
    style: TraceStyle;
  }[];
}
