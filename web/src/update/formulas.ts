/** The formulas of every sub-step in TeX, with the lines that this batch's numbers fill, and each in one short line. */
import type { SubstepId } from './substeps';
import { hue, mark, num, operand, phi, psi, psiBar, qOf, result, short } from './tex.ts';
import type { Variant } from './variant';

/** Definitions stand alone; numbers of the chosen sample have those of the whole batch beside them. */
export interface FormulaRow {
  readonly kind: 'definition' | 'numbers';
  readonly tex: string;
  readonly batch?: readonly string[];
}

const s = mark('observation', 's');
const a = mark('action', 'a');
const r = mark('reward', 'r');
const next = mark('next_observation', "s'");
const d = mark('terminal', 'd');
const y = mark('y', 'y');
const gamma = mark('gamma', '\\gamma');
const alpha = mark('alpha', '\\alpha');
const tau = mark('tau', '\\tau');
const newAction = mark('new_action', hue('policy', '\\tilde a'));
const logProb = mark('log_prob', `\\log ${hue('policy', '\\pi_\\phi')}(${hue('policy', '\\tilde a')}|s)`);
const mean = `${mark('batch_size', '\\tfrac{1}{|B|}')}\\textstyle\\sum_b`;
const minQ = mark('min_q', '\\min');
const theta = (i: number): string => hue(`q${i}`, `\\theta_${i}`);
const thetaBar = (i: number): string => hue(`q${i}`, `\\bar\\theta_${i}`);

/** min over the Qs at the new action, or Q1 alone. */
const judged = (v: Variant): string =>
  v.twinQ
    ? `${minQ}\\big(${mark('new_q1', qOf(1, false))},${mark('new_q2', qOf(2, false))}\\big)(${s},${newAction})`
    : `${mark('new_q1', qOf(1, false))}(${s},${newAction})`;
const judgedNumbers = (v: Variant, first: boolean): string =>
  v.twinQ ? `\\min(${num('new_q1')},\\,${num('new_q2')})` : first ? num('new_q1') : operand('new_q1');
const bonus = (v: Variant): string => (v.entropy === 'off' ? '' : `-${alpha}\\,${logProb}`);
const bonusNumbers = (v: Variant): string =>
  v.entropy === 'off' ? '' : `-${num('alpha')}\\cdot ${operand('log_prob')}`;
const softValue = mark('soft_value', '\\hat V');

const loss = (tex: string, key: string): string => `${mark(key, tex)}=${result(key)}`;
/** Adam's step: the gradient's length and how far the parameters went. */
const adam = (parameters: string, gradient: string, step: string): string[] => [
  `${mark(gradient, `\\|\\nabla J\\|`)}=${short(gradient)}`,
  `${mark(step, `\\|\\Delta ${parameters}\\|`)}=${short(step)}`,
];

export function formulasOf(v: Variant): Readonly<Partial<Record<SubstepId, readonly FormulaRow[]>>> {
  return {
    sample: sample(),
    q_target: qTarget(v),
    q_update: qUpdate(v),
    action: action(v),
    ...(v.critic === 'value_network' && { v_update: vUpdate(v) }),
    policy: policy(v),
    ...(v.entropy === 'auto' && { temperature: temperature() }),
    ...(v.target !== 'none' && { target: target(v) }),
  };
}

function sample(): FormulaRow[] {
  const numbers = (name: string): string =>
    `\\big(${num(`${name}_0`)},\\,${num(`${name}_1`)},\\,${num(`${name}_2`)}\\big)`;
  const parts = '\\big(\\cos\\theta,\\sin\\theta,\\dot\\theta\\big)';
  return [
    {
      kind: 'definition',
      tex: `(${s},${a},${r},${next},${d})_b\\sim ${mark('replay', hue('replay', '\\mathcal D'))},\\quad b=1,\\dots,${mark('batch_size', '|B|')}`,
    },
    {
      kind: 'numbers',
      tex: `${s}=${parts}=${numbers('observation')}`,
      batch: [`${a}=${num('action')}`, `${r}=${num('reward')}`],
    },
    {
      kind: 'numbers',
      tex: `${next}=${parts}=${numbers('next_observation')}`,
      batch: [`${d}=${num('terminal')}`, `${mark('batch_size', '|B|')}=${num('batch_size')}`],
    },
  ];
}

