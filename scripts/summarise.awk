# Counts of a JUnit file on stdout, its failures on stderr. Variables: suite (its name), status (what it exited with),
# log_name (all that it printed). `lab` calls this.
BEGIN { RS = "<" }                                     # one record for each tag and the text after it
literal { literal = !/\]\]>/; note($0); next }         # the rest of a CDATA section that holds a "<"
/^!\[CDATA\[/ { literal = !/\]\]>/; note(substr($0, 9)); next }
{ tag = $0; sub(/[ \t\r\n\/>].*/, "", tag) }
tag == "testcase" { finish(); open = 1; state = "passed"; name = attribute("name"); text = "" }
tag == "failure" || tag == "error" {
  if (!open) { open = 1; name = suite; text = "" }     # an error of the suite itself
  state = "failed"; note(attribute("message") "\n")
}
tag == "skipped" { state = "skipped" }
tag == "failure" || tag == "error" || tag == "system-out" || tag == "system-err" { note(substr($0, index($0, ">") + 1)) }
tag == "/testcase" { finish() }
END {
  finish()
  if (!failed && (status != 0 || !(passed + skipped))) {
    failed = 1
    print "FAILED " suite ": ended with exit code " status (passed + skipped ? "" : " and ran no test") "; see " log_name > "/dev/stderr"
    while ((getline line < log_name) > 0) tail[++n] = line
    for (i = (n > 30 ? n - 29 : 1); i <= n; i++) print "    " tail[i] > "/dev/stderr"
  }
  print passed + 0, "passed,", failed + 0, "failed,", skipped + 0, "skipped"
}
function attribute(key,   value) {
  if (!match($0, "[ \t\n]" key "=\"[^\"]*\"")) return ""
  value = substr($0, RSTART + length(key) + 3, RLENGTH - length(key) - 4)
  return value
}
function note(more) { text = text more }
function finish(   lines, count, i) {
  if (open && state == "failed") {
    failed++
    print "FAILED " suite ": " decoded(name) > "/dev/stderr"
    count = split(decoded(text), lines, "\n")
    for (i = 1; i <= count && i <= 40; i++) if (lines[i] ~ /[^ \t\r]/) print "    " lines[i] > "/dev/stderr"
  }
  else if (open) state == "skipped" ? skipped++ : passed++
  open = 0
}
function decoded(s) {
  sub(/\]\]>[ \t\r\n]*$/, "", s)
  gsub(/&lt;/, "<", s); gsub(/&gt;/, ">", s); gsub(/&quot;/, "\"", s); gsub(/&apos;|&#39;/, "\047", s)
  gsub(/&#10;|&#xA;/, "\n", s); gsub(/&amp;/, "\\&", s)
  return s
}
