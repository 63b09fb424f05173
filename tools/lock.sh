#!/bin/sh
# Pins every dependency by hash, for every system: requirements.txt to run, requirements-dev.txt to test. Needs uv.
set -eu
lock() {
    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
        --no-emit-index-url --no-emit-find-links "$@"
}
lock pyproject.toml --group build --output-file requirements.txt
lock pyproject.toml --group build --group dev --constraint requirements.txt --output-file requirements-dev.txt