function qTarget(v: Variant): FormulaRow[] {
  const reward = v.scaled ? `${mark('reward_scale', 'c')}\\,${r}` : r;
  const rewardNumbers = v.scaled ? `${num('reward_scale')}\\cdot ${operand('reward')}` : num('reward');
  const future = `\\cdot(1-${num('terminal')})\\cdot`;
  const batch = [`${mark('q_target_mean', '\\bar y')}=${result('q_target_mean')}`];
  const barred = v.target !== 'none';
  if (v.critic === 'value_network') {
    const V = hue('value', barred ? 'V_{\\bar\\psi}' : 'V_\\psi');
    return [
      { kind: 'definition', tex: `${y}=${reward}+${gamma}\\,(1-${d})\\,${mark('next_value', V)}(${next})` },
      {
        kind: 'numbers',
        tex: `${y}=${rewardNumbers}+${num('gamma')}${future}${operand('next_value')}=${result('y')}`,
        batch,
      },
    ];
  }
  const nextAction = mark('next_action', hue('policy', "\\tilde a'"));
  const nextQ = v.twinQ
    ? `\\min\\big(${mark('next_q1', qOf(1, barred))},${mark('next_q2', qOf(2, barred))}\\big)`
    : mark('next_q1', qOf(1, barred));
  const nextLog = mark('next_log_prob', `\\log ${hue('policy', '\\pi_\\phi')}(${hue('policy', "\\tilde a'")}|s')`);
  const nextBonus = v.entropy === 'off' ? '' : `-${alpha}\\,${nextLog}`;
  const smaller = (alone: string): string => (v.twinQ ? `\\min(${num('next_q1')},\\,${num('next_q2')})` : alone);
  const nextNumbers =
    v.entropy === 'off'
      ? smaller(operand('next_q1'))
      : `\\big(${smaller(num('next_q1'))}-${num('alpha')}\\cdot ${operand('next_log_prob')}\\big)`;
  return [
    {
      kind: 'definition',
      tex: `${y}=${reward}+${gamma}\\,(1-${d})\\,${mark('next_value', '\\big[')}${nextQ}(${next},${nextAction})${nextBonus}\\big],\\quad ${nextAction}\\sim ${hue('policy', '\\pi_\\phi')}(\\cdot|${next})`,
    },
    { kind: 'numbers', tex: `${y}=${rewardNumbers}+${num('gamma')}${future}${nextNumbers}=${result('y')}`, batch },
  ];
}

function qUpdate(v: Variant): FormulaRow[] {
  const one = (i: 1 | 2): FormulaRow => {
    const of = `J_Q(${theta(i)})`;
    return {
      kind: 'numbers',
      tex: `(${mark(`q${i}`, qOf(i, false))}-${y})^2=(${num(`q${i}`)}-${operand('y')})^2=${result(`q${i}_error`)}`,
      batch: [loss(of, `q${i}_loss`), ...adam(theta(i), `q${i}_gradient_norm`, `step_q${i}`)],
    };
  };
  const Q = v.twinQ ? 'Q_{\\theta_i}' : qOf(1, false);
  const index = v.twinQ ? '\\theta_i' : theta(1);
  const both = v.twinQ ? ',\\quad i=1,2' : '';
  return [
    {
      kind: 'definition',
      tex: `J_Q(${index})=${mean}\\big(${Q}(${s},${a})-${y}\\big)^2,\\quad ${index}\\leftarrow ${index}-${mark('q_lr', '\\lambda_Q')}\\,${mark('adam', '\\text{Adam}')}(\\nabla J_Q)${both}`,
    },
    one(1),
    ...(v.twinQ ? [one(2)] : []),
  ];
}

function action(v: Variant): FormulaRow[] {
  const u = mark('u', 'u');
  const gauss = `\\log\\mathcal N(${u};\\,${mark('mean', hue('policy', '\\mu_\\phi'))},${mark('std', hue('policy', '\\sigma_\\phi'))}^2)`;
  const slope =
    v.correction === 'epsilon'
      ? mark('log_slope', '\\log(1-\\tilde a^2+10^{-6})')
      : mark('log_slope', '2\\,\\big(\\log 2-u-\\operatorname{softplus}(-2u)\\big)');
  return [
    {
      kind: 'definition',
      tex: `${newAction}=\\tanh ${u},\\quad ${u}=${mark('mean', hue('policy', '\\mu_\\phi(s)'))}+${mark('std', hue('policy', '\\sigma_\\phi(s)'))}\\,${mark('epsilon', '\\varepsilon')},\\quad ${mark('epsilon', '\\varepsilon')}\\sim\\mathcal N(0,1)`,
    },
    {
      kind: 'numbers',
      tex: `${newAction}=\\tanh(${num('mean')}+${num('std')}\\cdot ${operand('epsilon')})=${result('new_action')}`,
    },
    { kind: 'definition', tex: `${logProb}=${gauss}-${slope}` },
    {
      kind: 'numbers',
      tex: `${logProb}=${num('log_normal')}-${operand('log_slope')}=${result('log_prob')}`,
      batch: [`${mark('policy_entropy', `\\mathcal H(${hue('policy', '\\pi')})`)}=${result('policy_entropy')}`],
    },
  ];
}

