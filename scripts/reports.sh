# Reads what Surefire and Failsafe wrote about the run that just ended.

# Adds the tests of this run to $total. Fails when one was skipped, and names it, or when none ran.
count_tests() {
  local reports skipped ran
  mapfile -t reports < <(find . -path '*/target/*-reports/TEST-*.xml')
  if ((${#reports[@]} == 0)); then
    echo "no test ran at all" >&2
    return 1
  fi
  skipped=$(awk '
    function attribute(name) {
      if (!match($0, " " name "=\"[^\"]*")) return ""
      return substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 3)
    }
    /^ *<testcase / { test = attribute("classname") "." attribute("name") }
    /^ *<skipped/ {
      why = attribute("message")
      if (why == "") { why = $0; sub(/.*CDATA\[/, "", why) }
      print "skipped: " test " (" why ")"
    }
  ' "${reports[@]}")
  ran=$(grep -hc '^ *<testcase ' "${reports[@]}" | awk '{ n += $1 } END { print n }')
  if [[ -n $skipped ]]; then
    echo "$skipped" >&2
    return 1
  fi
  total=$((total + ran))
}
