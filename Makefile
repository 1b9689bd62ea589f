# What a person does with this project, one target each. `make` alone lists them.

PYTHON   ?= python3
ARTICLES ?=
VENV     := .venv
BIN      := $(VENV)/bin
EVAL     := build/eval
SHARED   ?= ../shared
ROUNDS   ?= 1000
DATABASE ?= sqlite

.DEFAULT_GOAL := help
.PHONY: help run test check eval bench soak lock clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16

run: $(VENV)/.ready ## run the bot: on Telegram with BOT_TOKEN in .env, else in the sandbox (ARTICLES=path for your own)
	@$(BIN)/onrecord run $(if $(ARTICLES),--articles "$(ARTICLES)")

test: $(VENV)/.ready-dev ## run the whole test suite
	@$(BIN)/python -m pytest

check: $(VENV)/.ready-dev ## lint, formatting and types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

eval: $(VENV)/.ready ## measure quality on the gold files in SHARED (../shared)
	@$(BIN)/python -m tests.evaluate --shared "$(SHARED)" --out "$(EVAL)"

bench: $(VENV)/.ready-dev ## measure speed and memory, one figure a line
	@$(BIN)/python -m tests.benchmarks

soak: $(VENV)/.ready-dev ## kill the bot a thousand times while it works, and count (ROUNDS=n; DATABASE=postgresql)
	@$(BIN)/python $(if $(filter postgresql,$(DATABASE)),-m tests.postgres -- $(BIN)/python )-m tests.crash --rounds $(ROUNDS) --database $(DATABASE)

lock: $(VENV)/.ready-dev ## pin the dependencies anew
	@$(BIN)/pip-compile $(LOCK) --output-file requirements.lock pyproject.toml
	@$(BIN)/pip-compile $(LOCK) --extra dev --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml

LOCK := --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras --build-deps-for editable \
        --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options --no-header

clean: ## remove the environment and everything that was made
	@rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis *.egg-info

# Debian keeps the module that makes environments in a package of its own.
GET_VENV := echo "Installing Debian's python3-venv, which makes environments ..."; \
  if [ "$$(id -u)" = 0 ]; then apt-get -qq update && apt-get -qq install -y python3-venv >/dev/null; \
  else echo "It needs root: sudo apt install python3-venv, then call make again."; exit 1; fi;

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed: name it, for example make $(MAKECMDGOALS) PYTHON=python3.11"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { $(GET_VENV) }
	@$(PYTHON) -m venv "$(VENV)"

$(VENV)/.ready: requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing what the bot needs into $(VENV) (once, about a minute) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.ready-dev: requirements-dev.lock $(VENV)/.ready
	@echo "Installing what tests and checks need into $(VENV) (once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@
