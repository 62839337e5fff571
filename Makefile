# make run | demo | test | check | fuzz | crash | large | data | geo | bench: each sets up what it needs first.
PORT ?= 8501
TEXTS ?= ../shared/documents
VENV := .venv
BIN := $(VENV)/bin
DEMO ?= demo

.PHONY: run demo test check fuzz crash large data geo bench setup browser postgres nginx clean

run: setup
	FORWARDED_ALLOW_IPS= $(BIN)/streamlit run serve.py --server.port $(PORT)

# Made reports under a banner, to try 填报 and 审核: signing in is a choice from a list, on this machine alone.
demo: setup
	[ -d $(DEMO) ] || $(BIN)/python -m yuboard demo --out $(DEMO)
	YUBOARD_DATA=$(DEMO)/data YUBOARD_LEDGER= YUBOARD_STATE= YUBOARD_PEOPLE=$(DEMO)/people.csv YUBOARD_DEV_SIGN_IN=1 \
		FORWARDED_ALLOW_IPS= $(BIN)/streamlit run serve.py --server.port $(PORT)

test: setup browser postgres nginx check
	$(BIN)/python -m pytest -n 2 --dist loadscope tests

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m yuboard check $(if $(wildcard $(TEXTS)),--texts $(TEXTS))

fuzz: setup
	YUBOARD_FUZZ=$(or $(CASES),20000) $(BIN)/python -m pytest -q tests/limited/test_fuzz.py

data: setup
	$(BIN)/python -m yuboard build

geo: setup
	$(BIN)/python -m yuboard geo

bench: setup browser
	$(BIN)/python -m tests.bench

# The ledger's processes killed five hundred times on each engine, and many more cases of its properties and of the
# addresses of pages, new at each run.
crash: setup postgres
	YUBOARD_KILLS=500 YUBOARD_EXAMPLES=100 YUBOARD_SEED=$$(date +%s) \
		$(BIN)/python -m pytest -n 2 tests/ledger/test_crashes.py tests/ledger/test_properties.py tests/ui/test_address_fuzz.py

# Reports of 100,000 values, as a sheet and in the strict form, imported in bounded memory.
large: setup
	YUBOARD_ROWS=100000 $(BIN)/python -m pytest -q tests/intake/test_large.py

setup: $(VENV)/.ready

$(VENV)/.ready: requirements.txt requirements-dev.txt constraints.txt
	sh scripts/setup_python.sh $(VENV)
	touch $@

browser:
	sh scripts/setup_browser.sh

postgres:
	sh scripts/setup_postgres.sh

nginx:
	sh scripts/setup_nginx.sh

clean:
	rm -rf $(VENV) data/build geo/build
