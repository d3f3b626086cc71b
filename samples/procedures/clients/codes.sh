#!/bin/sh
# Looks a code up, changes it if nobody else has meanwhile, and shows its history.
# Usage: codes.sh CODE [NEW TITLE]     with API and LOGIN from the environment
set -eu
api=${API:-http://localhost:5000/api/v1.0/pxcodes/}
login=${LOGIN:-admin:admin}

tag=$(curl -fsS -u "$login" -o /dev/null -D - "$api$1" | tr -d '\r' | sed -n 's/^ETag: //ip')
curl -fsS -u "$login" "$api$1"
echo
if [ $# -gt 1 ]; then
  curl -fsS -u "$login" -X PUT -H "If-Match: $tag" -H 'Content-Type: application/json' \
    -d "{\"procedure\":\"$2\"}" "$api$1"
  echo
fi
curl -fsS -u "$login" "$api$1/history"
echo
