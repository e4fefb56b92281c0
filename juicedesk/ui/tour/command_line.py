"""`juicedesk tour`: all steps one after the other, with a picture of each."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from juicedesk.domain.errors import ProcessError
from juicedesk.paths import HOME_VARIABLE
from juicedesk.ui.language import LANGUAGES
from juicedesk.ui.tour.driver import Driver
from juicedesk.ui.tour.pictures import BOTH, DARK, IN_THE_DOCS, LIGHT, Pictures, themes_of
from juicedesk.ui.tour.script import STEPS

FAILED = 1


def main(arguments: Sequence[str]) -> int:
    """Drive a child's real window through the main job; 0 only if every step's result was seen."""
    options = _options(arguments)
    out: Path = options.out
    try:
        out.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=out).close()
    except OSError as exc:
        print(f"The folder {out} cannot be written to: {exc.strerror or exc}.", file=sys.stderr)  # noqa: T201
        return FAILED
    theme = options.theme or (BOTH if options.docs else "")
    names = IN_THE_DOCS if options.docs else None
    with tempfile.TemporaryDirectory(prefix="juicedesk-tour-") as home:
        # The tour starts from nothing, and never touches the person's own demo.
        os.environ[HOME_VARIABLE] = home
        language = options.language or ("en" if options.docs else "")
        driver = Driver(Pictures(out, themes_of(theme), names), language=language)
        try:
            for step in STEPS:
                print(f"{step.__doc__}", flush=True)  # noqa: T201 - the tour tells what it does
                step(driver)
        except ProcessError as exc:
            print(f"The tour stops here: {exc}", file=sys.stderr)  # noqa: T201
            return FAILED
        finally:
            driver.end_app()
    print(f"The tour is complete: {len(STEPS)} steps, pictures in {out}.")  # noqa: T201
    return 0


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="juicedesk tour", description="Keep a picture of each step.")
    parser.add_argument("--out", type=Path, required=True, help="the folder for the pictures")
    parser.add_argument("--theme", choices=(LIGHT, DARK, BOTH), help="instead of that of the system")
    parser.add_argument("--language", choices=LANGUAGES, help="instead of that of the system")
    parser.add_argument(
        "--docs", action="store_true", help="only what README and packages show, in both themes"
    )
    return parser.parse_args(arguments)
