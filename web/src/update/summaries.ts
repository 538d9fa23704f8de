/** The update at a glance, in TeX. */
import type { SubstepId } from './substeps';
import { hue, phi, psi, psiBar, qOf } from './tex.ts';
import type { Variant } from './variant';

/** One short line for each sub-step: the update at a glance. */
export function summariesOf(v: Variant): Readonly<Partial<Record<SubstepId, string>>> {
  const network = v.critic === 'value_network';
  const barred = v.target !== 'none';
  const i = v.twinQ ? 'i' : '1';
  const worth = (q: string): string => (v.twinQ ? `\\min_i ${q}` : q);
  const entropy = (prime: string): string => (v.entropy === 'off' ? '' : `-\\alpha\\log ${hue('policy', '\\pi_\\phi')}(\\tilde a${prime}|s${prime})`);
  const future = network
    ? `${hue('value', barred ? 'V_{\\bar\\psi}' : 'V_\\psi')}(s')`
    : `\\big[${worth(`${barred ? `Q_{\\bar\\theta_${i}}` : `Q_{\\theta_${i}}`}(s',\\tilde a')`)}${entropy("'")}\\big]`;
  const Q = v.twinQ ? 'Q_{\\theta_i}' : qOf(1, false);
  return {
    sample: `(s,a,r,s',d)_b\\sim ${hue('replay', '\\mathcal D')}`,
    q_target: `y=${v.scaled ? 'c\\,' : ''}r+\\gamma(1-d)\\,${future}`,
    q_update: `J_Q(\\theta_${i})=\\text{mean}\\,(${Q}(s,a)-y)^2`,
    action: `\\tilde a=\\tanh(${hue('policy', '\\mu_\\phi')}+${hue('policy', '\\sigma_\\phi')}\\,\\varepsilon)`,
    ...(network && { v_update: `J_V(${psi})=\\text{mean}\\,\\big(${hue('value', 'V_\\psi')}-${v.entropy === 'off' ? worth(Q) : `\\big[${worth(Q)}-\\alpha\\log ${hue('policy', '\\pi_\\phi')}\\big]`}\\big)^2` }),
    policy: `J_\\pi(${phi})=\\text{mean}\\,\\big(${v.entropy === 'off' ? '' : `\\alpha\\log ${hue('policy', '\\pi_\\phi')}(\\tilde a|s)`}-${worth(`${Q}(s,\\tilde a)`)}\\big)`,
    ...(v.entropy === 'auto' && { temperature: `J(\\alpha)=-\\alpha\\,\\text{mean}\\,(\\log ${hue('policy', '\\pi_\\phi')}+\\bar{\\mathcal H})` }),
    ...(barred && { target: targetSummary(v, network, i) }),
  };
}
function targetSummary(v: Variant, network: boolean, i: string): string {
  const [from, to] = network ? [psi, psiBar] : [`\\theta_${i}`, `\\bar\\theta_${i}`];
  return v.target === 'polyak' ? `${to}\\leftarrow\\tau\\,${from}+(1-\\tau)\\,${to}` : `${to}\\leftarrow ${from}\\;\\text{every }C`;
}
