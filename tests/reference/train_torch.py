"""The same training in PyTorch (float32, one thread): prints the return of every episode."""
import argparse

import numpy as np
import torch

from pendulum import Pendulum
from sac_reference import Agent

EPISODE_STEPS = 200
CASES = {
    "article": {},
    # The Pendulum training that RLtools publishes its times for.
    "rltools": dict(critic="twin_target", entropy_mode="auto", hidden_units=64, batch_size=100, alpha=0.5, tau=0.005,
                    q_lr=1e-3, policy_lr=1e-3, alpha_lr=1e-3, bootstrap_on_timeout=True),
    "quick": dict(hidden_units=64, batch_size=64, value_lr=3e-3, q_lr=3e-3, policy_lr=3e-3, alpha=0.2, tau=0.02,
                  bootstrap_on_timeout=True),
}


class Replay:
    """A ring of transitions in numpy arrays."""

    def __init__(self, capacity):
        self.columns = [np.zeros((capacity, n), np.float32) for n in (3, 1, 1, 3, 1, 1)]
        self.capacity, self.count = capacity, 0

    def push(self, *transition):
        for column, value in zip(self.columns, transition):
            column[self.count % self.capacity] = value
        self.count += 1

    def sample(self, size, rng):
        rows = rng.integers(0, min(self.count, self.capacity), size)
        return tuple(torch.from_numpy(column[rows]) for column in self.columns)


class Training:
    """Act, step, store, update, as the article's main loop does."""

    def __init__(self, config, learning_starts, seed):
        torch.manual_seed(seed)
        self.rng = np.random.default_rng(seed)
        self.agent = Agent(3, 1, config, torch.float32)
        self.learning_starts = learning_starts
        self.replay, self.pendulum = Replay(100_000), Pendulum()
        self.observation = self.pendulum.reset(self.rng)
        self.step, self.total, self.episodes = 0, 0.0, []

    @torch.no_grad()
    def act(self):
        if self.step < self.learning_starts:
            return self.rng.uniform(-1, 1)
        state = torch.from_numpy(self.observation.astype(np.float32)).unsqueeze(0)
        mean, log_std = self.agent.networks["policy"](state)
        return torch.tanh(mean + log_std.exp() * torch.randn_like(mean)).item()

    def run(self, steps):
        size = self.agent.c["batch_size"]
        for _ in range(steps):
            action = self.act()
            reward = self.pendulum.step(action)
            following = self.pendulum.observation()
            self.step += 1
            self.total += reward
            timeout = self.step % EPISODE_STEPS == 0
            self.replay.push(self.observation, action, reward, following, 0.0, timeout)
            self.observation = following
            if self.replay.count > size:
                batch = self.replay.sample(size, self.rng)
                self.agent.update(batch, torch.randn(size, 1), torch.randn(size, 1))
            if timeout:
                self.episodes.append((self.step, self.total))
                self.total = 0.0
                self.observation = self.pendulum.reset(self.rng)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--case", choices=CASES, action="append", help="default: article")
    parser.add_argument("--steps", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=7)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    for name in arguments.case or ["article"]:
        training = Training(CASES[name], learning_starts=1000, seed=arguments.seed)
        while training.step < arguments.steps:
            training.run(EPISODE_STEPS)
            print(f"{name} step {training.step} return {training.episodes[-1][1]:.1f}", flush=True)


if __name__ == "__main__":
    main()
