"""Writes ../golden/sac.json: three updates of every algorithm variant, computed in float64 by autograd.

Per variant: the configuration as flags would spell it, the initial parameters, and three updates. Each update holds
its batch and noise and, under `expected`, the losses and the temperature after it; the first also every gradient and
the batch's intermediates; the first and third every parameter after it. Tensors are flat, row-major, [out, in];
`shapes` says how. Inputs are exact in float32, results have nine significant digits. ../golden/README.md states the
whole layout, shape by shape.

A case is drawn again until it exercises what it should (both clamps of log std, saturated actions, each Q the smaller
one somewhere, both ways to be done) and is well-conditioned: the same reference in float32 must stay within a quarter
of the tolerances that the engine is held to. So a failing comparison means a wrong formula, not rounding.
"""
import json
import pathlib

import numpy as np
import torch

from sac_reference import Agent

UPDATES = 3
TOLERANCE = dict(loss=1e-5, gradient=1e-4, parameter=1e-6)  # relative, relative to the tensor's norm, absolute
MARGIN = 0.25

BASE = dict(hidden_units=8, hidden_layers=2, batch_size=12, value_lr=2e-3, q_lr=1e-3, policy_lr=3e-3, alpha_lr=5e-3,
            tau=0.1, gamma=0.9, alpha=0.3, target_period=2, log_std_min=-0.5, log_std_max=0.3, target_entropy=-0.7)
VALUE = dict(BASE, critic="value_network")
TWIN = dict(BASE, critic="twin_target", log_prob_correction="exact")

VARIANTS = [  # name, action dimensions, configuration
    ("article", 1, dict(VALUE)),
    ("exact_correction", 1, dict(VALUE, log_prob_correction="exact")),
    ("single_q", 1, dict(VALUE, twin_q=False)),
    ("periodic_target", 1, dict(VALUE, target_update="periodic")),
    ("no_target", 1, dict(VALUE, target_update="none")),
    ("auto_entropy", 1, dict(VALUE, entropy_mode="auto")),
    ("no_entropy", 1, dict(VALUE, entropy_mode="off")),
    ("likelihood_ratio", 1, dict(VALUE, policy_gradient="likelihood_ratio")),
    ("bootstrap_on_timeout", 1, dict(VALUE, bootstrap_on_timeout=True, reward_scale=2.5)),
    ("one_hidden_layer", 1, dict(VALUE, hidden_layers=1, batch_size=7)),
    ("three_hidden_layers", 1, dict(VALUE, hidden_layers=3, batch_size=16)),
    ("odd_sizes", 1, dict(VALUE, hidden_units=13, batch_size=5)),
    ("two_actions", 2, dict(VALUE)),
    ("two_actions_exact", 2, dict(VALUE, log_prob_correction="exact", entropy_mode="auto")),
    ("two_actions_likelihood_ratio", 2, dict(VALUE, policy_gradient="likelihood_ratio")),
    ("twin_target", 1, dict(TWIN)),
    ("twin_target_auto", 1, dict(TWIN, entropy_mode="auto")),
    ("twin_target_epsilon", 1, dict(TWIN, log_prob_correction="epsilon")),
    ("twin_target_single_q", 1, dict(TWIN, twin_q=False)),
    ("twin_target_periodic", 1, dict(TWIN, target_update="periodic")),
    ("twin_target_no_target", 1, dict(TWIN, target_update="none")),
    ("twin_target_no_entropy", 1, dict(TWIN, entropy_mode="off")),
    ("twin_target_likelihood_ratio", 1, dict(TWIN, policy_gradient="likelihood_ratio")),
    ("twin_target_bootstrap", 1, dict(TWIN, bootstrap_on_timeout=True, reward_scale=0.4)),
    ("twin_target_one_layer", 1, dict(TWIN, hidden_layers=1, entropy_mode="auto", batch_size=9)),
    ("twin_target_three_layers", 1, dict(TWIN, hidden_layers=3, entropy_mode="auto", batch_size=16)),
    ("twin_target_two_actions", 2, dict(TWIN, entropy_mode="auto")),
]
OBSERVATIONS = 3


class Unsuitable(Exception):
    """This draw does not exercise the variant, or is too sensitive to rounding."""


def float32_values(array):
    return np.asarray(array, dtype=np.float32).astype(np.float64)


def draw_parameters(agent, rng):
    """Random parameters, larger than a real initialisation, so that every branch is taken. Returns name -> array."""
    values = {}
    for name, parameter in agent.named_parameters():
        scale = 2.0 / np.sqrt(parameter.shape[-1]) if parameter.dim() == 2 else 0.5
        if "mean_linear" in name:
            scale *= 1.5
        values[name] = float32_values(rng.uniform(-scale, scale, tuple(parameter.shape)))
    if agent.c["target_update"] == "none":  # without a delay there is no moment when the two differ
        for online, target in agent.target_pairs:
            values.update({name.replace(online, target, 1): value for name, value in values.items()
                           if name.startswith(online + ".")})
    return values


def draw_batch(config, actions, rng):
    size = config["batch_size"]
    angle, next_angle = rng.uniform(-np.pi, np.pi, (2, size))
    speed = rng.uniform(-3, 3, (2, size))
    return {
        "observations": float32_values(np.stack([np.cos(angle), np.sin(angle), speed[0]], 1)),
        "actions": float32_values(rng.uniform(-1, 1, (size, actions))),
        "rewards": float32_values(rng.uniform(-3, 1, (size, 1))),
        "next_observations": float32_values(np.stack([np.cos(next_angle), np.sin(next_angle), speed[1]], 1)),
        "terminated": (np.arange(size) % 5 == 1).astype(float)[:, None],
        "timeout": (np.arange(size) % 4 == 2).astype(float)[:, None],
        "noise": float32_values(np.clip(rng.standard_normal((size, actions)), -2.5, 2.5)),
        "next_noise": float32_values(np.clip(rng.standard_normal((size, actions)), -2.5, 2.5)),
    }


