#!/bin/sh
# Removes images and data: leaves no trace.
set -eu
cd "$(dirname "$0")"
docker compose down --volumes
docker image rm --force starter/starter-api postgres:17
