/** The tables that page and desktop app share, as the build writes them: see tools/view_tables.ts. */
declare module '#views/stage_motion' {
  /** Angles of two samples and their neighbours, those that belong to the same episode; share of the way from 0 to 1. */
  export interface Between {
    from: number;
    to: number;
    has_before: boolean;
    before: number;
    has_after: boolean;
    after: number;
    share: number;
  }
  export function motionOf(between: Between): { theta(): number };
}
