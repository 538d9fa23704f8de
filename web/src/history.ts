/** Every metric over the course of one run, for charts: a row for each snapshot that brought something new. */

/** Beyond this many rows every second one is dropped, so that a run of any length keeps its shape. */
const mostRows = 8000;

export class History {
  #columns: number[][];
  /** Grows with every change. */
  revision = 0;

  /** @param metricCount metrics of the schema; the first of them is the environment step */
  constructor(metricCount = 0) {
    this.#columns = Array.from({ length: metricCount }, () => []);
  }
  get length(): number {
    return this.#columns[0]?.length ?? 0;
  }
  /** The values of a metric, by its place in the schema; NaN where it had none. Not to be changed. */
  column(metric: number): readonly number[] {
    return this.#columns[metric] ?? [];
  }

  clear(): void {
    for (const column of this.#columns) column.length = 0;
    this.revision++;
  }
  /** Appends a row if its environment step is a new one. */
  append(metrics: Float64Array): void {
    if (this.#columns.length !== metrics.length) this.#columns = Array.from(metrics, () => []);
    const steps = this.#columns[0]!;
    if (steps.length > 0 && metrics[0]! <= steps.at(-1)!) return;
    metrics.forEach((value, i) => this.#columns[i]!.push(value));
    if (steps.length > mostRows) {
      this.#columns = this.#columns.map((column) => column.filter((_, i) => i % 2 === 0));
    }
    this.revision++;
  }

  /** All rows one after the other, to keep them; `restore` reads them. */
  save(): Float64Array {
    const width = this.#columns.length;
    const rows = new Float64Array(width * this.length);
    this.#columns.forEach((column, i) => column.forEach((value, row) => (rows[row * width + i] = value)));
    return rows;
  }
  restore(rows: Float64Array, metricCount: number): void {
    this.#columns = Array.from({ length: metricCount }, () => []);
    for (let at = 0; at + metricCount <= rows.length; at += metricCount) this.append(rows.subarray(at, at + metricCount));
    this.revision++;
  }
}
