#include "update/formulas.h"

#include <utility>

namespace sac::gui {
namespace {

using std::string;

// Parts of formulas: `\mark{key}` can be asked about, `\hue{name}` has a network's colour.
string mark(const string& key, const string& tex) { return "\\mark{" + key + "}{" + tex + "}"; }
string hue(const string& name, const string& tex) { return "\\hue{" + name + "}{" + tex + "}"; }
string q_of(int i, bool bar) {
  const string n = std::to_string(i);
  return hue("q" + n, bar ? "Q_{\\bar{\\theta}_" + n + "}" : "Q_{\\theta_" + n + "}");
}
string theta(int i) { return i == 1 ? hue("q1", "\\theta_1") : hue("q2", "\\theta_2"); }
string theta_bar(int i) { return i == 1 ? hue("q1", "\\bar{\\theta}_1") : hue("q2", "\\bar{\\theta}_2"); }

const string kPsi = hue("value", "\\psi"), kPsiBar = hue("value", "\\bar{\\psi}"), kPhi = hue("policy", "\\phi");
const string kS = mark("observation", "s"), kA = mark("action", "a"), kR = mark("reward", "r"),
             kNext = mark("next_observation", "s'"), kD = mark("terminal", "d"), kY = mark("y", "y"),
             kGamma = mark("gamma", "\\gamma"), kAlpha = mark("alpha", "\\alpha"), kTau = mark("tau", "\\tau"),
             kNewAction = mark("new_action", hue("policy", "\\tilde{a}")),
             kLogProb =
                 mark("log_prob", "\\log " + hue("policy", "\\pi_\\phi") + "(" + hue("policy", "\\tilde{a}") + "|s)"),
             kMean = mark("batch_size", "\\tfrac{1}{|B|}") + "\\sum_b", kSoftValue = mark("soft_value", "\\hat{V}"),
             kValue = mark("value", hue("value", "V_\\psi")), kMu = mark("mean", hue("policy", "\\mu_\\phi(s)")),
             kSigma = mark("std", hue("policy", "\\sigma_\\phi(s)")), kEpsilon = mark("epsilon", "\\varepsilon");

class Formulas {
 public:
  Formulas(const Variant& v, const Reading* reading, int b) : v_(v), reading_(reading), b_(b) {}

  std::vector<FormulaRow> of(SubstepId step) const {
    switch (step) {
      case SubstepId::sample: return sample();
      case SubstepId::q_target: return q_target();
      case SubstepId::q_update: return q_update();
      case SubstepId::action: return action();
      case SubstepId::v_update: return v_update();
      case SubstepId::policy: return policy();
      case SubstepId::temperature: return temperature();
      case SubstepId::target: return target();
    }
    return {};
  }

 private:
  // A number that stands first or between brackets.
  string num(const string& key, bool short_text = false) const {
    const string text = reading_ ? text_of(key, *reading_, b_, short_text) : "–";
    return mark(key, "\\text{" + text + "}");
  }
  // A number after a sign: in brackets if it is negative.
  string operand(const string& key) const {
    const bool negative = reading_ && value_of(key, *reading_, b_) < 0.0;
    return negative ? string("(") + num(key) + ")" : num(key);
  }
  string loss(const string& tex, const string& key) const { return mark(key, tex) + "=" + num(key); }
  // Adam's step: the gradient's length and how far the parameters went.
  void add_adam(std::vector<string>& batch, const string& parameters, const string& gradient,
                const string& step) const {
    batch.push_back(mark(gradient, "\\|\\nabla J\\|") + "=" + num(gradient, true));
    batch.push_back(mark(step, "\\|\\Delta " + parameters + "\\|") + "=" + num(step, true));
  }

