# Doxygen's view of config.h, metrics.h, state_map.h and update_trace.h: before `\cond FILE.inl` come the fields that the
# macros make of that list, with the help texts as their documentation. A line of a list is MACRO(key, "symbol", ...);
# quotes may hold commas.
{ list = $0 }
sub(/^ *\/\/\/ \\cond /, "", list) && list != "" {
  folder = FILENAME
  sub(/[^\/]*$/, "", folder)
  while ((status = (getline line < (folder list))) > 0) if (line ~ /^SAC_[A-Z_]+ *\(/) print field(line)
  if (status < 0) print "/// \\error cannot read " folder list # an unknown command, which Doxygen reports
}
{ print }

function field(line,   f, n) {
  n = split_arguments(line, f)
  if (line ~ /^SAC_REAL/) return member("double " f[1] " = " f[3], f[n], f[2], range(f) "; " when(f[8]))
  if (line ~ /^SAC_INT/) return member("std::int64_t " f[1] " = " f[3], f[n], f[2], range(f) "; " when(f[8]))
  if (line ~ /^SAC_BOOL/) return member("bool " f[1] " = " f[3], f[n], f[2], when(f[5]))
  if (line ~ /^SAC_ENUM/) return member(f[4] " " f[1] " = " f[4] "::" f[3], f[n], f[2], when(f[6]))
  if (line ~ /^SAC_TRACE_FIELD/) return member("std::vector<float> " f[1], f[3], shape(f[2]), "")
  if (line ~ /^SAC_MAP_LAYER/) return enumerator(f[1], f[5], f[2], f[3])
  return member("double " f[1] " = NaN", f[n], f[2], f[3]) # SAC_METRIC
}
function range(f) { return f[4] " to " f[5] (f[6] == "log" ? ", logarithmic" : "") }
function shape(name) { return name == "sample" ? "[B]" : "[B][" name "_size]" }
function when(apply) { return apply == "live" ? "may change while training runs" : "needs a new run" }
function member(declaration, help, symbol, more) {
  more = more == "" ? "" : "; " plain(more)
  return "  /// " plain(help) " <br> <b>" plain(symbol) "</b>" more ".\n  " declaration ";"
}
function enumerator(name, help, symbol, unit) {
  return "  /// " plain(help) " <br> <b>" plain(symbol) "</b>" (unit == "" ? "" : "; " plain(unit)) ".\n  " name ","
}
function plain(text) {
  gsub(/&/, "\\&amp;", text)
  gsub(/</, "\\&lt;", text)
  gsub(/>/, "\\&gt;", text)
  gsub(/[|*_#]/, "\\\\&", text)
  return text
}
function split_arguments(line, f,   i, c, n, quoted) {
  sub(/^[^(]*\(/, "", line)
  sub(/\)[^)]*$/, "", line)
  for (i = n = 1; i <= length(line); i++) {
    c = substr(line, i, 1)
    if (c == "\"") quoted = !quoted
    else if (c == "," && !quoted) n++
    else if (c != " " || quoted) f[n] = f[n] c
  }
  return n
}
