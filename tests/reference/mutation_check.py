"""Shows that ../golden/sac.json catches wrong formulas: each classic mistake is made in a copy of the reference, and the
results must then leave the tolerances that the engine is held to. Exits with 1 if a mistake goes unnoticed.
"""
import json
import pathlib
import sys
import types

import numpy as np
import torch

import sac_golden
import sac_reference

MUTATIONS = [  # what goes wrong, the variant that must notice, [(text of the reference, its replacement)]
    ('sign of the entropy in the policy loss', 'article',
     [('(alpha * log_pi - min_q).mean()', '(-alpha * log_pi - min_q).mean()')]),
    ('sign of the entropy in the soft value', 'article',
     [('(min_q - alpha * log_pi).detach()', '(min_q + alpha * log_pi).detach()')]),
    ('entropy missing in the Q target', 'twin_target',
     [('"target_") - alpha * next_log_pi', '"target_")')]),
    ('no minimum of the Qs', 'article',
     [('return torch.min(q1,', 'return torch.max(q1,')]),
    ('no minimum in the Q target', 'twin_target',
     [('return torch.min(q1,', 'return torch.max(q1,')]),
    ('online instead of target value', 'article',
     [('networks["target_value"](next', 'networks["value"](next')]),
    ('online instead of target Qs', 'twin_target',
     [('next_action, "target_")', 'next_action)')]),
    ('target moved before the Q step', 'article',
     [('c, alpha = self.c, self.alpha()', 'c, alpha = self.c, self.alpha(); self.update_targets()'),
      ('self.updates += 1\n        self.update_targets()', 'self.updates += 1')]),
    ('min Q with the Qs before their step', 'article',
     [('            self.step(name, losses[name + "_loss"], record)\n', ''),
      ('        self.updates += 1\n', '        for name in (\'q1\', \'q2\'):\n            self.step(name, losses[name + "_loss"], record)\n        self.updates += 1\n')]),
    ('tau on the wrong side', 'article',
     [('mul_(1 - tau).add_(p, alpha=tau)', 'mul_(tau).add_(p, alpha=1 - tau)')]),
    ('copy one update too early', 'periodic_target',
     [('self.updates % self.c', '(self.updates + 1) % self.c')]),
    ('no gradient through the entropy', 'article',
     [('(alpha * log_pi - min_q).mean()', '(alpha * log_pi.detach() - min_q).mean()')]),
    ('gradient passes the clamp', 'article',
     [('torch.clamp(self.log_std_linear(x), self.log_std_min, self.log_std_max)', '(lambda r: r + (torch.clamp(r, self.log_std_min, self.log_std_max) - r).detach())(self.log_std_linear(x))')]),
    ('tanh correction missing', 'article',
     [('log_pi = log_pi - torch.log(1 - action.pow(2) + 1e-6)', 'pass')]),
    ('epsilon form instead of exact', 'exact_correction',
     [('if correction == "epsilon":', 'if True:')]),
    ('timeout not terminal', 'article',
     [('torch.maximum(terminated, timeout)', 'terminated')]),
    ('timeout terminal', 'bootstrap_on_timeout',
     [('done = terminated if c["bootstrap_on_timeout"] else ', 'done = ')]),
    ('reward not scaled', 'bootstrap_on_timeout',
     [('c["reward_scale"] * reward', 'reward')]),
    ('score function without baseline', 'likelihood_ratio',
     [('(baseline - soft_value)', '(-soft_value)')]),
    ('score function through the sample', 'likelihood_ratio',
     [('gaussian_log_density(u.detach(), ', 'gaussian_log_density(u, ')]),
    ('forgotten detach of the soft value', 'likelihood_ratio',
     [('(min_q - alpha * log_pi).detach()', '(min_q - alpha * log_pi)')]),
    ('forgotten detach of the baseline and the soft value', 'twin_target_likelihood_ratio',
     [('(min_q - alpha * log_pi).detach()', '(min_q - alpha * log_pi)')]),
    ('sign of the temperature loss', 'twin_target_auto',
     [('-(self.log_alpha.exp()', '(self.log_alpha.exp()')]),
    ('log density of one action only', 'two_actions',
     [('return action, log_pi.sum(dim=1, keepdim=True)', 'return action, log_pi[:, :1]')]),
]


def mutated(edits):
    """The Agent of a copy of the reference with these texts replaced."""
    folder = pathlib.Path(__file__).resolve().parent
    sources = {name: (folder / f"{name}.py").read_text() for name in ("networks", "sac_reference")}
    for old, new in edits:
        if not any(old in text for text in sources.values()):
            raise SystemExit(f"the reference does not contain: {old}")
        sources = {name: text.replace(old, new) for name, text in sources.items()}
    networks, reference = types.ModuleType("networks"), types.ModuleType("sac_reference")
    exec(sources["networks"], networks.__dict__)
    kept, sys.modules["networks"] = sys.modules["networks"], networks
    exec(sources["sac_reference"], reference.__dict__)
    sys.modules["networks"] = kept
    return reference.Agent


def largest_excess(wanted, got):
    """How often the tolerance is exceeded, at worst: above 1 means noticed."""
    tolerance, worst = sac_golden.TOLERANCE, 0.0
    for a, b in zip(wanted, got):
        for key, value in a["losses"].items():
            worst = max(worst, abs(value - b["losses"][key]) / abs(value) / tolerance["loss"])
        for key, value in a["gradients"].items():
            worst = max(worst, ((value - b["gradients"][key]).norm() / value.norm()).item() / tolerance["gradient"])
        for key, value in a["parameters"].items():
            worst = max(worst, (value - b["parameters"][key]).abs().max().item() / tolerance["parameter"])
    return worst


def main():
    golden = pathlib.Path(__file__).resolve().parent.parent / "golden" / "sac.json"
    cases = {case["name"]: case for case in json.loads(golden.read_text())["variants"]}
    variants = {variant[0]: variant for variant in sac_golden.VARIANTS}
    unnoticed = 0
    for title, name, edits in MUTATIONS:
        case, variant = cases[name], variants[name]
        parameters = {k: np.reshape(v, case["shapes"][k]) for k, v in case["initial"].items()}
        size = variant[2]["batch_size"]
        batches = [{k: np.reshape(v, (size, -1)) for k, v in update.items() if k != "expected"} for update in case["updates"]]
        wanted = sac_golden.run(variant, parameters, batches, torch.float64)[1]
        sac_golden.Agent = mutated(edits)
        got = sac_golden.run(variant, parameters, batches, torch.float64)[1]
        sac_golden.Agent = sac_reference.Agent
        excess = largest_excess(wanted, got)
        unnoticed += not excess > 1
        print(f"{'caught' if excess > 1 else 'UNNOTICED':9}  {title} ({name}): {excess:.3g} times the tolerance")
    return 1 if unnoticed else 0


if __name__ == "__main__":
    sys.exit(main())
