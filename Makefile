# Every line calls Python or a tool; README shows the same commands for people without make.
PYTHON ?= python3
VENV := .venv/bin/python
# LANG is also the shell's own variable: only `make serve LANG=hi` counts.
ifeq ($(origin LANG),command line)
ONLY := --lang $(LANG)
TO := $(LANG)
endif
unexport LANG

.PHONY: site serve test check lint status diff new accept po-export po-import glossary sources figures review format bench-search clean

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
	@.venv/bin/rumdl check --quiet docs README.md CONTRIBUTING*.md ARCHITECTURE.md CHANGELOG.md
	@$(VENV) -m ruff check .
	@$(VENV) -m ruff format --check --quiet .
	@$(VENV) -m mypy

lint:            ## the check of the guides alone
	@$(PYTHON) hooks/bootstrap.py
	@$(VENV) -m hooks lint

# For translators: make new LANG=hi PAGE=scams-and-money/spot-a-scam
TRANSLATE := .venv/bin/python -m hooks

status:          ## how the translations stand; make status LANG=hi
	@$(PYTHON) hooks/bootstrap.py
	@$(TRANSLATE) status $(ONLY)

diff:            ## what changed in English since: make diff PAGE=docs/hi/….md
	@$(PYTHON) hooks/bootstrap.py
	@$(TRANSLATE) diff $(PAGE)

new:             ## a page to translate: make new LANG=hi PAGE=scams-and-money/spot-a-scam
	@$(PYTHON) hooks/bootstrap.py
	@$(TRANSLATE) new $(TO) $(PAGE)

accept:          ## this translation matches the English: make accept PAGE=docs/hi/….md
	@$(PYTHON) hooks/bootstrap.py
	@$(TRANSLATE) accept $(PAGE)

po-export:       ## PO files for a translator's editor: make po-export LANG=hi PAGE=…
	@$(PYTHON) hooks/bootstrap.py
	@$(TRANSLATE) po export $(TO) $(PAGE)

po-import:       ## PO files back into their pages (PO=po: a file or folder)
	@$(PYTHON) hooks/bootstrap.py
	@$(TRANSLATE) po import $(or $(PO),po)

glossary:        ## check data/glossary.yml against itself and the pages
	@$(PYTHON) hooks/bootstrap.py
	@$(TRANSLATE) glossary check

sources:         ## check the sources that guides name; make sources ONLINE=1 asks each address
	@$(PYTHON) hooks/bootstrap.py
	@$(TRANSLATE) sources check $(if $(ONLINE),--online)

figures:         ## how long and how easy the guides are, what they rest on
	@$(PYTHON) hooks/bootstrap.py
	@$(TRANSLATE) figures

review:          ## look at your change as a reviewer does; make review BASE=origin/main
	@$(PYTHON) hooks/bootstrap.py --test
	@$(VENV) -m hooks review --base $(or $(BASE),main)

format:          ## put the code into its usual form
	@$(PYTHON) hooks/bootstrap.py --test
	@$(VENV) -m ruff check --quiet --fix .
	@$(VENV) -m ruff format --quiet .

bench-search: site ## how well the search finds, in bytes and milliseconds too
	@$(PYTHON) hooks/bootstrap.py --test
	@$(VENV) -m bench.search
	@$(VENV) -m bench.search_scale

clean:           ## delete what was made
	rm -rf site dist .cache .review .site-* .venv
