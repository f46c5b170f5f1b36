# Every line calls Python or a tool; README shows the same commands for people without make.
PYTHON ?= python3
VENV := .venv/bin/python
# LANG is also the shell's own variable: only `make serve LANG=hi` counts.
ifeq ($(origin LANG),command line)
ONLY := --lang $(LANG)
endif
unexport LANG

.PHONY: site serve test check lint format bench-search clean

site:            ## write the whole site to site/
	@$(PYTHON) hooks/bootstrap.py
	@$(VENV) -m hooks build

serve:           ## preview with live reload; make serve LANG=hi builds one language
	@$(PYTHON) hooks/bootstrap.py
	@$(VENV) -m hooks serve $(ONLY)

test:            ## run every test, in a real browser too
	@$(PYTHON) hooks/bootstrap.py --test
	@$(VENV) -m hooks browser
	@$(VENV) -m pytest

check:           ## lint of text and code
	@$(PYTHON) hooks/bootstrap.py --test
	@$(VENV) -m hooks lint
	@.venv/bin/rumdl check --quiet docs README.md CONTRIBUTING.md ARCHITECTURE.md CHANGELOG.md
	@$(VENV) -m ruff check .
	@$(VENV) -m ruff format --check --quiet .
	@$(VENV) -m mypy

lint:            ## the check of the guides alone
	@$(PYTHON) hooks/bootstrap.py
	@$(VENV) -m hooks lint

format:          ## put the code into its usual form
	@$(PYTHON) hooks/bootstrap.py --test
	@$(VENV) -m ruff check --quiet --fix .
	@$(VENV) -m ruff format --quiet .

bench-search: site ## how well the search finds, in bytes and milliseconds too
	@$(PYTHON) hooks/bootstrap.py --test
	@$(VENV) -m bench.search
	@$(VENV) -m bench.search_scale

clean:           ## delete what was made
	rm -rf site dist .cache .site-* .venv
