/**
 * A short PyTorch program for one setting: only the branches that it takes, in the order of the engine's update. Networks
 * carry the names of a checkpoint's tensors, so that weights can be exchanged.
 */
import type { Values } from '../engine/schema';
import type { UpdatePart } from './update_parts';

export function pythonProgram(values: Values, steps: number): string {
  const setting = settingOf(values);
  return `${[head(setting, steps), networks(setting), sample(setting), update(setting), task(setting), loop(setting)].join('\n\n')}\n`;
}
/** What the program does in one sub-step of its update; empty where this setting has no such sub-step. */
export function pythonPart(values: Values, part: UpdatePart): string {
  const setting = settingOf(values);
  const code = lines(...partsOf(setting)[part]);
  return part === 'action' ? `${code}\n\n${action(setting)}` : code;
}

interface Setting {
  readonly v: (key: string) => string;
  /** A value network with a target copy; else two target Qs. */
  readonly network: boolean;
  readonly twin: boolean;
  readonly layers: number;
  readonly entropy: string;
  readonly target: string;
  readonly exact: boolean;
  readonly score: boolean;
}
function settingOf(values: Values): Setting {
  const v = (key: string): string => values.get(key) ?? '';
  const is = (key: string, text: string): boolean => v(key) === text;
  return {
    v,
    network: is('critic', 'value_network'),
    twin: is('twin_q', 'true'),
    layers: Number(v('hidden_layers')),
    entropy: v('entropy_mode'),
    target: v('target_update'),
    exact: is('log_prob_correction', 'exact'),
    score: is('policy_gradient', 'likelihood_ratio'),
  };
}
/** Lines without those that this setting does not need. */
const lines = (...all: (string | false)[]): string => all.filter((line) => line !== false).join('\n');

function head({ v, entropy, target }: Setting, steps: number): string {
  return lines(
    '# Soft Actor-Critic on the Pendulum, with one setting of SAC Lab. Its curve resembles the lab\u2019s: random numbers differ.',
    'import copy',
    'import math',
    '',
    'import numpy as np',
    'import torch',
    'from torch import nn',
    'from torch.nn import functional as F',
    '',
    `SEED, STEPS = ${v('seed')}, ${steps}`,
    `UNITS, BATCH, CAPACITY = ${v('hidden_units')}, ${v('batch_size')}, ${v('buffer_capacity')}`,
    `GAMMA, REWARD_SCALE = ${v('gamma')}, ${v('reward_scale')}`,
    `UPDATES_PER_STEP, RANDOM_STEPS, UPDATE_AFTER = ${v('updates_per_step')}, ${v('learning_starts')}, ${v('update_after')}`,
    target === 'polyak' && `TAU = ${v('tau')}`,
    target === 'periodic' && `TARGET_PERIOD = ${v('target_period')}`,
    entropy === 'auto' && `TARGET_ENTROPY = ${v('target_entropy')}`,
    'torch.manual_seed(SEED)',
    'rng = np.random.default_rng(SEED)',
  );
}

function networks({ v, network, twin, layers, entropy, target }: Setting): string {
  const hidden = Array.from({ length: layers }, (_, i) => i + 1);
  const layer = (i: number): string => `        self.linear${i} = nn.Linear(${i === 1 ? 'inputs' : 'UNITS'}, UNITS)`;
  const through = hidden.map((i) => `        x = F.relu(self.linear${i}(x))`);
  const last = `linear${layers + 1}`;
  const targets = network ? ['value'] : twin ? ['q1', 'q2'] : ['q1'];
  const learned = ['policy', 'q1', ...(twin ? ['q2'] : []), ...(network ? ['value'] : [])];
  const rate = (name: string): string => v(name === 'policy' ? 'policy_lr' : name === 'value' ? 'value_lr' : 'q_lr');
  return lines(
    'def small(linear):',
    `    nn.init.uniform_(linear.weight, -${v('init_w')}, ${v('init_w')})`,
    `    nn.init.uniform_(linear.bias, -${v('init_w')}, ${v('init_w')})`,
    '    return linear',
    '',
    '',
    'class Critic(nn.Module):',
    '    def __init__(self, inputs):',
    '        super().__init__()',
    ...hidden.map(layer),
    `        self.${last} = small(nn.Linear(UNITS, 1))`,
    '',
    '    def forward(self, *inputs):',
    '        x = torch.cat(inputs, dim=1)',
    ...through,
    `        return self.${last}(x)`,
    '',
    '',
    'class Policy(nn.Module):',
    '    def __init__(self, inputs, actions):',
    '        super().__init__()',
    ...hidden.map(layer),
    '        self.mean_linear = small(nn.Linear(UNITS, actions))',
    '        self.log_std_linear = small(nn.Linear(UNITS, actions))',
    '',
    '    def forward(self, x):',
    ...through,
    `        return self.mean_linear(x), torch.clamp(self.log_std_linear(x), ${v('log_std_min')}, ${v('log_std_max')})`,
    '',
    '',
    'def make_networks(observations=3, actions=1):',
    '    nets = {"policy": Policy(observations, actions), "q1": Critic(observations + actions)}',
    twin && '    nets["q2"] = Critic(observations + actions)',
    network && '    nets["value"] = Critic(observations)',
    target !== 'none' && `    for name in ${list(targets)}:`,
    target !== 'none' && '        nets["target_" + name] = copy.deepcopy(nets[name])',
    '    return nets',
    '',
    '',
    'nets = make_networks()',
    `rates = {${learned.map((name) => `"${name}": ${rate(name)}`).join(', ')}}`,
    'adam = {name: torch.optim.Adam(nets[name].parameters(), lr=rate) for name, rate in rates.items()}',
    entropy === 'auto' && `log_alpha = torch.tensor(math.log(${v('alpha')}), requires_grad=True)`,
    entropy === 'auto' && `adam["alpha"] = torch.optim.Adam([log_alpha], lr=${v('alpha_lr')})`,
    'updates = 0',
  );
}
const list = (names: readonly string[]): string => `(${names.map((name) => `"${name}"`).join(', ')},)`;

