"""Pendulum-v1 in float64 numpy, from the equations of Gymnasium's documentation (classic_control/pendulum).

th'' = 3 g / (2 l) sin(th) + 3 u / (m l^2), semi-implicit Euler, reward of the state before the step.
"""
import math

import numpy as np

DEFAULTS = dict(gravity=10.0, mass=1.0, length=1.0, max_torque=2.0, max_speed=8.0, dt=0.05,
                reward_angle=1.0, reward_speed=0.1, reward_torque=0.001)


def wrap(theta):
    """The angle in [-pi, pi)."""
    return (theta + math.pi) % (2 * math.pi) - math.pi


class Pendulum:
    """State theta (0 is upright, unwrapped) and omega; actions in [-1, 1] are scaled to the torque's range."""

    def __init__(self, **physics):
        self.physics = {**DEFAULTS, **physics}
        self.theta, self.omega = math.pi, 0.0

    def reset(self, rng):
        self.theta, self.omega = rng.uniform(-math.pi, math.pi), rng.uniform(-1.0, 1.0)
        return self.observation()

    def step(self, action):
        """Returns the reward of this step. `action` is clipped as Gymnasium clips the torque."""
        p = self.physics
        torque = min(max(float(action) * p["max_torque"], -p["max_torque"]), p["max_torque"])
        reward = -(p["reward_angle"] * wrap(self.theta) ** 2 + p["reward_speed"] * self.omega ** 2
                   + p["reward_torque"] * torque ** 2)
        acceleration = (3 * p["gravity"] / (2 * p["length"]) * math.sin(self.theta)
                        + 3 * torque / (p["mass"] * p["length"] ** 2))
        omega = self.omega + acceleration * p["dt"]
        self.omega = min(max(omega, -p["max_speed"]), p["max_speed"])
        self.theta += self.omega * p["dt"]
        return reward

    def observation(self):
        return np.array([math.cos(self.theta), math.sin(self.theta), self.omega])