  // min over the Qs at the new action, or Q1 alone.
  string judged() const {
    if (!v_.twin_q) return mark("new_q1", q_of(1, false)) + "(" + kS + "," + kNewAction + ")";
    return mark("min_q", "\\min") + "\\big(" + mark("new_q1", q_of(1, false)) + "," + mark("new_q2", q_of(2, false)) +
           "\\big)(" + kS + "," + kNewAction + ")";
  }
  string judged_numbers(bool first) const {
    if (v_.twin_q) return "\\min(" + num("new_q1") + ",\\," + num("new_q2") + ")";
    return first ? num("new_q1") : operand("new_q1");
  }
  string bonus() const { return v_.has_entropy() ? "-" + kAlpha + "\\," + kLogProb : ""; }
  string bonus_numbers() const {
    return v_.has_entropy() ? string("-") + num("alpha") + "\\cdot " + operand("log_prob") : "";
  }

  std::vector<FormulaRow> sample() const {
    const auto numbers = [this](const string& name) {
      return "\\big(" + num(name + "_0") + ",\\," + num(name + "_1") + ",\\," + num(name + "_2") + "\\big)";
    };
    const string parts = "\\big(\\cos\\theta,\\sin\\theta,\\dot{\\theta}\\big)";
    return {
        {true, "(" + kS + "," + kA + "," + kR + "," + kNext + "," + kD + ")_b\\sim " +
                   mark("replay", hue("replay", "\\mathcal{D}")) + ",\\quad b=1,\\dots," + mark("batch_size", "|B|")},
        {false, kS + "=" + parts + "=" + numbers("observation"), {kA + "=" + num("action"), kR + "=" + num("reward")}},
        {false,
         kNext + "=" + parts + "=" + numbers("next_observation"),
         {kD + "=" + num("terminal"), mark("batch_size", "|B|") + "=" + num("batch_size")}}};
  }

  std::vector<FormulaRow> q_target() const {
    const string reward = v_.scaled ? mark("reward_scale", "c") + "\\," + kR : kR;
    const string reward_numbers = v_.scaled ? num("reward_scale") + "\\cdot " + operand("reward") : num("reward");
    const string future = "\\cdot(1-" + num("terminal") + ")\\cdot ";
    const std::vector<string> batch{loss("\\bar{y}", "q_target_mean")};
    const bool barred = v_.has_target();
    const string start = kY + "=" + reward + "+" + kGamma + "\\,(1-" + kD + ")\\,";
    const string start_numbers = kY + "=" + reward_numbers + "+" + num("gamma") + future;
    if (v_.value_network) {
      const string value = hue("value", barred ? "V_{\\bar{\\psi}}" : "V_\\psi");
      return {{true, start + mark("next_value", value) + "(" + kNext + ")"},
              {false, start_numbers + operand("next_value") + "=" + num("y"), batch}};
    }
    const string next_action = mark("next_action", hue("policy", "\\tilde{a}'"));
    const string next_q =
        v_.twin_q ? "\\min\\big(" + mark("next_q1", q_of(1, barred)) + "," + mark("next_q2", q_of(2, barred)) + "\\big)"
                  : mark("next_q1", q_of(1, barred));
    const string next_log =
        mark("next_log_prob", "\\log " + hue("policy", "\\pi_\\phi") + "(" + hue("policy", "\\tilde{a}'") + "|s')");
    const string smaller = v_.twin_q          ? "\\min(" + num("next_q1") + ",\\," + num("next_q2") + ")"
                           : v_.has_entropy() ? num("next_q1")
                                              : operand("next_q1");
    const string numbers =
        v_.has_entropy() ? "\\big(" + smaller + "-" + num("alpha") + "\\cdot " + operand("next_log_prob") + "\\big)"
                         : smaller;
    return {{true, start + mark("next_value", "\\big[") + next_q + "(" + kNext + "," + next_action + ")" +
                       (v_.has_entropy() ? "-" + kAlpha + "\\," + next_log : "") + "\\big],\\quad " + next_action +
                       "\\sim " + hue("policy", "\\pi_\\phi") + "(·|" + kNext + ")"},
            {false, start_numbers + numbers + "=" + num("y"), batch}};
  }

