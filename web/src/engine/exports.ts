/** The C functions of `web/bindings.cpp`, as the WebAssembly module gives them. */

/** A place in the module's memory. */
export type Pointer = number;

export interface Exports {
  memory: WebAssembly.Memory;
  _initialize(): void;
  sac_alloc(size: number): Pointer;
  sac_free(memory: Pointer): void;
  sac_schema(): Pointer;
  sac_solved_return(): number;
  sac_optimal_return(): number;
  sac_slider_share(param: number, value: number): number;
  sac_slider_value(param: number, share: number): number;
  sac_draft(): Pointer;
  sac_draft_set(lines: Pointer): Pointer;
  sac_draft_set_nearest(lines: Pointer): Pointer;
  sac_draft_start(preset: Pointer, lines: Pointer): Pointer;
  sac_draft_begin(): Pointer;
  sac_draft_withdraw(): Pointer;
  sac_draft_open(lines: Pointer, preset: Pointer): Pointer;
  sac_config_preset(name: Pointer): Pointer;
  sac_config_set(key: Pointer, value: Pointer): Pointer;
  sac_config_text(): Pointer;
  sac_config_read(lines: Pointer): Pointer;
  sac_create(): Pointer;
  sac_create_keeping(): Pointer;
  sac_configure(): Pointer;
  sac_run(steps: number): number;
  sac_divergence(): Pointer;
  sac_metrics(): Pointer;
  sac_episode_count(step: number): number;
  sac_episodes(step: number): Pointer;
  sac_evaluation_count(): number;
  sac_evaluations(from: number): Pointer;
  sac_solved_frame(): number;
  sac_signature(): Pointer;
  sac_state_map(layer: number, width: number, height: number, maxOmega: number): Pointer;
  sac_exact_want(temperature: number): number;
  sac_exact_step(sweeps: number): number;
  sac_exact_map(width: number, height: number, maxOmega: number): Pointer;
  sac_action_slice(theta: number, omega: number, count: number): Pointer;
  sac_action_histogram(newest: number, bins: number): Pointer;
  sac_run_traced(): number;
  sac_trace_numbers(): Pointer;
  sac_trace_field(index: number): Pointer;
  sac_trace_field_size(index: number): number;
  sac_trace_steps(): Pointer;
  sac_stage(): Pointer;
  sac_stage_place(theta: number, omega: number, held: number, at: number): void;
  sac_stage_sampled(sampled: number): void;
  sac_stage_play(now: number): number;
  sac_stage_take(): Pointer;
  sac_stage_taken(): number;
  sac_stage_at(now: number): Pointer;
  sac_return_band(returns: Pointer, counts: Pointer, runs: number): Pointer;
  sac_metric_band(values: Pointer, counts: Pointer, runs: number): Pointer;
  sac_solved_summary(steps: Pointer, runs: number): Pointer;
  sac_interquartile_mean(values: Pointer, count: number): Pointer;
  sac_smoothed(steps: Pointer, values: Pointer, count: number, span: number): Pointer;
  sac_nice_step(least: number): number;
  sac_slice_ranges(curves: Pointer, count: number, single: number, length: number, top: number): Pointer;
  sac_fit_range(from: number, to: number, low: number, high: number): Pointer;
  sac_map_range(
    layer: number,
    difference: number,
    values: Pointer,
    count: number,
    maxTorque: number,
    from: number,
    to: number,
  ): Pointer;
  sac_ticks(low: number, high: number, most: number): Pointer;
  sac_save(withReplay: number): Pointer;
  sac_saved_size(): number;
  sac_load(bytes: Pointer, size: number): Pointer;
}
