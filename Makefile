# Couplet's commands. Plain make (GNU make 3.81 and newer) and sh; `make` alone lists them.
# A checkout needs Python 3.11+, make and git; browser and HTML tests use Chromium, Java and npm where they are installed.

PYTHON ?= python3
VENV = .venv
PY = $(VENV)/bin/python
# Wheels where there are any. A few packages have none for some systems and are built on the spot, which needs no compiler; where that
# is not wanted, as in the deployment: make site PIP_FLAGS="--only-binary :all:"
PIP_FLAGS ?= --prefer-binary
PIP_INSTALL = $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes $(PIP_FLAGS)
# Options for the program and for pytest: make site ARGS="--base-url https://example.org/report/", make test ARGS="-k links"
ARGS ?=
# Two processes suit the smallest machine that runs the whole test suite. JOBS=0 runs everything in one process.
JOBS ?= 2

RUN_TIME = $(VENV)/.run-time
DEVELOPMENT = $(VENV)/.development
NODE = node_modules/.tests
LIGHTHOUSE = node_modules/.measurements
NPM_CI = npm ci --ignore-scripts --no-audit --no-fund --loglevel=error

.DEFAULT_GOAL := help
.PHONY: help site serve test test-fast check lint format bench fuzz lock clean

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-18s %s\n", $$1, $$2 }'

site: $(RUN_TIME) ## build the report into site/
	$(PY) build.py build $(ARGS)

serve: $(RUN_TIME) ## preview it on http://127.0.0.1:8000 and rebuild on change
	$(PY) build.py serve $(ARGS)

test: $(DEVELOPMENT) $(NODE) ## run all tests: fast ones, wheel, workflows, browser, HTML
	$(PY) -m pytest -n $(JOBS) --dist loadgroup $(ARGS)

test-fast: $(DEVELOPMENT) ## run the tests that need no browser (under a minute)
	$(PY) -m pytest -m "not slow" -n $(JOBS) --dist loadgroup $(ARGS)

check: lint test ## check format, lint, strict types, and run all tests

lint: $(DEVELOPMENT) ## check format, lint and strict types only
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy

format: $(DEVELOPMENT) ## put the code into its one format
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

bench: $(DEVELOPMENT) $(LIGHTHOUSE) ## measure build times, page weights, Lighthouse scores and photos
	$(PY) -m benchmarks $(ARGS)

SECONDS ?= 120
fuzz: $(DEVELOPMENT) ## feed the readers with made-up files for SECONDS=120 (Linux on x86-64, Python 3.11 to 3.13)
	@$(PY) -c 'import platform, sys; sys.exit(sys.platform != "linux" or platform.machine() != "x86_64")' \
	    && $(PIP_INSTALL) --only-binary :all: -r requirements-fuzz.lock \
	    || { echo "The fuzzer, atheris, has wheels for Linux on x86-64 with Python 3.11 to 3.13 only; make test fuzzes with hypothesis."; exit 1; }
	$(PY) -m tests.fuzz.run $(SECONDS)

lock: $(DEVELOPMENT) ## renew all requirements*.lock from pyproject.toml
	$(PY) -m pip install --quiet --disable-pip-version-check "uv>=0.13"
	$(PY) -m uv pip compile $(LOCK_FLAGS) pyproject.toml -o requirements.lock
	$(PY) -m uv pip compile $(LOCK_FLAGS) --constraints requirements.lock --group dev pyproject.toml -o requirements-dev.lock
	$(PY) -m uv pip compile $(LOCK_FLAGS) --group fuzz -o requirements-fuzz.lock

LOCK_FLAGS = --quiet --upgrade --universal --generate-hashes --python-version 3.11 --custom-compile-command "make lock"

clean: ## remove everything that these commands made
	rm -rf site .couplet $(VENV) node_modules dist .pytest_cache .mypy_cache .ruff_cache .hypothesis test-results

# A stamp is older than its lock exactly when the lock has changed: then the environment is made anew, else it is left alone.
$(RUN_TIME): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Couplet needs Python 3.11 or newer; $(PYTHON) is " + sys.version.split()[0] + ". Try: make PYTHON=python3.13")'
	$(PYTHON) -m venv --clear $(VENV)
	$(PIP_INSTALL) -r requirements.lock
	@touch $@

$(DEVELOPMENT): $(RUN_TIME) requirements-dev.lock
	$(PIP_INSTALL) -r requirements-dev.lock
	@touch $@

# npm makes the whole folder anew, so both of its stamps are written when all packages are there.
$(NODE): package.json package-lock.json
	@if command -v npm >/dev/null 2>&1; then \
	    echo "$(NPM_CI) --omit=optional" && $(NPM_CI) --omit=optional && touch $@; \
	else \
	    echo "npm is not installed: tests with axe and the Nu checker will be skipped"; \
	fi

$(LIGHTHOUSE): package.json package-lock.json
	@if command -v npm >/dev/null 2>&1; then \
	    echo "$(NPM_CI)" && $(NPM_CI) && touch $(NODE) $@; \
	else \
	    echo "npm is not installed: Lighthouse will be left out"; \
	fi