  std::vector<FormulaRow> q_update() const {
    const auto one = [this](int i) {
      const string n = std::to_string(i), q = string("q").append(n);
      std::vector<string> batch{loss("J_Q(" + theta(i) + ")", q + "_loss")};
      add_adam(batch, theta(i), q + "_gradient_norm", "step_" + q);
      return FormulaRow{false,
                        string("(") + mark(q, q_of(i, false)) + "-" + kY + ")^2=(" + num(q) + "-" + operand("y") +
                            ")^2=" + num(q + "_error"),
                        std::move(batch)};
    };
    const string q = v_.twin_q ? "Q_{\\theta_i}" : q_of(1, false), index = v_.twin_q ? "\\theta_i" : theta(1);
    std::vector<FormulaRow> rows{
        {true, "J_Q(" + index + ")=" + kMean + "\\big(" + q + "(" + kS + "," + kA + ")-" + kY + "\\big)^2,\\quad " +
                   index + "\\leftarrow " + index + "-" + mark("q_lr", "\\lambda_Q") + "\\," +
                   mark("adam", "\\text{Adam}") + "(\\nabla J_Q)" + (v_.twin_q ? ",\\quad i=1,2" : "")},
        one(1)};
    if (v_.twin_q) rows.push_back(one(2));
    return rows;
  }

  std::vector<FormulaRow> action() const {
    const string u = mark("u", "u");
    const string gauss = "\\log\\mathcal{N}(" + u + ";\\," + mark("mean", hue("policy", "\\mu_\\phi")) + "," +
                         mark("std", hue("policy", "\\sigma_\\phi")) + "^2)";
    const string slope = mark("log_slope", v_.epsilon ? "\\log(1-\\tilde{a}^2+10^{-6})"
                                                      : "2\\,\\big(\\log 2-u-\\operatorname{softplus}(-2u)\\big)");
    return {{true, kNewAction + "=\\tanh " + u + ",\\quad " + u + "=" + kMu + "+" + kSigma + "\\," + kEpsilon +
                       ",\\quad " + kEpsilon + "\\sim\\mathcal{N}(0,1)"},
            {false, kNewAction + "=\\tanh(" + num("mean") + "+" + num("std") + "\\cdot " + operand("epsilon") +
                        ")=" + num("new_action")},
            {true, kLogProb + "=" + gauss + "-" + slope},
            {false,
             kLogProb + "=" + num("log_normal") + "-" + operand("log_slope") + "=" + num("log_prob"),
             {loss("\\mathcal{H}(" + hue("policy", "\\pi") + ")", "policy_entropy")}}};
  }

  std::vector<FormulaRow> v_update() const {
    const string of = "J_V(" + kPsi + ")";
    std::vector<FormulaRow> rows{{true, of + "=" + kMean + "\\big(" + kValue + "(" + kS + ")-" + kSoftValue +
                                            "\\big)^2,\\quad " + kSoftValue + "=" + judged() + bonus()}};
    if (v_.twin_q || v_.has_entropy())
      rows.push_back({false, kSoftValue + "=" + judged_numbers(true) + bonus_numbers() + "=" + num("soft_value")});
    std::vector<string> batch{loss(of, "value_loss")};
    add_adam(batch, kPsi, "value_gradient_norm", "step_value");
    rows.push_back({false,
                    "(" + kValue + "-" + kSoftValue + ")^2=(" + num("value") + "-" + operand("soft_value") +
                        ")^2=" + num("value_error"),
                    std::move(batch)});
    return rows;
  }