function vUpdate(v: Variant): FormulaRow[] {
  const of = `J_V(${psi})`;
  return [
    {
      kind: 'definition',
      tex: `${of}=${mean}\\big(${mark('value', hue('value', 'V_\\psi'))}(${s})-${softValue}\\big)^2,\\quad ${softValue}=${judged(v)}${bonus(v)}`,
    },
    ...(v.twinQ || v.entropy !== 'off'
      ? [
          {
            kind: 'numbers',
            tex: `${softValue}=${judgedNumbers(v, true)}${bonusNumbers(v)}=${result('soft_value')}`,
          } as const,
        ]
      : []),
    {
      kind: 'numbers',
      tex: `(${mark('value', hue('value', 'V_\\psi'))}-${softValue})^2=(${num('value')}-${operand('soft_value')})^2=${result('value_error')}`,
      batch: [loss(of, 'value_loss'), ...adam(psi, 'value_gradient_norm', 'step_value')],
    },
  ];
}

function policy(v: Variant): FormulaRow[] {
  const of = `J_\\pi(${phi})`;
  const terms = v.entropy === 'off' ? `-${judged(v)}` : `${alpha}\\,${logProb}-${judged(v)}`;
  const termNumbers =
    v.entropy === 'off'
      ? `-${judgedNumbers(v, false)}`
      : `${num('alpha')}\\cdot ${operand('log_prob')}-${judgedNumbers(v, false)}`;
  const results = [loss(of, 'policy_loss'), ...adam(phi, 'policy_gradient_norm', 'step_policy')];
  if (v.gradient === 'reparameterized') {
    return [
      { kind: 'definition', tex: `${of}=${mean}\\big[${terms}\\big]` },
      {
        kind: 'definition',
        tex: `\\nabla_{${phi}}J_\\pi\\;\\text{through}\\;${newAction}=\\tanh\\big(${mark('mean', hue('policy', '\\mu_\\phi(s)'))}+${mark('std', hue('policy', '\\sigma_\\phi(s)'))}\\,${mark('epsilon', '\\varepsilon')}\\big),\\quad ${phi}\\leftarrow ${phi}-${mark('policy_lr', '\\lambda_\\pi')}\\,${mark('adam', '\\text{Adam}')}(\\nabla J_\\pi)`,
      },
      { kind: 'numbers', tex: `${termNumbers}=${result('policy_term')}`, batch: results },
    ];
  }
  const network = v.critic === 'value_network';
  const baseline = network ? `${mark('value', hue('value', 'V_\\psi'))}(${s})` : mark('baseline', '\\overline{V}');
  return [
    {
      kind: 'definition',
      tex: `\\nabla_{${phi}}J_\\pi=${mean}\\nabla_{${phi}}${logProb}\\,\\big(${baseline}-${softValue}\\big),\\quad ${softValue}=${judged(v)}${bonus(v)}`,
    },
    {
      kind: 'numbers',
      tex: `${mark('score_weight', `${baseline}-${softValue}`)}=${num('baseline')}-${operand('soft_value')}=${result('score_weight')}`,
    },
    { kind: 'numbers', tex: `${termNumbers}=${result('policy_term')}`, batch: results },
  ];
}

function temperature(): FormulaRow[] {
  const wanted = mark('target_entropy', '\\bar{\\mathcal H}');
  return [
    {
      kind: 'definition',
      tex: `J(\\alpha)=-${alpha}\\,${mean}\\big(${logProb}+${wanted}\\big),\\quad \\log\\alpha\\leftarrow\\log\\alpha-${mark('alpha_lr', '\\lambda_\\alpha')}\\,${mark('adam', '\\text{Adam}')}\\big(\\tfrac{\\partial J}{\\partial\\log\\alpha}\\big)`,
    },
    {
      kind: 'numbers',
      tex: `-${num('alpha')}\\cdot(${num('log_prob')}+${operand('target_entropy')})=${result('alpha_term')}`,
      batch: [loss('J(\\alpha)', 'alpha_loss')],
    },
    {
      kind: 'numbers',
      tex: `${mark('policy_entropy', `\\mathcal H(${hue('policy', '\\pi')})`)}-${wanted}=${num('policy_entropy')}-${operand('target_entropy')}=${result('entropy_excess')}`,
      batch: [
        `${mark('alpha', '\\alpha')}\\leftarrow ${result('new_alpha')}\\htmlClass{trend}{\\htmlData{n=alpha_trend}{\\text{0}}}`,
      ],
    },
  ];
}

