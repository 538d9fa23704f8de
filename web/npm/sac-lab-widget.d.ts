/** An anywidget model with the traits `settings` (attributes by name) and `metrics`. */
export interface Model {
  get(trait: string): unknown;
  set(trait: string, value: unknown): void;
  save_changes(): void;
  on(event: string, listener: () => void): void;
  off(event: string, listener: () => void): void;
}
declare const widget: {
  /** Puts a `<sac-lab>` into `el`. @returns the function that takes it away */
  render(context: { model: Model; el: HTMLElement }): () => void;
};
export default widget;
