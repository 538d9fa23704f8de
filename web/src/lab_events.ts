/** What the element tells the page around it. */

export interface LabEvents {
  'lab-ready': Record<string, never>;
  'lab-episode': { frame: number; episode: number; return: number };
  'lab-evaluation': { frame: number; meanReturn: number };
  'lab-solved': { frame: number; seconds: number };
  'lab-kept': { frame: number };
  'lab-error': { message: string };
}
export type Emit = <K extends keyof LabEvents>(type: K, detail: LabEvents[K]) => void;
