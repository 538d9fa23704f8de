#include <string_view>

#include "claim_report.h"
#include "sac/number_text.h"
#include "text.h"

namespace sac::cli {

namespace {

constexpr std::string_view kHead = R"(<!doctype html>
<!-- sac-bench claims -->
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>Claims about SAC, measured</title>
<style>
:root { --ink: #222; --soft: #5c6166; --rule: #ddd; --paper: #fff; --card: #f7f7f8; --a: #0072b2; --b: #c4520a; --good: #1f7a3a; --bad: #b3261e; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e8e8; --soft: #a9afb5; --rule: #3a3d42; --paper: #16181b; --card: #1e2125; --a: #59b4e8; --b: #f0954f; --good: #6fcf8a; --bad: #f28b82; }
}
body { margin: 0 auto; padding: 2rem 1rem 4rem; max-width: 54rem; color: var(--ink); background: var(--paper); font: 1rem/1.5 system-ui, "DejaVu Sans", sans-serif; }
h1 { font-size: 1.7rem; line-height: 1.2; } h2 { margin: 0; font-size: 1.1rem; line-height: 1.3; }
a { color: inherit; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: top; }
td.number { text-align: right; white-space: nowrap; }
section { margin: 1.5rem 0; padding: 1rem 1.2rem; border-radius: .6rem; background: var(--card); break-inside: avoid; }
p { margin: .5rem 0; } .soft { color: var(--soft); }
.verdict { font-weight: 600; white-space: nowrap; color: var(--soft); } h2 .verdict { margin-inline-start: .5em; } .shown { color: var(--good); } .reversed { color: var(--bad); }
.side { font-weight: 600; } .side.a { color: var(--a); } .side.b { color: var(--b); }
code { font-size: .92em; }
svg { display: block; width: 100%; min-width: 34rem; font-size: 12px; }
svg text { fill: var(--soft); } svg .name { fill: var(--ink); font-weight: 600; } .grid { stroke: var(--rule); } .window { fill: var(--rule); fill-opacity: .45; }
.solved { stroke: var(--good); stroke-dasharray: 6 4; }
.pair { stroke: var(--soft); stroke-opacity: .35; stroke-width: .8; }
.a { --hue: var(--a); } .b { --hue: var(--b); }
.band { fill: var(--hue); fill-opacity: .16; } .line { fill: none; stroke: var(--hue); stroke-width: 2; stroke-linejoin: round; }
.dot { fill: var(--hue); fill-opacity: .75; } .bar { stroke: var(--hue); stroke-width: 2.5; }
</style>
<h1>Claims about SAC, measured</h1>
)";

constexpr std::string_view kExplanation =
    R"(<p>Each claim is put to the test by two settings that differ in one thing, A the
claim's own side, trained with the same seeds. <em>Shown</em>: the 95&nbsp;% interval of the difference lies on the claimed
side of zero; <em>reversed</em>: on the other; <em>not visible</em>: it holds zero. Intervals are percentile bootstraps over
pairs of seeds; a seed that never solved the task counts as never. Of twenty differences that were not there, one would seem
to be.</p>
<p class="soft">Curves: median and quartiles over the seeds; grey is where the number is read. Bars: mean, or for the step of
the first solution the median, with its interval.</p>
)";

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '&') {
      result += "&amp;";
    } else if (c == '<') {
      result += "&lt;";
    } else {
      result += c;
    }
  }
  return result;
}

std::string_view verdict_class(ClaimVerdict verdict) {
  constexpr std::string_view kClasses[] = {"shown", "reversed", "open"};
  return kClasses[static_cast<int>(verdict)];
}

std::string settings(std::span<const KeyValue> values) {
  std::string text;
  for (const auto& [key, value] : values) text += concat(text.empty() ? "" : " ", key, "=", value);
  return concat("<code>", text, "</code>");
}

std::string row(const MeasuredClaim& m) {
  return concat("<tr><td><a href=\"#", m.claim->key, "\">", escaped(m.claim->sentence), "</a></td><td class=\"verdict ",
                verdict_class(m.result.verdict), "\">", claim_verdict_text(m.result.verdict), "</td></tr>\n");
}

std::string section(const MeasuredClaim& m) {
  const Claim& c = *m.claim;
  const std::string common = c.common.empty() ? std::string() : concat(" with ", settings(c.common));
  return concat("<section id=\"", c.key, "\"><h2>", escaped(c.sentence), " <span class=\"verdict ",
                verdict_class(m.result.verdict), "\">", claim_verdict_text(m.result.verdict),
                "</span></h2>\n<p>Preset <code>", c.preset, "</code>", common, ", <span class=\"side a\">A</span> ",
                settings(c.a), ", <span class=\"side b\">B</span> ", settings(c.b), ".</p>\n<p>",
                escaped(claim_finding(c, m.result, m.a.size())), "</p>\n<div class=\"scroll\">", claim_svg(m),
                "</div></section>\n");
}

}  // namespace

std::string claims_page(const ClaimReport& report) {
  std::string text(kHead);
  text += kExplanation;
  text += "<div class=\"scroll\"><table><tr><th>Claim</th><th>Verdict</th></tr>\n";
  for (const MeasuredClaim& m : report.claims) text += row(m);
  text += "</table></div>\n";
  for (const MeasuredClaim& m : report.claims) text += section(m);
  return text + "</html>\n";
}

}  // namespace sac::cli
