"""The networks of Soft Actor-Critic in PyTorch, with the tensor names of our checkpoints ([out, in] layout)."""
import torch
from torch import nn
from torch.nn import functional as F


class Network(nn.Module):
    """linear1 .. linearL with ReLU in between; the last one has a single output and no activation."""

    def __init__(self, inputs, hidden_units, hidden_layers, init_w=3e-3):
        super().__init__()
        sizes = [inputs] + [hidden_units] * hidden_layers + [1]
        self.names = [f"linear{i + 1}" for i in range(len(sizes) - 1)]
        for name, fan_in, fan_out in zip(self.names, sizes, sizes[1:]):
            self.add_module(name, nn.Linear(fan_in, fan_out))
        last_layer_uniform(getattr(self, self.names[-1]), init_w)

    def forward(self, *inputs):
        x = torch.cat(inputs, dim=1)
        for name in self.names[:-1]:
            x = F.relu(getattr(self, name)(x))
        return getattr(self, self.names[-1])(x)


class Policy(nn.Module):
    """A Gaussian over u, the action before the tanh; its log standard deviation is clamped."""

    def __init__(self, inputs, actions, hidden_units, hidden_layers, log_std_min, log_std_max, init_w=3e-3):
        super().__init__()
        self.log_std_min, self.log_std_max = log_std_min, log_std_max
        sizes = [inputs] + [hidden_units] * hidden_layers
        self.names = [f"linear{i + 1}" for i in range(hidden_layers)]
        for name, fan_in, fan_out in zip(self.names, sizes, sizes[1:]):
            self.add_module(name, nn.Linear(fan_in, fan_out))
        self.mean_linear = nn.Linear(hidden_units, actions)
        self.log_std_linear = nn.Linear(hidden_units, actions)
        last_layer_uniform(self.mean_linear, init_w)
        last_layer_uniform(self.log_std_linear, init_w)

    def forward(self, state):
        x = state
        for name in self.names:
            x = F.relu(getattr(self, name)(x))
        log_std = torch.clamp(self.log_std_linear(x), self.log_std_min, self.log_std_max)
        return self.mean_linear(x), log_std


def last_layer_uniform(linear, init_w):
    nn.init.uniform_(linear.weight, -init_w, init_w)
    nn.init.uniform_(linear.bias, -init_w, init_w)
