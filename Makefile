# Two commands to know: `make demo` and `make test`. Each sets up what it needs, then runs.

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
CATALOGS := $(sort $(wildcard resources/i18n/*.ts))
TRANSLATED := juicedesk/ui juicedesk/adopt juicedesk/app.py
LUPDATE := $(BIN)/pyside6-lupdate -silent -extensions py -no-obsolete -locations none -source-language en

# Without compiled files each of the hundreds of processes that the tests start would compile the program anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo screenshots test lint types contracts check translations qm bench stress wheel bundle packages system clean

demo: needs := window
demo: $(READY) qm
	@if [ "$$(uname)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		echo "There is no screen here, so the demo's tour runs off-screen and leaves its pictures in demo-tour/."; \
		QT_QPA_PLATFORM=offscreen $(BIN)/juicedesk tour --out demo-tour; \
	else $(BIN)/juicedesk --demo; fi

# The pictures of README and packages.
screenshots: $(READY) qm
	QT_QPA_PLATFORM=offscreen $(BIN)/juicedesk tour --docs --out docs/screenshots

# What computes gets three workers on two cores, what mostly waits for other processes six; what is measured is alone.
test: $(READY) qm
	$(BIN)/pytest -n 3 --dist worksteal tests/unit tests/ui $(ARGS)
	$(BIN)/pytest -n 6 --dist worksteal tests/stress tests/e2e $(ARGS)
	$(BIN)/pytest -m "not long" tests/bench $(ARGS)

check: lint types contracts test

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

contracts: $(READY)
	$(BIN)/lint-imports

bench: $(READY) qm
	$(BIN)/pytest -m bench -s $(ARGS)

stress: $(READY) qm
	$(BIN)/python -m tests.stress --full $(ARGS)

wheel: $(READY) qm
	$(BIN)/pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

# The whole program in one folder, dist/juicedesk, with an environment of its own; started before it is done.
bundle: needs := bundle
bundle: system
	"$$(packaging/find-python)" packaging/bundle/build.py

# What is offered for download on Linux: the .deb and the portable archive around the folder.
packages: bundle
	"$$(packaging/find-python)" packaging/linux/deb.py dist/juicedesk
	"$$(packaging/find-python)" packaging/linux/archive.py dist/juicedesk

# Brings the catalogs up to the strings in the code; a translator then fills in the .ts files.
# English has a catalog for its plural forms alone.
translations: $(READY)
	$(LUPDATE) $(TRANSLATED) -target-language de -ts resources/i18n/juicedesk_de.ts
	$(LUPDATE) $(TRANSLATED) -target-language en -pluralonly -ts resources/i18n/juicedesk_en.ts

qm: $(CATALOGS:.ts=.qm)

%.qm: %.ts $(READY)
	$(BIN)/pyside6-lrelease -silent $< -qm $@

# The wheel's build hook would fetch Qt a second time; from a checkout `qm` compiles the catalogs.
$(READY): pyproject.toml packaging/find-python | system
	"$$(packaging/find-python)" -m venv $(VENV)
	HATCH_BUILD_NO_HOOKS=true $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

needs := tests
system:
	@packaging/setup-system $(needs)

clean:
	rm -rf $(VENV) build dist demo-tour resources/i18n/*.qm
