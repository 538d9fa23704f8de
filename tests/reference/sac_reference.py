"""One gradient update of Soft Actor-Critic in every variant of the laboratory, by automatic differentiation.

Papers: arXiv:1801.01290 (value network) and arXiv:1812.05905 (two target Qs, automatic temperature). The engine's
backward passes are written by hand; everything here is left to autograd, so that the two are independent.
"""
import math

import torch
from torch import nn
from torch.nn import functional as F

from networks import Network, Policy

DEFAULTS = dict(
    critic="value_network", twin_q=True, target_update="polyak", entropy_mode="fixed",
    policy_gradient="reparameterized", log_prob_correction="epsilon", bootstrap_on_timeout=False,
    alpha=1.0, target_entropy=-1.0, alpha_lr=3e-4, value_lr=3e-4, q_lr=3e-4, policy_lr=3e-4, batch_size=128,
    gamma=0.99, tau=0.01, target_period=200, reward_scale=1.0, hidden_units=256, hidden_layers=2,
    log_std_min=-20.0, log_std_max=2.0)


def squashed_sample(policy, state, noise, correction):
    """a~ = tanh(u) with u = mean + std * noise, and the log density of a~; mean, log_std and u for those who need them."""
    mean, log_std = policy(state)
    u = mean + log_std.exp() * noise
    action = torch.tanh(u)
    log_pi = gaussian_log_density(u, mean, log_std)
    if correction == "epsilon":
        log_pi = log_pi - torch.log(1 - action.pow(2) + 1e-6)
    else:
        log_pi = log_pi - 2 * (math.log(2) - u - F.softplus(-2 * u))
    return action, log_pi.sum(dim=1, keepdim=True), mean, log_std, u


def gaussian_log_density(u, mean, log_std):
    return -0.5 * ((u - mean) / log_std.exp()).pow(2) - log_std - 0.5 * math.log(2 * math.pi)


