/** Formulas of a text, typeset while the page is built, and the symbols that lessons write by name. */
import katex from 'katex';
import { hue, mark, phi, psi, psiBar, qOf } from '../tex.ts';
import { formulaOptions } from '../typeset.ts';

/** Marked symbols light up in the lab; their keys are those of `views/update_quantities.inl`. */
const symbols: Readonly<Record<string, string>> = {
  '\\temperature': mark('alpha', '\\alpha'),
  '\\discount': mark('gamma', '\\gamma'),
  '\\follow': mark('tau', '\\tau'),
  '\\policy': hue('policy', '\\pi_\\phi'),
  '\\Qone': mark('q1', qOf(1, false)),
  '\\Qtwo': mark('q2', qOf(2, false)),
  '\\minQ': mark('min_q', '\\min_i Q_{\\theta_i}'),
  '\\V': mark('value', hue('value', 'V_\\psi')),
  '\\Vbar': mark('next_value', hue('value', 'V_{\\bar\\psi}')),
  '\\Vhat': mark('soft_value', '\\hat V'),
  '\\y': mark('y', 'y'),
  '\\reward': mark('reward', 'r'),
  '\\done': mark('terminal', 'd'),
  '\\act': mark('action', 'a'),
  '\\anew': mark('new_action', '\\tilde a'),
  '\\logpi': mark('log_prob', `\\log ${hue('policy', '\\pi_\\phi')}(\\tilde a|s)`),
  '\\mean': mark('mean', hue('policy', '\\mu_\\phi')),
  '\\std': mark('std', hue('policy', '\\sigma_\\phi')),
  '\\noise': mark('epsilon', '\\varepsilon'),
  '\\paramsV': psi,
  '\\paramsVbar': psiBar,
  '\\paramsPi': phi,
  '\\sym': '\\htmlData{q=#1}{#2}',
  '\\E': '\\operatorname{E}',
};

/** @returns HTML with MathML beside it, for those who listen; throws a sentence where the TeX is wrong */
export function typesetText(tex: string, display: boolean): string {
  return katex.renderToString(tex, {
    ...formulaOptions,
    output: 'htmlAndMathml',
    displayMode: display,
    macros: { ...symbols },
  });
}
