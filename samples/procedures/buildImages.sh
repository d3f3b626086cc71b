#!/bin/sh
# Builds the jar, and the image with it.
set -eu
cd "$(dirname "$0")"
(cd ../.. && mvn -q -DskipTests package)
docker build -t starter/starter-api -f Dockerfile ../..