function target(v: Variant): FormulaRow[] {
  const pairs: [string, string, string][] =
    v.critic === 'value_network'
      ? [[psi, psiBar, 'step_target_value']]
      : v.twinQ
        ? [
            [theta(1), thetaBar(1), 'step_target_q1'],
            [theta(2), thetaBar(2), 'step_target_q2'],
          ]
        : [[theta(1), thetaBar(1), 'step_target_q1']];
  const moved = pairs.map(([, bar, step]) => `${mark(step, `\\|\\Delta ${bar}\\|`)}=${result(step)}`);
  const general =
    v.critic === 'value_network' ? [psi, psiBar] : v.twinQ ? ['\\theta_i', '\\bar\\theta_i'] : [theta(1), thetaBar(1)];
  const both = pairs.length > 1 ? ',\\quad i=1,2' : '';
  if (v.target === 'polyak') {
    return [
      { kind: 'definition', tex: `${general[1]}\\leftarrow ${tau}\\,${general[0]}+(1-${tau})\\,${general[1]}${both}` },
      {
        kind: 'numbers',
        tex: `${general[1]}\\leftarrow ${num('tau')}\\,${general[0]}+${num('keep')}\\,${general[1]}`,
        batch: moved,
      },
    ];
  }
  const period = mark('target_period', 'C');
  return [
    {
      kind: 'definition',
      tex: `${general[1]}\\leftarrow ${general[0]}\\;\\text{ if }\\;${mark('update', 'k')}\\bmod ${period}=0${both}`,
    },
    { kind: 'numbers', tex: `${num('update')}\\bmod ${num('target_period')}=${result('since_copy')}`, batch: moved },
  ];
}

/** One short line for each sub-step: the update at a glance. */
export function summariesOf(v: Variant): Readonly<Partial<Record<SubstepId, string>>> {
  const network = v.critic === 'value_network';
  const barred = v.target !== 'none';
  const i = v.twinQ ? 'i' : '1';
  const worth = (q: string): string => (v.twinQ ? `\\min_i ${q}` : q);
  const entropy = (prime: string): string =>
    v.entropy === 'off' ? '' : `-\\alpha\\log ${hue('policy', '\\pi_\\phi')}(\\tilde a${prime}|s${prime})`;
  const future = network
    ? `${hue('value', barred ? 'V_{\\bar\\psi}' : 'V_\\psi')}(s')`
    : `\\big[${worth(`${barred ? `Q_{\\bar\\theta_${i}}` : `Q_{\\theta_${i}}`}(s',\\tilde a')`)}${entropy("'")}\\big]`;
  const Q = v.twinQ ? 'Q_{\\theta_i}' : qOf(1, false);
  return {
    sample: `(s,a,r,s',d)_b\\sim ${hue('replay', '\\mathcal D')}`,
    q_target: `y=${v.scaled ? 'c\\,' : ''}r+\\gamma(1-d)\\,${future}`,
    q_update: `J_Q(\\theta_${i})=\\text{mean}\\,(${Q}(s,a)-y)^2`,
    action: `\\tilde a=\\tanh(${hue('policy', '\\mu_\\phi')}+${hue('policy', '\\sigma_\\phi')}\\,\\varepsilon)`,
    ...(network && {
      v_update: `J_V(${psi})=\\text{mean}\\,\\big(${hue('value', 'V_\\psi')}-${v.entropy === 'off' ? worth(Q) : `\\big[${worth(Q)}-\\alpha\\log ${hue('policy', '\\pi_\\phi')}\\big]`}\\big)^2`,
    }),
    policy: `J_\\pi(${phi})=\\text{mean}\\,\\big(${v.entropy === 'off' ? '' : `\\alpha\\log ${hue('policy', '\\pi_\\phi')}(\\tilde a|s)`}-${worth(`${Q}(s,\\tilde a)`)}\\big)`,
    ...(v.entropy === 'auto' && {
      temperature: `J(\\alpha)=-\\alpha\\,\\text{mean}\\,(\\log ${hue('policy', '\\pi_\\phi')}+\\bar{\\mathcal H})`,
    }),
    ...(barred && { target: targetSummary(v, network, i) }),
  };
}
function targetSummary(v: Variant, network: boolean, i: string): string {
  const [from, to] = network ? [psi, psiBar] : [`\\theta_${i}`, `\\bar\\theta_${i}`];
  return v.target === 'polyak'
    ? `${to}\\leftarrow\\tau\\,${from}+(1-\\tau)\\,${to}`
    : `${to}\\leftarrow ${from}\\;\\text{every }C`;
}

/** Every piece of TeX of a variant, for typesetting. */
export function texOf(v: Variant): string[] {
  const rows = Object.values(formulasOf(v)).flat();
  return [...rows.flatMap(({ tex, batch = [] }) => [tex, ...batch]), ...Object.values(summariesOf(v))];
}
