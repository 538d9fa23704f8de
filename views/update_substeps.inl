// The parts of one update in the engine's order: what each does, and where the papers say it.
//
// SAC_UPDATE_TEXT(name, condition, text)
// What stands for <name> in the texts below: the first whose condition holds. v: the flags of update_variant.inl
//
// SAC_UPDATE_SUBSTEP(id, condition, name, words, sentence, hint, source)
// words: what happens, without a symbol; sentence: what happens and why; hint: how to read the picture
//
// SAC_UPDATE_OUTCOME(substep, condition, quantity)
// What of it is worth watching, by its key in update_quantities.inl

#ifndef SAC_UPDATE_TEXT
#define SAC_UPDATE_TEXT(...)
#endif
#ifndef SAC_UPDATE_SUBSTEP
#define SAC_UPDATE_SUBSTEP(...)
#endif
#ifndef SAC_UPDATE_OUTCOME
#define SAC_UPDATE_OUTCOME(...)
#endif

// clang-format off
SAC_UPDATE_TEXT(sac, true, "arXiv 1801.01290")
SAC_UPDATE_TEXT(later_sac, true, "arXiv 1812.05905")
SAC_UPDATE_TEXT(judge, v.twin_q, "the smaller of two Qs")
SAC_UPDATE_TEXT(judge, true, "Q₁")
SAC_UPDATE_TEXT(slow_copies, !v.has_target, "")
SAC_UPDATE_TEXT(slow_copies, v.twin_q, ", both slow copies")
SAC_UPDATE_TEXT(slow_copies, true, ", a slow copy")
SAC_UPDATE_TEXT(next_bonus, v.has_entropy, ", plus a bonus for its entropy")
SAC_UPDATE_TEXT(next_bonus, true, "")
SAC_UPDATE_TEXT(y, v.value_network && v.has_target, "the reward plus the discounted value of the next state, by the slow copy of V so that the aim holds still.")
SAC_UPDATE_TEXT(y, v.value_network, "the reward plus the discounted V of the next state. Without a target network, y moves with every step of V.")
SAC_UPDATE_TEXT(y, true, "the reward plus what a fresh action at s′ is worth by <judge><slow_copies><next_bonus>.")
SAC_UPDATE_TEXT(y_source, v.value_network, "<sac>, Eq. 8")
SAC_UPDATE_TEXT(y_source, true, "<later_sac>, Eqs. 3 and 5")
SAC_UPDATE_TEXT(q_update, v.twin_q, "Q update")
SAC_UPDATE_TEXT(q_update, true, "Q₁ update")
SAC_UPDATE_TEXT(qs, v.twin_q, "both Qs")
SAC_UPDATE_TEXT(qs, true, "the Q")
SAC_UPDATE_TEXT(q_step, v.twin_q, "Moves both Qs a small step towards the same y; they started from different weights, so they err in different places.")
SAC_UPDATE_TEXT(q_step, true, "Moves Q₁ a small step towards y: the squared distance is its loss.")
SAC_UPDATE_TEXT(q_source, v.value_network, "<sac>, Eqs. 7 and 9")
SAC_UPDATE_TEXT(q_source, true, "<later_sac>, Eqs. 5 and 6")
SAC_UPDATE_TEXT(worth, v.twin_q, "the smaller Q, since the larger one is more likely too high")
SAC_UPDATE_TEXT(worth, true, "Q₁ alone, whose estimates are higher")
SAC_UPDATE_TEXT(bonus, v.has_entropy, "; unlikely actions earn an entropy bonus")
SAC_UPDATE_TEXT(bonus, true, "")
SAC_UPDATE_TEXT(policy_step, !v.reparameterized, "Makes each new action more likely if it was worth more than expected, less if not: no gradient through Q, so it is noisier.")
SAC_UPDATE_TEXT(policy_step, v.has_entropy, "Draws the policy towards exp(Q/α): the gradient flows back through Q and the action into mean and spread, while entropy keeps it wide.")
SAC_UPDATE_TEXT(policy_step, true, "Moves the policy uphill on Q: the gradient flows back through Q and the action into mean and spread. Nothing keeps it random.")
SAC_UPDATE_TEXT(policy_hint, !v.reparameterized, "Dotted arrow: the gradient of the score alone. The weight in front of it comes from the Qs.")
SAC_UPDATE_TEXT(policy_hint, v.twin_q, "Dotted arrows: the way of the gradient, against the data, and through the smaller Q only.")
SAC_UPDATE_TEXT(policy_hint, true, "Dotted arrows: the way of the gradient, against the data.")
SAC_UPDATE_TEXT(policy_source, v.reparameterized && v.value_network, "<sac>, Eqs. 12 and 13")
SAC_UPDATE_TEXT(policy_source, v.reparameterized, "<later_sac>, Eqs. 9 and 10")
SAC_UPDATE_TEXT(policy_source, v.value_network, "<sac>, Eq. 10, with the score-function gradient")
SAC_UPDATE_TEXT(policy_source, true, "<later_sac>, Eq. 7, with the score-function gradient")
SAC_UPDATE_TEXT(targets, v.value_network, "target V")
SAC_UPDATE_TEXT(targets, v.twin_q, "target Qs")
SAC_UPDATE_TEXT(targets, true, "target Q")
SAC_UPDATE_TEXT(target_words, v.polyak, "lets the slow copy follow")
SAC_UPDATE_TEXT(target_words, true, "copies the weights now and then")
SAC_UPDATE_TEXT(target_step, v.polyak, "Lets the <targets> follow by a small share: a moving average of the weights, so that the aim of Q moves slowly.")
SAC_UPDATE_TEXT(target_step, true, "Copies the weights into the <targets> now and then, and leaves them alone in between: the aim of Q holds still, then jumps.")
SAC_UPDATE_TEXT(target_source, v.polyak, "<sac>, Algorithm 1")
SAC_UPDATE_TEXT(target_source, true, "<sac>, Appendix D: hard target update")

