# One command each: `make setup` builds the environment, the others call it first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help setup demo check test test-all bench

help: ## what can be said here
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

setup: $(STAMP) ## the environment in .venv, from the lock, every hash checked

$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q bot handlers knowledge scheduler
	@touch $@

demo: setup ## the whole bot in the browser, on made-up people
	$(BIN)/ressourcebot demo

check: setup ## style, types, import order
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: setup ## what must hold before anything lands
	$(BIN)/python -m pytest -n 4

test-all: setup ## the same on every transport and both databases
	$(BIN)/python -m pytest -n 4 --everywhere

bench: setup ## figures beside peers, in one run
	$(BIN)/python -m pytest -p no:randomly -s tests/benchmarks --bench
