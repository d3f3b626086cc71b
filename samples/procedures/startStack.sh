#!/bin/sh
# Brings the stack up and waits until it serves.
set -eu
cd "$(dirname "$0")"
docker compose up --detach --wait
echo "http://localhost:5000/api/v1.0/pxcodes/"
