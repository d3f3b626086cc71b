#!/bin/sh
# Suspends the stack; its data stays.
set -eu
cd "$(dirname "$0")"
docker compose stop
