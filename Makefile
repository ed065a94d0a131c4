# make demo      set up, read examples/geneva and print the brief on three days
# make test      set up and run the tests
# make accept    score against the shared corpora beside the checkout, where they are (floors: benchmarks/floors.toml)
# make bench     measure speed and memory (docs/benchmarks.md)
# make lint      ruff and mypy
# make lock      write requirements.lock anew from pyproject.toml (needs uv)

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: setup demo test accept bench lint lock clean

setup: $(READY)

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Verbale needs Python 3.11 or newer: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index -e .
	@touch $(READY)

demo: $(READY)
	@$(BIN)/python -m examples.demo

test: $(READY)
	$(BIN)/python -m pytest

accept: $(READY)
	$(BIN)/python -m benchmarks.accept

bench: $(READY)
	$(BIN)/python -m benchmarks.bench

lint: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --group pyproject.toml:dev pyproject.toml -o requirements.lock

clean:
	rm -rf $(VENV) build
