// Trainings whose speed is compared between the page, a bare Worker and the native program of the same bits.

/** The Pendulum training that RLtools publishes its times for; as in native/cli/bench_cases.cpp. */
const rltools = {
  preset: 'article',
  critic: 'twin_target',
  entropy_mode: 'auto',
  alpha: '0.5',
  hidden_units: '64',
  batch_size: '100',
  q_lr: '0.001',
  policy_lr: '0.001',
  alpha_lr: '0.001',
  tau: '0.005',
  bootstrap_on_timeout: 'true',
  learning_starts: '100',
  buffer_capacity: '10000',
  evaluation_interval: '0',
};

/** @returns [{name, values}]: values by key, with the preset among them */
export function allCases(presets) {
  return [
    ...presets.map((preset) => ({ name: preset, values: { preset } })),
    { name: "RLtools' case", values: rltools },
  ];
}

/** Frames between which speed is measured: `first` is past the random start of every case. */
export const first = 1200;
const episode = 200;
const seconds = 3;

/** @returns how many steps last about `seconds` at this pace: whole episodes */
export function stepsToMeasure(pace) {
  return Math.min(Math.max(2, Math.round((pace * seconds) / episode)), 100) * episode;
}
