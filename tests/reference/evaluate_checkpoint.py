"""Judges a checkpoint from outside: its policy in PyTorch, in Gymnasium's Pendulum-v1 where that is installed.

Prints one JSON object with the mean return of the deterministic policy over random start states and its standard error.
Without Gymnasium the Pendulum of pendulum.py is used; "environment" says which.
"""
import argparse
import json
import math
import sys

import numpy as np
import torch

import safetensors_file
from networks import Policy
from pendulum import Pendulum

EPISODE_STEPS = 200


class OurPendulum:
    name = "numpy"

    def __init__(self, seed):
        self.rng, self.pendulum = np.random.default_rng(seed), Pendulum()

    def reset(self):
        return self.pendulum.reset(self.rng)

    def step(self, action):
        reward = self.pendulum.step(action)
        return self.pendulum.observation(), reward


class GymnasiumPendulum:
    name = "gymnasium Pendulum-v1"

    def __init__(self, seed):
        import gymnasium
        self.env, self.seed = gymnasium.make("Pendulum-v1"), seed

    def reset(self):
        observation, _ = self.env.reset(seed=self.seed)
        self.seed = None
        return observation

    def step(self, action):
        # The laboratory's actions are in [-1, 1]; Gymnasium's are torques in [-2, 2].
        observation, reward, *_ = self.env.step(np.array([2 * action], np.float32))
        return observation, float(reward)


def make_environment(seed):
    try:
        return GymnasiumPendulum(seed)
    except ImportError:
        return OurPendulum(seed)


def load_policy(path):
    """The policy network with the checkpoint's weights; its shape is read off the tensors."""
    tensors, _ = safetensors_file.read(path)
    weights = {name[len("policy."):]: torch.tensor(array) for name, array in tensors.items()
               if name.startswith("policy.") and name.endswith((".weight", ".bias"))}
    if "mean_linear.weight" not in weights:
        raise ValueError(f"{path}: no tensor policy.mean_linear.weight")
    layers = sum(name.startswith("linear") and name.endswith(".weight") for name in weights)
    actions, hidden = weights["mean_linear.weight"].shape
    policy = Policy(weights["linear1.weight"].shape[1], actions, hidden, layers, -20.0, 2.0)
    policy.load_state_dict(weights)
    return policy


@torch.no_grad()
def episode_return(policy, environment):
    observation, total = environment.reset(), 0.0
    for _ in range(EPISODE_STEPS):
        state = torch.from_numpy(np.asarray(observation, np.float32)).unsqueeze(0)
        mean, _ = policy(state)
        observation, reward = environment.step(torch.tanh(mean).item())
        total += reward
    return total


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint")
    parser.add_argument("--episodes", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    try:
        policy = load_policy(arguments.checkpoint)
    except (OSError, ValueError, RuntimeError) as error:
        print(error, file=sys.stderr)
        return 1
    environment = make_environment(arguments.seed)
    returns = np.array([episode_return(policy, environment) for _ in range(arguments.episodes)])
    error = returns.std(ddof=1) / math.sqrt(len(returns)) if len(returns) > 1 else 0.0
    print(json.dumps(dict(environment=environment.name, episodes=len(returns), mean=returns.mean(), standard_error=error,
                          min=returns.min(), max=returns.max())))
    return 0


if __name__ == "__main__":
    sys.exit(main())
