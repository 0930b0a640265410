# Everything sets itself up: Python ≥ 3.11, make and git are enough.
PYTHON ?= python3
SERVE ?= 1
PORT ?= 8000
BIN := .venv/bin
READY := .venv/.ready

# Each command of a test is a process of its own: without compiled files it would compile 1,300 modules anew (1.5 s).
export PYTHONDONTWRITEBYTECODE :=

.PHONY: demo test fuzz lint format bench docs reference messages api example screenshots browser tesseract clean

demo: $(READY)
	rm -rf demo-monitor demo-monitor.building
	$(BIN)/stratlas demo demo-monitor --port $(PORT) $(if $(filter 0,$(SERVE)),--no-serve)

test: $(READY) browser tesseract
	$(BIN)/python -m pytest -n auto --dist worksteal

# Reads thousands of damaged files; `make test` reads some hundreds of them.
fuzz: $(READY)
	STRATLAS_FUZZ=$${STRATLAS_FUZZ:-6000} $(BIN)/python -m pytest tests/fuzz -s

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/check_sizes.py
	$(BIN)/python scripts/make_reference.py --check

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(READY)
	$(BIN)/uv sync --locked --quiet --inexact --group bench
	$(BIN)/python -m benchmarks

docs: $(READY)
	$(BIN)/sphinx-build --quiet --fail-on-warning docs docs/_build/html
	@echo "docs/_build/html/index.html"

reference: $(READY)
	$(BIN)/python scripts/make_reference.py

messages: $(READY)
	$(BIN)/python scripts/make_catalogues.py

# Examples, the OpenAPI document that the tests compare with, and docs/reference/api.md.
api: $(READY)
	$(BIN)/python scripts/make_api.py

example: $(READY)
	$(BIN)/python scripts/make_example.py

# Pictures of every kind of page, to be looked at; DOCS=1 makes those of the documentation anew.
screenshots: $(READY) browser
	$(BIN)/python scripts/make_screenshots.py $(if $(DOCS),--docs)

browser:
	@scripts/get_browser.sh

tesseract:
	@scripts/get_tesseract.sh

$(READY): pyproject.toml uv.lock scripts/bootstrap.py
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Stratlas needs Python 3.11 or newer: name it with PYTHON=python3.12, say."; exit 1; }
	$(PYTHON) scripts/bootstrap.py
	@touch $(READY)

clean:
	rm -rf .venv demo-monitor demo-monitor.building docs/_build dist
