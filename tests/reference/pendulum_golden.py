"""Writes ../golden/pendulum.json: trajectories of the Pendulum in float64.

Each case holds a start state, the physics that differ from the defaults, and rows
[action, reward, theta, omega]: the action of the step, its reward, and the state after it. Actions are exact in
float32, so that a float32 interface receives the same number. `angles` holds rows [theta, wrapped, cos, sin].
"""
import json
import math
import pathlib

import numpy as np

from pendulum import Pendulum, wrap

STEPS = 60  # 3 s: the upright pendulum is unstable, rounding errors grow by about e^3.9 per second


def actions(kind, rng):
    """`STEPS` actions; kinds that leave [-1, 1] test the clipping of the torque."""
    t = np.arange(STEPS)
    values = {
        "zero": np.zeros(STEPS),
        "random": rng.uniform(-1, 1, STEPS),
        "out_of_range": rng.uniform(-3, 3, STEPS),
        "forward": np.ones(STEPS),
        "backward": -np.ones(STEPS),
        "pump": np.sign(np.sin(t * 0.19 + 0.1)),
    }[kind]
    return [float(a) for a in values.astype(np.float32)]


CASES = [
    # name, (theta, omega), actions, physics
    ("hanging", (math.pi, 0.0), "zero", {}),
    ("upright", (0.0, 0.0), "random", {}),
    ("just_below_pi", (math.pi - 1e-9, 0.5), "random", {}),
    ("just_above_minus_pi", (-math.pi + 1e-9, -0.5), "random", {}),
    ("crosses_pi_upwards", (3.0, 1.0), "forward", {}),
    ("crosses_pi_downwards", (-3.0, -1.0), "backward", {}),
    ("many_turns", (21.0, 7.5), "forward", {}),
    ("speed_clipped_up", (0.3, 7.9), "forward", {}),
    ("speed_clipped_down", (-0.3, -7.9), "backward", {}),
    ("torque_out_of_range", (1.0, -0.2), "out_of_range", {}),
    ("swing_up", (3.1, 0.0), "pump", {}),
    ("moon", (2.0, 0.1), "random", dict(gravity=1.62)),
    ("no_gravity", (-1.0, 0.7), "random", dict(gravity=0.0)),
    ("heavy_and_long", (0.7, -0.4), "out_of_range", dict(mass=2.5, length=1.7, max_torque=6.0)),
    ("slow_and_fine", (-2.2, 0.9), "random", dict(max_speed=2.0, dt=0.01)),
    ("other_costs", (1.9, -1.0), "random", dict(reward_angle=2.0, reward_speed=0.25, reward_torque=0.05)),
]


def trajectory(index, name, start, kind, physics):
    pendulum = Pendulum(**physics)
    pendulum.theta, pendulum.omega = start
    rows = []
    for action in actions(kind, np.random.default_rng(index)):
        reward = pendulum.step(action)
        rows.append([action, reward, pendulum.theta, pendulum.omega])
    return dict(name=name, physics=physics, start=list(start), rows=rows)


def main():
    cases = [trajectory(i, *case) for i, case in enumerate(CASES)]
    thetas = [0.0, 0.5, -0.5, 3.0, -3.0, math.pi, -math.pi, math.pi + 1e-6, -math.pi - 1e-6, 6.5, -20.0, 100.0, -1000.0]
    angles = [[t, wrap(t), math.cos(t), math.sin(t)] for t in thetas]
    # repr prints up to 17 significant digits, as many as tell two float64 apart.
    lines = ['{"columns": ["action", "reward", "theta", "omega"],', '"angles": ' + json.dumps(angles) + ",", '"cases": [']
    lines.append(",\n".join(json.dumps(case) for case in cases))
    lines.append("]}")
    path = pathlib.Path(__file__).resolve().parent.parent / "golden" / "pendulum.json"
    path.write_text("\n".join(lines) + "\n")
    print(f"{path.name}: {len(cases)} cases of {STEPS} steps, {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