  std::vector<FormulaRow> policy() const {
    const string of = "J_\\pi(" + kPhi + ")";
    const string terms = v_.has_entropy() ? kAlpha + "\\," + kLogProb + "-" + judged() : "-" + judged();
    const string term_numbers = v_.has_entropy()
                                    ? num("alpha") + "\\cdot " + operand("log_prob") + "-" + judged_numbers(false)
                                    : "-" + judged_numbers(false);
    std::vector<string> batch{loss(of, "policy_loss")};
    add_adam(batch, kPhi, "policy_gradient_norm", "step_policy");
    const FormulaRow term{false, term_numbers + "=" + num("policy_term"), std::move(batch)};
    if (v_.reparameterized)
      return {
          {true, of + "=" + kMean + "\\big[" + terms + "\\big]"},
          {true, "\\nabla_{" + kPhi + "}J_\\pi\\;\\text{through}\\;" + kNewAction + "=\\tanh\\big(" + kMu + "+" +
                     kSigma + "\\," + kEpsilon + "\\big),\\quad " + kPhi + "\\leftarrow " + kPhi + "-" +
                     mark("policy_lr", "\\lambda_\\pi") + "\\," + mark("adam", "\\text{Adam}") + "(\\nabla J_\\pi)"},
          term};
    const string baseline = v_.value_network ? kValue + "(" + kS + ")" : mark("baseline", "\\overline{V}");
    return {{true, "\\nabla_{" + kPhi + "}J_\\pi=" + kMean + "\\nabla_{" + kPhi + "}" + kLogProb + "\\,\\big(" +
                       baseline + "-" + kSoftValue + "\\big),\\quad " + kSoftValue + "=" + judged() + bonus()},
            {false, mark("score_weight", baseline + "-" + kSoftValue) + "=" + num("baseline") + "-" +
                        operand("soft_value") + "=" + num("score_weight")},
            term};
  }

  std::vector<FormulaRow> temperature() const {
    const string wanted = mark("target_entropy", "\\bar{\\mathcal{H}}");
    return {
        {true, "J(\\alpha)=-" + kAlpha + "\\," + kMean + "\\big(" + kLogProb + "+" + wanted +
                   "\\big),\\quad \\log\\alpha\\leftarrow\\log\\alpha-" + mark("alpha_lr", "\\lambda_\\alpha") + "\\," +
                   mark("adam", "\\text{Adam}") + "\\big(\\tfrac{\\partial J}{\\partial\\log\\alpha}\\big)"},
        {false,
         string("-") + num("alpha") + "\\cdot(" + num("log_prob") + "+" + operand("target_entropy") +
             ")=" + num("alpha_term"),
         {loss("J(\\alpha)", "alpha_loss")}},
        {false,
         mark("policy_entropy", "\\mathcal{H}(" + hue("policy", "\\pi") + ")") + "-" + wanted + "=" +
             num("policy_entropy") + "-" + operand("target_entropy") + "=" + num("entropy_excess"),
         {kAlpha + "\\leftarrow " + num("new_alpha") + trend()}}};
  }
  string trend() const {
    if (!reading_) return "";
    const double change = reading_->trace.new_alpha - reading_->trace.alpha;
    return change > 0.0 ? "\\;\\text{↑}" : change < 0.0 ? "\\;\\text{↓}" : "";
  }

  std::vector<FormulaRow> target() const {
    std::vector<std::pair<string, string>> bars;  // with the quantity that says how far it went
    if (v_.value_network)
      bars = {{kPsiBar, "step_target_value"}};
    else if (v_.twin_q)
      bars = {{theta_bar(1), "step_target_q1"}, {theta_bar(2), "step_target_q2"}};
    else
      bars = {{theta_bar(1), "step_target_q1"}};
    std::vector<string> moved;
    for (const auto& [bar, step] : bars) moved.push_back(mark(step, "\\|\\Delta " + bar + "\\|") + "=" + num(step));
    const bool both = bars.size() > 1;
    const string from = v_.value_network ? kPsi : both ? "\\theta_i" : theta(1);
    const string to = v_.value_network ? kPsiBar : both ? "\\bar{\\theta}_i" : theta_bar(1);
    const string each = both ? ",\\quad i=1,2" : "";
    if (v_.target == TargetUpdate::polyak)
      return {{true, to + "\\leftarrow " + kTau + "\\," + from + "+(1-" + kTau + ")\\," + to + each},
              {false, to + "\\leftarrow " + num("tau") + "\\," + from + "+" + num("keep") + "\\," + to, moved}};
    return {{true, to + "\\leftarrow " + from + "\\;\\text{ if }\\;" + mark("update", "k") + "\\bmod " +
                       mark("target_period", "C") + "=0" + each},
            {false, num("update") + "\\bmod " + num("target_period") + "=" + num("since_copy"), moved}};
  }