SAC_UPDATE_SUBSTEP(sample, true, "Sample", "a batch of old steps, at random", "Draws a batch of old transitions at random: mixing many moments breaks the likeness of neighbouring steps, and each is used many times.", "Each stroke in the batch is a pendulum, greener for more reward: choose one of them.", "<sac>, Algorithm 1")
SAC_UPDATE_SUBSTEP(q_target, true, "Q target", "reward plus discounted next value", "What Q(s, a) should be: <y>", "", "<y_source>")
SAC_UPDATE_SUBSTEP(q_update, true, "<q_update>", "moves <qs> towards that target", "<q_step>", "", "<q_source>, there with a factor ½")
SAC_UPDATE_SUBSTEP(action, true, "New action", "what the policy would do there", "For the same states the present policy draws new actions: noise is scaled, shifted and squashed by the tanh, whose slope corrects the log probability.", "", "<sac>, Eq. 11 and Appendix C")
SAC_UPDATE_SUBSTEP(v_update, v.value_network, "V update", "moves V towards that action’s worth", "Moves V towards what the new action is worth: by <worth><bonus>.", "", "<sac>, Eqs. 3, 5 and 6, there with a factor ½")
SAC_UPDATE_SUBSTEP(policy, true, "Policy", "makes better actions likelier", "<policy_step>", "<policy_hint>", "<policy_source>")
SAC_UPDATE_SUBSTEP(temperature, v.automatic, "Temperature", "prices randomness anew", "Raises α while the policy is less random than wanted and lowers it while it is more: α finds the price of entropy itself.", "", "<later_sac>, Eq. 18")
SAC_UPDATE_SUBSTEP(target, v.has_target, "Target", "<target_words>", "<target_step>", "", "<target_source>")

SAC_UPDATE_OUTCOME(sample, true, batch_size)
SAC_UPDATE_OUTCOME(q_target, true, q_target_mean)
SAC_UPDATE_OUTCOME(q_update, true, q1_loss)
SAC_UPDATE_OUTCOME(q_update, v.twin_q, q2_loss)
SAC_UPDATE_OUTCOME(action, true, policy_entropy)
SAC_UPDATE_OUTCOME(v_update, true, value_loss)
SAC_UPDATE_OUTCOME(policy, true, policy_loss)
SAC_UPDATE_OUTCOME(temperature, true, alpha)
SAC_UPDATE_OUTCOME(target, v.value_network, step_target_value)
SAC_UPDATE_OUTCOME(target, !v.value_network, step_target_q1)
SAC_UPDATE_OUTCOME(target, !v.value_network && v.twin_q, step_target_q2)
// clang-format on

#undef SAC_UPDATE_TEXT
#undef SAC_UPDATE_SUBSTEP
#undef SAC_UPDATE_OUTCOME
