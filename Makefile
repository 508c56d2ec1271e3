# `make` alone lists what can be done.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.DEFAULT_GOAL := help
.PHONY: help setup demo test check fix golden bench gazetteers lock clean

help: ## list the targets
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 10

setup: $(READY) ## make .venv with tawatur in it

# uv where it can be had, pip where not; both check the hashes of requirements.lock
$(READY): pyproject.toml requirements.lock
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "tawatur needs Python 3.11 or newer")'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv || true
	if $(BIN)/python -m uv --version >/dev/null 2>&1; then \
	  $(BIN)/python -m uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock && \
	  $(BIN)/python -m uv pip install --quiet --python $(BIN)/python --no-deps -e .; \
	else \
	  $(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock && \
	  $(BIN)/python -m pip install --quiet --no-deps -e .; \
	fi
	touch $(READY)

demo: $(READY) ## read the sample reports: prints an account, writes out/dossier.{html,json,md}
	@mkdir -p out
	@$(BIN)/tawatur read examples/summit examples/accident \
	  --html out/dossier.html --json out/dossier.json --markdown out/dossier.md

test: $(READY) ## run every test
	$(BIN)/pytest

check: $(READY) ## style, types, import contracts
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

fix: $(READY) ## mend what the style checker can mend
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

golden: $(READY) ## make the golden files anew; read the difference before you commit it
	$(BIN)/pytest tests --golden -k golden

bench: $(READY) ## speed beside real peers
	for each in benchmarks/*.py; do $(BIN)/python $$each; done

gazetteers: $(READY) ## make the lists of places and names anew (needs the extra training)
	for each in training/vocabulary.py training/gazetteers/*.py; do $(BIN)/python $$each; done

lock: $(READY) ## pin every dependency with its hashes
	$(BIN)/python -m uv pip compile pyproject.toml --extra dev --universal --generate-hashes \
	  --no-header --quiet --output-file requirements.lock

clean: ## remove what was made here
	rm -rf .venv out .pytest_cache .mypy_cache .ruff_cache .hypothesis
