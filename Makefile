# Everything is installed into .venv/ here and nowhere else. `make` alone says what there is.

PYTHON ?= python3
ARGS ?=
VENV := .venv
BIN := $(VENV)/bin
NODE := $(VENV)/node
NODE_MODULES := $(CURDIR)/$(NODE)/node_modules
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input
PYTEST := PATH="$(NODE_MODULES)/.bin:$$PATH" NODE_PATH="$(NODE_MODULES)" $(BIN)/python -m pytest -n auto

.DEFAULT_GOAL := help
.PHONY: help site test browsers soak mutants check bench format lock components clean

help: ## Say what there is to make
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

site: $(VENV)/site.stamp ## Build content/ into site/
	@$(BIN)/agendapack build --handbook $(ARGS)
	@echo 'To look at it, run:  python3 -m http.server --directory site 8000'
	@echo 'then open:           http://localhost:8000/'

test: $(VENV)/test.stamp $(NODE)/stamp ## Run the tests that need no browser (ARGS="-k search" for some of them)
	@$(PYTEST) -m "not browser and not soak" --dist loadfile --no-loadscope-reorder $(ARGS)

browsers: $(VENV)/test.stamp $(NODE)/stamp ## Run the tests in a browser: all in Chromium, many of them in Firefox too
	@$(PYTEST) -m "browser and not soak" --dist loadfile --no-loadscope-reorder $(ARGS)

soak: $(VENV)/soak.stamp $(NODE)/stamp ## Run the tests that take long: hostile inputs, kills, full disks, fuzzing
	@$(PYTEST) -m soak --dist worksteal $(ARGS)

mutants: $(VENV)/mutants.stamp ## Put faults into the code and say which no test notices (ARGS="generator/archive/status.py")
	@$(BIN)/python bench/mutants.py $(ARGS)

check: $(VENV)/test.stamp ## Check style and types, then run the tests, those in browsers too, and show what they reach
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@failed=0; \
	$(MAKE) --no-print-directory test ARGS="--cov --cov-report= $(ARGS)" || failed=1; \
	$(MAKE) --no-print-directory browsers ARGS="--cov --cov-append --cov-report=term $(ARGS)" || failed=1; \
	exit $$failed

bench: $(VENV)/bench.stamp ## Measure beside Hugo and Eleventy (ARGS="--meetings 20" for a quick try)
	@$(BIN)/python bench/peers.py $(ARGS)

format: $(VENV)/test.stamp ## Put the code into the one style
	@$(BIN)/ruff check --fix --quiet || true
	@$(BIN)/ruff format

lock: $(VENV)/test.stamp ## Choose the newest versions that pyproject.toml allows, for requirements/
	@$(PIP) 'uv>=0.9,<1'
	@for kind in run develop; do \
		$(BIN)/uv pip compile --quiet --universal --upgrade --generate-hashes --no-emit-index-url --no-header \
			--python-version 3.11 --group build --extra packs --extra import $$([ $$kind = develop ] && echo --extra test) \
			pyproject.toml --output-file requirements/$$kind.txt || exit 1; \
	done

components: $(VENV)/site.stamp ## List what a release is made of, as CycloneDX, in dist/
	@$(PIP) 'cyclonedx-bom>=7,<8'
	@mkdir -p dist
	@$(BIN)/cyclonedx-py requirements --output-reproducible --of JSON -o dist/agendapack.cdx.json requirements/run.txt

clean: ## Remove what was built, but not .venv/
	@rm -rf site site.next site.last .cache build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find generator tests -name __pycache__ -prune -exec rm -rf {} +

# A stamp is as old as the last installation; pip runs again only after what is to be installed was changed. Exact
# versions come from requirements/, each with the hashes of its files, which pip holds what it was given to.

$(VENV)/site.stamp: requirements/run.txt pyproject.toml | $(BIN)/python
	@echo 'Installing what agendapack needs into $(VENV)/ (a minute, once)'
	@$(PIP) --require-hashes --requirement $<
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/test.stamp: requirements/develop.txt $(VENV)/site.stamp
	@echo 'Installing what the tests need into $(VENV)/ (a minute, once)'
	@$(PIP) --require-hashes --requirement $<
	@touch $@

# Atheris is not made for every machine; without it, the tests that fuzz with it are skipped.
$(VENV)/soak.stamp: $(VENV)/test.stamp
	@echo 'Installing what the long tests need into $(VENV)/ (a minute, once)'
	@$(PIP) --editable '.[packs,test,soak]' && touch $@ || echo 'atheris could not be installed, so fuzzing is skipped'

$(VENV)/mutants.stamp: $(VENV)/test.stamp
	@echo 'Installing what puts faults into the code into $(VENV)/ (once)'
	@$(PIP) --editable '.[packs,test,mutants]'
	@touch $@

$(VENV)/bench.stamp: bench/node/package-lock.json $(VENV)/test.stamp
	@echo 'Installing what is measured beside (a minute, once)'
	@$(PIP) --editable '.[packs,test,bench]'
	@mkdir -p $(VENV)/bench && cp bench/node/package*.json $(VENV)/bench/
	@npm ci --prefix $(VENV)/bench --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
	@touch $@

# Two programs of npm read what the project writes; where there is no npm, the tests with them are skipped.
$(NODE)/stamp: tests/node/package-lock.json | $(BIN)/python
	@if command -v npm >/dev/null; then \
		mkdir -p $(NODE) && cp tests/node/package*.json $(NODE)/ && \
		npm ci --prefix $(NODE) --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null && touch $@ || \
		echo 'npm could not install what some tests use, so they are skipped'; \
	fi

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || \
		{ echo 'There is no $(PYTHON): install Python 3.11 or newer, or name it, as in: make PYTHON=python3.12 site'; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo 'Python 3.11 or newer is needed; name one, as in: make PYTHON=python3.12 site'; $(PYTHON) --version; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV) || \
		{ rm -rf $(VENV); echo '$(PYTHON) cannot make $(VENV)/: install its venv module (on Debian the package python3-venv)'; exit 1; }
