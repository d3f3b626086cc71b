#!/bin/sh
# Removes the containers; the data stays in the volume, unless --volumes is said.
set -eu
cd "$(dirname "$0")"
docker compose down "$@"
