/**
 * What each switch of the algorithm puts to the test, as its name on the page. The engine's descriptions say how a switch
 * works; a claim is what a visitor sees break when it is turned.
 */
const claims: Readonly<Record<string, string>> = {
  critic: 'A value network V between the Qs steadies learning',
  twin_q: 'Two Qs: the smaller counters overestimation',
  target_update: 'A slow target keeps learning from chasing itself',
  entropy_mode: 'Entropy in the return keeps the policy exploring',
  policy_gradient: 'Reparameterised gradients are less noisy',
  log_prob_correction: 'An epsilon of 1e-6 stands in for the exact log π',
  bootstrap_on_timeout: 'A time limit is not the end: go on with V',
};

export function claimOf(key: string): string {
  return claims[key] ?? '';
}
