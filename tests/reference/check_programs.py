"""Holds PyTorch programs against the golden data: program_NAME.py has the setting of the variant NAME of ../golden/sac.json.

Each program starts from the variant's weights and does its three updates, in float64; their losses, and the parameters
after the third, must be the expected ones. Prints one line for each variant; exits with 1 where one differs.
"""
import argparse
import json
import pathlib

import numpy as np
import torch

GOLDEN = pathlib.Path(__file__).resolve().parent.parent / "golden" / "sac.json"
INPUTS = ("observations", "actions", "rewards", "next_observations", "terminated", "timeout")


def load(path, variant):
    """The program as a module's names, with networks of the variant's sizes."""
    sizes = f"observations={variant['observation_size']}, actions={variant['action_size']}"
    text = path.read_text(encoding="utf-8").replace("observations=3, actions=1", sizes)
    names = {"__name__": "program"}
    exec(compile(text, str(path), "exec"), names)
    return names


def column(update, name, rows):
    return torch.tensor(update[name]).reshape(rows, -1)


@torch.no_grad()
def take_weights(nets, variant):
    for name, net in nets.items():
        for key, parameter in net.named_parameters():
            parameter.copy_(torch.tensor(variant["initial"][f"{name}.{key}"]).reshape(parameter.shape))


def differences(path, variant, tolerance):
    program = load(path, variant)
    take_weights(program["nets"], variant)
    rows = int(variant["config"]["batch_size"])
    wrong = []
    for number, update in enumerate(variant["updates"], 1):
        given = update.get("inputs", update)
        batch = [column(given, name, rows) for name in INPUTS]
        losses = program["update"](batch, column(given, "noise", rows), column(given, "next_noise", rows))
        expected = update["expected"]["losses"]
        if set(losses) != set(expected):
            wrong.append(f"update {number} has {sorted(losses)} instead of {sorted(expected)}")
        wrong += [f"{name} of update {number} is {losses[name]} instead of {value}" for name, value in expected.items()
                  if name in losses and abs(losses[name] - value) > tolerance["loss"] * abs(value)]
    after = update["expected"]["parameters"]
    for name, net in program["nets"].items():
        for key, parameter in net.named_parameters():
            value = after.get(f"{name}.{key}")
            if value is not None and np.abs(parameter.detach().numpy().ravel() - value).max() > tolerance["parameter"]:
                wrong.append(f"{name}.{key} differs after the last update")
    return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=pathlib.Path, help="holds the programs")
    folder = parser.parse_args().folder
    torch.set_default_dtype(torch.float64)
    golden = json.loads(GOLDEN.read_text(encoding="utf-8"))
    failed = False
    for variant in golden["variants"]:
        wrong = differences(folder / f"program_{variant['name']}.py", variant, golden["tolerance"])
        failed |= bool(wrong)
        print(f"{variant['name']}: {'; '.join(wrong) or 'as expected'}")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