class Agent:
    """All networks, their optimisers and the update. `config` overrides DEFAULTS."""

    def __init__(self, observations, actions, config, dtype=torch.float64):
        self.c = c = {**DEFAULTS, **config}
        shape = (c["hidden_units"], c["hidden_layers"])
        self.networks = {"policy": Policy(observations, actions, *shape, c["log_std_min"], c["log_std_max"]),
                         "q1": Network(observations + actions, *shape), "q2": Network(observations + actions, *shape)}
        if c["critic"] == "value_network":
            self.networks["value"] = Network(observations, *shape)
            self.networks["target_value"] = Network(observations, *shape)
            self.target_pairs = [("value", "target_value")]
        else:
            self.networks["target_q1"] = Network(observations + actions, *shape)
            self.networks["target_q2"] = Network(observations + actions, *shape)
            self.target_pairs = [("q1", "target_q1"), ("q2", "target_q2")]
        for network in self.networks.values():
            network.to(dtype)
        for online, target in self.target_pairs:
            self.networks[target].load_state_dict(self.networks[online].state_dict())
        self.log_alpha = nn.Parameter(torch.tensor(math.log(c["alpha"]), dtype=dtype))
        rates = dict(policy="policy_lr", q1="q_lr", q2="q_lr", value="value_lr")
        self.optimizers = {name: torch.optim.Adam(self.networks[name].parameters(), lr=c[rate])
                           for name, rate in rates.items() if name in self.networks}
        self.optimizers["alpha"] = torch.optim.Adam([self.log_alpha], lr=c["alpha_lr"])
        self.updates = 0

    def alpha(self):
        """The temperature in use, detached."""
        if self.c["entropy_mode"] == "off":
            return torch.zeros_like(self.log_alpha)
        return self.log_alpha.detach().exp()

    def min_q(self, state, action, prefix=""):
        q1 = self.networks[prefix + "q1"](state, action)
        return torch.min(q1, self.networks[prefix + "q2"](state, action)) if self.c["twin_q"] else q1

    def update(self, batch, noise, next_noise=None, record=None):
        """One update of everything. `batch`: state, action, reward, next_state, terminated, timeout.

        `record`, a dict, receives losses, gradients (by tensor name) and intermediates.
        """
        c, alpha = self.c, self.alpha()
        state, action, reward, next_state, terminated, timeout = batch
        done = terminated if c["bootstrap_on_timeout"] else torch.maximum(terminated, timeout)

        # Critics: regression on the reward plus the discounted soft value of the next state.
        with torch.no_grad():
            if c["critic"] == "value_network":
                next_value = self.networks["target_value"](next_state)
            else:
                next_action, next_log_pi, *_ = squashed_sample(
                    self.networks["policy"], next_state, next_noise, c["log_prob_correction"])
                next_value = self.min_q(next_state, next_action, "target_") - alpha * next_log_pi
            y = c["reward_scale"] * reward + c["gamma"] * (1 - done) * next_value
        losses = {}
        for name in ("q1", "q2") if c["twin_q"] else ("q1",):
            losses[name + "_loss"] = F.mse_loss(self.networks[name](state, action), y)
            self.step(name, losses[name + "_loss"], record)

        # a~ at the batch's states, judged by the updated Qs.
        new_action, log_pi, mean, log_std, u = squashed_sample(
            self.networks["policy"], state, noise, c["log_prob_correction"])
        min_q = self.min_q(state, new_action)
        soft_value = (min_q - alpha * log_pi).detach()

        if c["critic"] == "value_network":
            value = self.networks["value"](state)
            baseline = value.detach()
            losses["value_loss"] = F.mse_loss(value, soft_value)
            self.step("value", losses["value_loss"], record)
        else:
            value, baseline = None, soft_value.mean()

        losses["policy_loss"] = (alpha * log_pi - min_q).mean()
        objective = losses["policy_loss"]
        if c["policy_gradient"] == "likelihood_ratio":
            # Score function: the sample is held fixed, so only the Gaussian's density depends on the parameters.
            score = gaussian_log_density(u.detach(), mean, log_std).sum(dim=1, keepdim=True)
            objective = (score * (baseline - soft_value)).mean()
        self.step("policy", objective, record)

        if c["entropy_mode"] == "auto":
            losses["alpha_loss"] = -(self.log_alpha.exp() * (log_pi.detach() + c["target_entropy"])).mean()
            self.step("alpha", losses["alpha_loss"], record)

        self.updates += 1
        self.update_targets()
        if record is not None:
            record["losses"] = {k: v.item() for k, v in losses.items()}
            record["intermediates"] = dict(y=y, done=done, new_action=new_action, log_pi=log_pi, mean=mean,
                                           log_std=log_std, min_q=min_q)
            if value is not None:
                record["intermediates"]["value"] = value

    def step(self, name, loss, record):
        """One Adam step of one network (or the temperature), leaving every other network's gradients untouched."""
        named = [("log_alpha", self.log_alpha)] if name == "alpha" else [
            (f"{name}.{key}", p) for key, p in self.networks[name].named_parameters()]
        parameters = [p for _, p in named]
        gradients = torch.autograd.grad(loss, parameters)
        for parameter, gradient in zip(parameters, gradients):
            parameter.grad = gradient
        if record is not None:
            record.setdefault("gradients", {}).update((key, g.clone()) for (key, _), g in zip(named, gradients))
        self.optimizers[name].step()

    @torch.no_grad()
    def update_targets(self):
        mode, tau = self.c["target_update"], self.c["tau"]
        if mode == "periodic" and self.updates % self.c["target_period"] != 0:
            return
        for online, target in self.target_pairs:
            for p, p_bar in zip(self.networks[online].parameters(), self.networks[target].parameters()):
                if mode == "polyak":
                    p_bar.mul_(1 - tau).add_(p, alpha=tau)
                else:
                    p_bar.copy_(p)

    def named_parameters(self):
        for prefix, network in self.networks.items():
            for key, parameter in network.named_parameters():
                yield f"{prefix}.{key}", parameter
