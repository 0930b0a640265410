# Everything sets itself up: Python ≥ 3.11, make and git are enough.
PYTHON ?= python3
SERVE ?= 1
PORT ?= 8000
BIN := .venv/bin
READY := .venv/.ready

.PHONY: demo test lint format bench docs reference example browser clean

demo: $(READY)
	rm -rf demo-monitor demo-monitor.building
	$(BIN)/stratlas demo demo-monitor --port $(PORT) $(if $(filter 0,$(SERVE)),--no-serve)

test: $(READY) browser
	$(BIN)/python -m pytest -n auto

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/check_sizes.py

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .





browser:
	@scripts/get_browser.sh

$(READY): pyproject.toml uv.lock scripts/bootstrap.py
	$(PYTHON) scripts/bootstrap.py
	@touch $(READY)

clean:
	rm -rf .venv demo-monitor demo-monitor.building docs/_build dist
