#include "update/substeps.h"

namespace sac::gui {
namespace {

const std::string kSac = "arXiv 1801.01290", kLaterSac = "arXiv 1812.05905";

std::string q_target(const Variant& v) {
  if (v.value_network) {
    return v.has_target()
               ? "What Q(s, a) should be: the reward plus the discounted value of the next state, by the slow copy "
                 "of V so that the aim holds still."
               : "What Q(s, a) should be: the reward plus the discounted V of the next state. Without a target "
                 "network, y moves with every step of V.";
  }
  std::string text = "What Q(s, a) should be: the reward plus what a fresh action at s′ is worth by ";
  text += v.twin_q ? "the smaller of two Qs" : "Q₁";
  if (v.has_target()) text += v.twin_q ? ", both slow copies" : ", a slow copy";
  if (v.has_entropy()) text += ", plus a bonus for its entropy";
  return text + ".";
}

std::string v_update(const Variant& v) {
  std::string text = "Moves V towards what the new action is worth: by ";
  text +=
      v.twin_q ? "the smaller Q, since the larger one is more likely too high" : "Q₁ alone, whose estimates are higher";
  if (v.has_entropy()) text += "; unlikely actions earn an entropy bonus";
  return text + ".";
}

std::string policy(const Variant& v) {
  if (!v.reparameterized)
    return "Makes each new action more likely if it was worth more than expected, less if not: no gradient through Q, "
           "so "
           "it is noisier.";
  if (!v.has_entropy())
    return "Moves the policy uphill on Q: the gradient flows back through Q and the action into mean and spread. "
           "Nothing "
           "keeps it random.";
  return "Draws the policy towards exp(Q/α): the gradient flows back through Q and the action into mean and spread, "
         "while "
         "entropy keeps it wide.";
}

std::string policy_source(const Variant& v) {
  if (!v.reparameterized)
    return (v.value_network ? kSac + ", Eq. 10" : kLaterSac + ", Eq. 7") + ", with the score-function gradient";
  return v.value_network ? kSac + ", Eqs. 12 and 13" : kLaterSac + ", Eqs. 9 and 10";
}

std::string target(const Variant& v) {
  const std::string what = v.value_network ? "target V" : v.twin_q ? "target Qs" : "target Q";
  if (v.target == TargetUpdate::polyak)
    return "Lets the " + what +
           " follow by a small share: a moving average of the weights, so that the aim of Q moves slowly.";
  return "Copies the weights into the " + what +
         " now and then, and leaves them alone in between: the aim of Q holds still, then jumps.";
}

}  // namespace

std::vector<Substep> substeps_of(const Variant& v) {
  std::vector<Substep> steps;
  steps.push_back(
      {SubstepId::sample, "Sample", "a batch of old steps, at random",
       "Draws a batch of old transitions at random: mixing many moments breaks the likeness of neighbouring "
       "steps, and each is used many times.",
       "Each stroke in the batch is a pendulum, greener for more reward: choose one of them.", kSac + ", Algorithm 1"});
  steps.push_back({SubstepId::q_target, "Q target", "reward plus discounted next value", q_target(v), "",
                   v.value_network ? kSac + ", Eq. 8" : kLaterSac + ", Eqs. 3 and 5"});
  steps.push_back(
      {SubstepId::q_update, v.twin_q ? "Q update" : "Q₁ update",
       v.twin_q ? "moves both Qs towards that target" : "moves the Q towards that target",
       v.twin_q ? "Moves both Qs a small step towards the same y; they started from different weights, so they "
                  "err in different places."
                : "Moves Q₁ a small step towards y: the squared distance is its loss.",
       "", (v.value_network ? kSac + ", Eqs. 7 and 9" : kLaterSac + ", Eqs. 5 and 6") + ", there with a factor ½"});
  steps.push_back(
      {SubstepId::action, "New action", "what the policy would do there",
       "For the same states the present policy draws new actions: noise is scaled, shifted and squashed by the "
       "tanh, whose slope corrects the log probability.",
       "", kSac + ", Eq. 11 and Appendix C"});
  if (v.value_network)
    steps.push_back({SubstepId::v_update, "V update", "moves V towards that action's worth", v_update(v), "",
                     kSac + ", Eqs. 3, 5 and 6, there with a factor ½"});
  std::string hint = "Dotted arrow: the gradient of the score alone. The weight in front of it comes from the Qs.";
  if (v.reparameterized)
    hint = std::string("Dotted arrows: the way of the gradient, against the data") +
           (v.twin_q ? ", and through the smaller Q only." : ".");
  steps.push_back({SubstepId::policy, "Policy", "makes better actions likelier", policy(v), hint, policy_source(v)});
  if (v.entropy == EntropyMode::automatic)
    steps.push_back(
        {SubstepId::temperature, "Temperature", "prices randomness anew",
         "Raises α while the policy is less random than wanted and lowers it while it is more: α finds the price "
         "of entropy itself.",
         "", kLaterSac + ", Eq. 18"});
  if (v.has_target())
    steps.push_back({SubstepId::target, "Target",
                     v.target == TargetUpdate::polyak ? "lets the slow copy follow" : "copies the weights now and then",
                     target(v), "",
                     kSac + (v.target == TargetUpdate::polyak ? ", Algorithm 1" : ", Appendix D: hard target update")});
  return steps;
}

}  // namespace sac::gui
