# `make demo` and `make test` need Python 3.10 or later and make, nothing else; each sets up what it needs in
# .venv once, and again when pyproject.toml or constraints.txt has changed. After that neither needs the network.

PYTHON ?= python3
OUT ?= output
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
NOTEBOOKS := $(wildcard notebooks/*.ipynb)

.DEFAULT_GOAL := help
.PHONY: help demo test lint types notebook docs constraints clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(VENV)/.installed ## build a graph from the bundled reports into output/, and ask it one question
	@$(BIN)/kg build kg/samples/reports --out "$(OUT)"
	@echo
	@echo 'What have Japan and Australia done, and when?    kg query timeline -p country1=JPN -p country2=AUS'
	@$(BIN)/kg query timeline -p country1=JPN -p country2=AUS --out "$(OUT)"
	@echo
	@echo "Now open $(OUT)/graph.html in a browser, or run $(BIN)/kg --help."

test: $(VENV)/.installed-test ## run all tests; ARGS go to pytest: make test ARGS="-m 'not model'"
	@$(BIN)/python -m pytest $(ARGS)

lint: $(VENV)/.installed-test ## style and docstrings
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check

types: $(VENV)/.installed-test ## strict types of the program and its tests
	@$(BIN)/mypy

notebook: $(VENV)/.installed-test ## run the notebooks; the results go to build/, the sources stay without output
	@mkdir -p build
	@for notebook in $(NOTEBOOKS); do \
	    $(BIN)/jupyter execute --output="$(CURDIR)/build/$$(basename $$notebook)" "$$notebook"; done
	@echo "The notebooks with their results are in build/."

docs: $(VENV)/.installed-docs ## write the ontology as a page for people: build/ontology.html
	@mkdir -p build
	@# pyLODE would take a concept scheme for the ontology, and its title for the page's
	@sed 's/ a skos:ConceptScheme ;/ a owl:NamedIndividual ;/' ontology/entente.ttl > build/entente.ttl
	@$(BIN)/pylode build/entente.ttl -o build/ontology.html 2>/dev/null
	@echo "The ontology for people is build/ontology.html."

constraints: $(VENV)/.installed-test ## choose the pinned versions anew, valid for every supported Python
	@$(PIP) install uv
	@$(BIN)/uv pip compile pyproject.toml --extra test --extra notebook --universal --python-version 3.10 --upgrade --quiet \
	    --no-python-downloads --no-emit-index-url --no-emit-find-links --no-annotate --custom-compile-command 'make constraints' \
	    --output-file constraints.txt

clean: ## remove what was built; .venv stays
	@find "$(OUT)" -mindepth 1 -maxdepth 1 ! -name README.md -exec rm -rf {} +
	@rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 10) and "Python 3.10 or later is needed: make PYTHON=python3.12")'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml constraints.txt | $(VENV)/pyvenv.cfg
	@echo "Installing into $(VENV) …"
	@$(PIP) install -c constraints.txt -e .
	@touch $@

$(VENV)/.installed-test: pyproject.toml constraints.txt | $(VENV)/pyvenv.cfg
	@echo "Installing into $(VENV), with what the tests need …"
	@$(PIP) install -c constraints.txt -e '.[test]'
	@touch $@ $(VENV)/.installed

$(VENV)/.installed-docs: pyproject.toml constraints.txt | $(VENV)/pyvenv.cfg
	@echo "Installing into $(VENV), with what writes documentation …"
	@$(PIP) install -c constraints.txt -e '.[docs]'
	@touch $@ $(VENV)/.installed