function sample(setting: Setting): string {
  return lines(
    'def log_normal(u, mean, log_std):',
    '    return -0.5 * ((u - mean) / log_std.exp()).pow(2) - log_std - 0.5 * math.log(2 * math.pi)',
    '',
    '',
    action(setting),
    '',
    '',
    'def step(name, loss):',
    '    """One step of Adam for one network; the others\u2019 gradients are left alone."""',
    '    parameters = adam[name].param_groups[0]["params"]',
    '    for parameter, gradient in zip(parameters, torch.autograd.grad(loss, parameters)):',
    '        parameter.grad = gradient',
    '    adam[name].step()',
  );
}
function action({ exact }: Setting): string {
  return lines(
    'def act(state, noise):',
    '    """A squashed action, its log density, and what it was made of."""',
    '    mean, log_std = nets["policy"](state)',
    '    u = mean + log_std.exp() * noise  # the reparameterisation trick',
    '    action = torch.tanh(u)',
    exact
      ? '    slope = 2 * (math.log(2) - u - F.softplus(-2 * u))  # log(1 - tanh(u)^2), exactly'
      : '    slope = torch.log(1 - action.pow(2) + 1e-6)',
    '    return action, (log_normal(u, mean, log_std) - slope).sum(1, keepdim=True), u, mean, log_std',
  );
}

/** The lines of each sub-step of one update, as the update view has them. */
function partsOf({ v, network, twin, entropy, target, score }: Setting): Record<UpdatePart, (string | false)[]> {
  const minimum = (prefix: string, at: string): string =>
    twin ? `torch.min(nets["${prefix}q1"](${at}), nets["${prefix}q2"](${at}))` : `nets["${prefix}q1"](${at})`;
  const followed = target === 'none' ? '' : 'target_';
  const future = network
    ? [`    future = nets["${followed}value"](next_state)`]
    : [
        '    next_action, next_log_pi, *_ = act(next_state, next_noise)',
        `    future = ${minimum(followed, 'next_state, next_action')} - alpha * next_log_pi`,
      ];
  const ends = v('bootstrap_on_timeout') === 'true' ? 'terminated' : 'torch.maximum(terminated, timeout)';
  const targets = list(network ? ['value'] : twin ? ['q1', 'q2'] : ['q1']);
  const softValue = 'soft_value = (min_q - alpha * log_pi).detach()';
  return {
    sample: [
      'rows = [memory[i] for i in rng.integers(0, len(memory), BATCH)]',
      'batch = [torch.tensor(np.array(column), dtype=torch.float32) for column in zip(*rows)]',
    ],
    q_target: ['with torch.no_grad():', ...future, `    y = REWARD_SCALE * reward + GAMMA * (1 - ${ends}) * future`],
    q_update: [
      `for name in ${list(twin ? ['q1', 'q2'] : ['q1'])}:`,
      '    losses[name + "_loss"] = F.mse_loss(nets[name](state, action), y)',
      '    step(name, losses[name + "_loss"])',
    ],
    action: ['new_action, log_pi, u, mean, log_std = act(state, noise)', `min_q = ${minimum('', 'state, new_action')}`],
    v_update: network
      ? [
          softValue,
          'value = nets["value"](state)',
          'losses["value_loss"] = F.mse_loss(value, soft_value)',
          'step("value", losses["value_loss"])',
        ]
      : [],
    policy: [
      'losses["policy_loss"] = (alpha * log_pi - min_q).mean()',
      score && !network && softValue,
      score && `baseline = ${network ? 'value.detach()' : 'soft_value.mean()'}`,
      score && 'likelihood = log_normal(u.detach(), mean, log_std).sum(1, keepdim=True)',
      score && 'step("policy", (likelihood * (baseline - soft_value)).mean())  # likelihood ratio',
      !score && 'step("policy", losses["policy_loss"])',
    ],
    temperature:
      entropy === 'auto'
        ? [
            'losses["alpha_loss"] = -(log_alpha.exp() * (log_pi.detach() + TARGET_ENTROPY)).mean()',
            'step("alpha", losses["alpha_loss"])',
          ]
        : [],
    target: {
      none: [],
      polyak: [
        'with torch.no_grad():',
        `    for name in ${targets}:`,
        '        for slow, new in zip(nets["target_" + name].parameters(), nets[name].parameters()):',
        '            slow.copy_((1 - TAU) * slow + TAU * new)',
      ],
      periodic: [
        'if updates % TARGET_PERIOD == 0:',
        `    for name in ${targets}:`,
        '        nets["target_" + name].load_state_dict(nets[name].state_dict())',
      ],
    }[target]!,
  };
}
const indented = (part: readonly (string | false)[], by: string): (string | false)[] =>
  part.map((line) => line !== false && by + line);