def run(variant, parameters, batches, dtype):
    """The updates with the given inputs; one record per update."""
    _, actions, config = variant
    agent = Agent(OBSERVATIONS, actions, config, dtype)
    with torch.no_grad():
        for name, parameter in agent.named_parameters():
            parameter.copy_(torch.tensor(parameters[name], dtype=dtype))
    records = []
    for batch in batches:
        record = {}
        tensors = {key: torch.tensor(value, dtype=dtype) for key, value in batch.items()}
        noise, next_noise = tensors.pop("noise"), tensors.pop("next_noise")
        agent.update(tuple(tensors.values()), noise, next_noise, record)
        record["temperature"] = agent.alpha().item()
        record["parameters"] = {name: p.detach().clone() for name, p in agent.named_parameters()}
        records.append(record)
    return agent, records


def check_coverage(agent, record, batch):
    c, seen = agent.c, record["intermediates"]
    raw_low = (seen["log_std"] <= c["log_std_min"]).float().mean().item()
    raw_high = (seen["log_std"] >= c["log_std_max"]).float().mean().item()
    if not (0 < raw_low < 0.6 and 0 < raw_high < 0.6 and raw_low + raw_high < 0.8):
        raise Unsuitable("clamp")
    if not 0.99 < seen["new_action"].abs().max().item() < 0.99999:
        raise Unsuitable("saturation")
    if c["twin_q"]:
        # These are the Qs after the last update; they have moved little since the first.
        state = torch.tensor(batch["observations"])
        q1, q2 = (agent.networks[name](state, seen["new_action"].detach()) for name in ("q1", "q2"))
        if not 0.2 <= (q1 < q2).double().mean().item() <= 0.8:
            raise Unsuitable("min Q")
    for tensor in record["gradients"].values():
        if tensor.norm() == 0:
            raise Unsuitable("zero gradient")


def check_conditioning(wanted, rounded):
    for a, b in zip(wanted, rounded):
        for key in a["losses"]:
            if abs(a["losses"][key] - b["losses"][key]) > MARGIN * TOLERANCE["loss"] * abs(a["losses"][key]):
                raise Unsuitable(key)
        for key in a["gradients"]:
            if (a["gradients"][key] - b["gradients"][key]).norm() > (
                    MARGIN * TOLERANCE["gradient"] * a["gradients"][key].norm()):
                raise Unsuitable("gradient of " + key)
        for key in a["parameters"]:
            if (a["parameters"][key] - b["parameters"][key]).abs().max() > MARGIN * TOLERANCE["parameter"]:
                raise Unsuitable(key)


def solve_case(variant):
    """The first seed whose draw is a good test of this variant."""
    _, actions, config = variant
    reasons = {}
    for seed in range(5000):
        rng = np.random.default_rng(seed)
        parameters = draw_parameters(Agent(OBSERVATIONS, actions, config), rng)
        batches = [draw_batch(config, actions, rng) for _ in range(UPDATES)]
        try:
            agent, records = run(variant, parameters, batches, torch.float64)
            check_coverage(agent, records[0], batches[0])
            check_conditioning(records, run(variant, parameters, batches, torch.float32)[1])
            return seed, parameters, batches, records
        except Unsuitable as reason:
            reasons[str(reason)] = reasons.get(str(reason), 0) + 1
    raise SystemExit(f"{variant[0]}: no suitable draw; {reasons}")


def flat(values):
    """Nine significant digits, which is what tells float32 numbers apart."""
    array = values.detach().numpy() if torch.is_tensor(values) else np.asarray(values)
    return [float(f"{x:.9g}") for x in array.ravel().tolist()]


def flag_text(value):
    return str(value).lower() if isinstance(value, bool) else str(value)


def to_json(variant, seed, parameters, batches, records):
    name, actions, config = variant
    # With one Q, the target of the other is never read; whether it still moves is left open.
    ignored = "target_q2." if not config.get("twin_q", True) else None
    updates = []
    for i, (batch, record) in enumerate(zip(batches, records)):
        expected = dict(losses={k: flat(v)[0] for k, v in record["losses"].items()},
                        temperature=flat(record["temperature"])[0])
        if i == 0:
            expected["gradients"] = {k: flat(g) for k, g in record["gradients"].items()}
            expected["intermediates"] = {k: flat(v) for k, v in record["intermediates"].items()}
        if i in (0, UPDATES - 1):
            expected["parameters"] = {k: flat(p) for k, p in record["parameters"].items()
                                      if ignored is None or not k.startswith(ignored)}
        updates.append(dict({k: flat(v) for k, v in batch.items()}, expected=expected))
    return dict(name=name, seed=seed, observation_size=OBSERVATIONS, action_size=actions,
                config={k: flag_text(v) for k, v in config.items()},
                shapes={k: list(v.shape) for k, v in parameters.items()},
                initial={k: flat(v) for k, v in parameters.items()}, updates=updates)


def main():
    torch.set_num_threads(1)
    cases = []
    for variant in VARIANTS:
        case = to_json(variant, *solve_case(variant))
        cases.append(json.dumps(case, separators=(",", ":")))
        print(f"{variant[0]}: draw {case['seed']}, {len(cases[-1])} bytes", flush=True)
    path = pathlib.Path(__file__).resolve().parent.parent / "golden" / "sac.json"
    path.write_text('{"tolerance":' + json.dumps(TOLERANCE) + ',\n"variants":[\n' + ",\n".join(cases) + "\n]}\n")
    print(f"{path.name}: {len(cases)} variants, {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