  const Variant& v_;
  const Reading* reading_;
  int b_;
};

}  // namespace

std::vector<FormulaRow> formulas_of(SubstepId step, const Variant& v, const Reading* reading, int b) {
  return Formulas(v, reading, b).of(step);
}

string summary_of(SubstepId step, const Variant& v) {
  const string i = v.twin_q ? "i" : "1";
  const auto worth = [&](const string& q) { return v.twin_q ? "\\min_i " + q : q; };
  const auto entropy = [&](const string& prime) {
    return v.has_entropy() ? "-\\alpha\\log " + hue("policy", "\\pi_\\phi") + "(\\tilde{a}" + prime + "|s" + prime + ")"
                           : string();
  };
  const string q = v.twin_q ? "Q_{\\theta_i}" : q_of(1, false);
  switch (step) {
    case SubstepId::sample: return "(s,a,r,s',d)_b\\sim " + hue("replay", "\\mathcal{D}");
    case SubstepId::q_target: {
      const string bar = v.has_target() ? "Q_{\\bar{\\theta}_" + i + "}" : "Q_{\\theta_" + i + "}";
      const string future = v.value_network ? hue("value", v.has_target() ? "V_{\\bar{\\psi}}" : "V_\\psi") + "(s')"
                                            : "\\big[" + worth(bar + "(s',\\tilde{a}')") + entropy("'") + "\\big]";
      return string("y=") + (v.scaled ? "c\\," : "") + "r+\\gamma(1-d)\\," + future;
    }
    case SubstepId::q_update: return "J_Q(\\theta_" + i + ")=\\operatorname{mean}(" + q + "(s,a)-y)^2";
    case SubstepId::action:
      return "\\tilde{a}=\\tanh(" + hue("policy", "\\mu_\\phi") + "+" + hue("policy", "\\sigma_\\phi") +
             "\\,\\varepsilon)";
    case SubstepId::v_update: {
      const string soft =
          v.has_entropy() ? "\\big[" + worth(q) + "-\\alpha\\log " + hue("policy", "\\pi_\\phi") + "\\big]" : worth(q);
      return "J_V(" + kPsi + ")=\\operatorname{mean}\\big(" + hue("value", "V_\\psi") + "-" + soft + "\\big)^2";
    }
    case SubstepId::policy:
      return "J_\\pi(" + kPhi + ")=\\operatorname{mean}\\big(" +
             (v.has_entropy() ? "\\alpha\\log " + hue("policy", "\\pi_\\phi") + "(\\tilde{a}|s)" : string()) + "-" +
             worth(q + "(s,\\tilde{a})") + "\\big)";
    case SubstepId::temperature:
      return "J(\\alpha)=-\\alpha\\,\\operatorname{mean}(\\log " + hue("policy", "\\pi_\\phi") +
             "+\\bar{\\mathcal{H}})";
    case SubstepId::target: {
      const string from = v.value_network ? kPsi : "\\theta_" + i;
      const string to = v.value_network ? kPsiBar : "\\bar{\\theta}_" + i;
      if (v.target == TargetUpdate::polyak) return to + "\\leftarrow\\tau\\," + from + "+(1-\\tau)\\," + to;
      return to + "\\leftarrow " + from + "\\;\\text{every }C";
    }
  }
  return {};
}

std::vector<std::string_view> outcomes_of(SubstepId step, const Variant& v) {
  switch (step) {
    case SubstepId::sample: return {"batch_size"};
    case SubstepId::q_target: return {"q_target_mean"};
    case SubstepId::q_update:
      return v.twin_q ? std::vector<std::string_view>{"q1_loss", "q2_loss"} : std::vector<std::string_view>{"q1_loss"};
    case SubstepId::action: return {"policy_entropy"};
    case SubstepId::v_update: return {"value_loss"};
    case SubstepId::policy: return {"policy_loss"};
    case SubstepId::temperature: return {"alpha"};
    case SubstepId::target:
      if (v.value_network) return {"step_target_value"};
      if (v.twin_q) return {"step_target_q1", "step_target_q2"};
      return {"step_target_q1"};
  }
  return {};
}

}  // namespace sac::gui
