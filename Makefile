# One command each; every target works on a bare machine with Python 3.11-3.13, pip and venv.
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
SAY := @printf '==> %s\n'

.PHONY: run test verify bench lock clean help
.DEFAULT_GOAL := help

help:
	@echo 'make run      install, compile, run the main job, print the table, name the figures'
	@echo 'make test     style, types and tests'
	@echo 'make verify   the long proofs'
	@echo 'make bench    speed against peers and limits'
	@echo 'make lock     refresh the locked dependencies'
	@echo 'make clean    remove the environment and caches (never outputs/)'

run: $(VENV)/.run
	$(SAY) 'Running the main job'
	@$(PY) run.py $(ARGS)

test: $(VENV)/.dev
	$(SAY) 'Style'
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	$(SAY) 'Types'
	@$(PY) -m mypy
	$(SAY) 'Compiling (once after a change of the core; a minute or so)'
	@$(PY) -c 'from sim.model import warm_up; warm_up()'
	$(SAY) 'Tests'
	@$(PY) -m pytest -q -n 2 $(ARGS)

verify: $(VENV)/.dev
	@$(PY) -m pytest -q -o addopts='--import-mode=importlib' -m verify tests/verification $(ARGS)

bench: $(VENV)/.dev
	@$(PY) -m benchmarks $(ARGS)

LOCK := uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --upgrade --quiet \
	--no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock'

lock: $(VENV)/.dev
	@$(PY) -m pip install -q 'uv>=0.5'
	@$(VENV)/bin/$(LOCK) -o requirements.txt
	@$(VENV)/bin/$(LOCK) --extra dev -c requirements.txt -o requirements-dev.txt
	@echo 'Locked requirements.txt and requirements-dev.txt'

clean:
	rm -rf $(VENV) .pytest_cache .ruff_cache .mypy_cache

# A stamp holds the time of the last installation; it is renewed only when the lock has changed.
$(VENV)/.run: requirements.txt
	@PYTHON='$(PYTHON)' tools/install.sh $(VENV) requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt
	@PYTHON='$(PYTHON)' tools/install.sh $(VENV) requirements-dev.txt
	@touch $@ $(VENV)/.run
