# Two commands are the whole set-up: `make demo` and `make test`.

PYTHON ?= python3
# On Linux, where the package index serves PyTorch's CUDA build, this gives the small CPU build:
#   make demo TORCH_INDEX=https://download.pytorch.org/whl/cpu
TORCH_INDEX ?=
Q ?= When were integrated care boards established?

# As many as a small machine has processors: the tests of the served bot run processes of their own.
WORKERS ?= 2

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
TORCH_VERSION := 2.13.0
DEMO_DATA := .demo

export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: demo test lint format constraints docs pictures clean

demo: $(READY)
	@$(BIN)/stp ask "$(Q)" --data-dir $(DEMO_DATA)
	@echo
	@echo "Next: $(BIN)/stp chat --data-dir $(DEMO_DATA)          asks again and again"
	@echo "      $(BIN)/stp sync YOUR_FOLDER && $(BIN)/stp ask \"…\"   answers from your own documents"
	@echo "      $(BIN)/stp serve                            runs the Slack bot (README, \"In Slack\")"

test: $(READY) lint
	@$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile -q

lint: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: $(READY)
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

# Exact versions for everything that the two commands install. PyTorch's pin is kept by hand.
constraints: $(READY)
	@$(BIN)/pip freeze --exclude-editable | grep -v -e '^torch==' -e '^stp-bot' > constraints.txt
	@echo "torch==$(TORCH_VERSION)" >> constraints.txt
	@LC_ALL=C sort -f -o constraints.txt constraints.txt

# PyTorch goes first and pinned: asked for later, by a range, it would bring the CUDA build along.
$(READY): pyproject.toml constraints.txt
	@rm -rf $(VENV)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install -q $(if $(TORCH_INDEX),--index-url $(TORCH_INDEX) )torch==$(TORCH_VERSION)
	$(BIN)/pip install -q -c constraints.txt -e '.[dev]'
	@touch $(READY)

# The pages that are generated from the code; tests check that they are current.
docs: $(READY)
	@$(BIN)/python -m bot.settings_docs > docs/settings.md
	@$(BIN)/python -m tests.module_tables
	@$(BIN)/python -m benchmarks.report

# What people see in Slack, drawn from the bot's real messages; needs Chromium.
pictures: $(READY)
	@$(BIN)/python -m tests.slack_pictures

clean:
	rm -rf $(VENV) $(DEMO_DATA) build dist