function update(setting: Setting): string {
  const { v, entropy } = setting;
  const parts = partsOf(setting);
  const alpha = { auto: 'log_alpha.detach().exp()', off: '0.0' }[entropy] ?? v('alpha');
  const body = (...names: UpdatePart[]): (string | false)[] => names.flatMap((name) => indented(parts[name], '    '));
  return lines(
    'def update(batch, noise, next_noise):',
    '    """One gradient update of every network. Returns the losses."""',
    '    global updates',
    '    state, action, reward, next_state, terminated, timeout = batch',
    `    alpha, losses = ${alpha}, {}`,
    '',
    ...body('q_target', 'q_update'),
    '',
    ...body('action', 'v_update'),
    '',
    ...body('policy', 'temperature'),
    '',
    '    updates += 1',
    ...body('target'),
    '    return {name: loss.item() for name, loss in losses.items()}',
  );
}

function task({ v }: Setting): string {
  return lines(
    'class Pendulum:',
    '    """Angle 0 is upright; actions from -1 to 1 are shares of the largest torque."""',
    '',
    '    def reset(self):',
    '        self.theta, self.omega = rng.uniform(-math.pi, math.pi), rng.uniform(-1.0, 1.0)',
    '        return self.observe()',
    '',
    '    def observe(self):',
    '        return np.array([math.cos(self.theta), math.sin(self.theta), self.omega], np.float32)',
    '',
    '    def step(self, action):',
    `        torque = ${v('max_torque')} * min(max(action, -1.0), 1.0)`,
    '        angle = (self.theta + math.pi) % (2 * math.pi) - math.pi',
    `        cost = ${v('reward_angle')} * angle**2 + ${v('reward_speed')} * self.omega**2 + ${v('reward_torque')} * torque**2`,
    `        acceleration = 3 * ${v('gravity')} / (2 * ${v('length')}) * math.sin(self.theta) + 3 * torque / (${v('mass')} * ${v('length')}**2)`,
    `        self.omega = min(max(self.omega + acceleration * ${v('dt')}, -${v('max_speed')}), ${v('max_speed')})`,
    `        self.theta += self.omega * ${v('dt')}`,
    '        return self.observe(), -cost',
  );
}

function loop(setting: Setting): string {
  const { v } = setting;
  return lines(
    'if __name__ == "__main__":',
    '    task, memory, total, credit = Pendulum(), [], 0.0, 0.0',
    '    observation = task.reset()',
    '    for frame in range(1, STEPS + 1):',
    '        if frame <= RANDOM_STEPS:',
    '            action = rng.uniform(-1.0, 1.0)',
    '        else:',
    '            with torch.no_grad():',
    '                action = act(torch.from_numpy(observation)[None], torch.randn(1, 1))[0].item()',
    '        following, reward = task.step(action)',
    '        total += reward',
    `        timeout = frame % ${v('episode_steps')} == 0`,
    '        if len(memory) < CAPACITY:',
    '            memory.append(None)',
    '        memory[(frame - 1) % CAPACITY] = (observation, [action], [reward], following, [0.0], [float(timeout)])',
    '        observation = following',
    '        if len(memory) > BATCH and frame > UPDATE_AFTER:',
    '            credit += UPDATES_PER_STEP',
    '            while credit >= 1:',
    '                credit -= 1',
    ...indented(partsOf(setting).sample, '                '),
    '                update(batch, torch.randn(BATCH, 1), torch.randn(BATCH, 1))',
    '        if timeout:',
    '            print(f"step {frame}: return {total:.1f}", flush=True)',
    '            observation, total = task.reset(), 0.0',
  );
}
