"""How fast the same trainings run in PyTorch (float32, one thread): what a Python user would get on this machine.

Prints {"results": [{"name", "value", "unit"}]} as sac-bench does. A step is one environment step with replay and one
update of every network; the median of several stretches, after a warm-up.
"""
import argparse
import json
import statistics
import time

import torch

from train_torch import CASES, Training

ROWS = {"quick": "quick", "article": "article", "rltools": "RLtools' case"}
STRETCHES = 5


def steps_per_second(config, seconds):
    training = Training(config, learning_starts=0, seed=7)
    training.run(training.agent.c["batch_size"] + 50)
    rates = []
    for _ in range(STRETCHES):
        start, steps, elapsed = time.perf_counter(), 0, 0.0
        while elapsed < seconds / STRETCHES:
            training.run(5)
            steps += 5
            elapsed = time.perf_counter() - start
        rates.append(steps / elapsed)
    return statistics.median(rates)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--case", choices=ROWS, action="append", help="default: all")
    parser.add_argument("--seconds", type=float, default=3.0, help="for each case; default 3")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    version = torch.__version__.split("+")[0]
    results = []
    for case in arguments.case or ROWS:
        value = steps_per_second(CASES[case], arguments.seconds)
        results.append(dict(name=f"PyTorch {version}: {ROWS[case]}, steps", value=float(f"{value:.4g}"), unit="steps/s"))
    print(json.dumps(dict(results=results)))


if __name__ == "__main__":
    main()
