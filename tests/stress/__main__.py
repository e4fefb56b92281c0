"""`python -m tests.stress [--full] [layer ...]`: run the layers, and write each one's line of the trust page.

A size or a seed of your own is for looking into something, and leaves the page alone.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
import tempfile
import time

from tests.stress.layer import Layer
from tests.stress.registry import LAYERS
from tests.stress.trust_page import PAGE, publish


def main() -> int:
    options = _options()
    logging.disable(logging.ERROR)  # a log of failures that were made on purpose hides the figures
    chosen = [layer for layer in LAYERS if not options.layers or layer.name in options.layers]
    with tempfile.TemporaryDirectory(prefix="juicedesk-stress-") as home:
        # As in the tests: no screen, nobody's data, nobody's keyring.
        os.environ["JUICEDESK_HOME"] = home
        os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        passed = [_run(layer, options) for layer in chosen]
    return 0 if all(passed) else 1


def _run(layer: Layer, options: argparse.Namespace) -> bool:
    if layer.not_here:
        print(f"{layer.name}: not here, {layer.not_here}", flush=True)
        return True
    size = options.size or layer.size(options.full)
    print(f"{layer.name}: {size:,} times …", flush=True)
    started = time.monotonic()
    result = layer.outcome(size, layer.seed if options.seed is None else options.seed)
    print(f"{layer.name}: {result.figure} ({time.monotonic() - started:.1f} s)", flush=True)
    if options.size is None and options.seed is None:
        publish(PAGE, layer, result, size, options.full)
    return result.passed


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.stress", description="Run the stress layers.")
    parser.add_argument("--full", action="store_true", help="the full sizes instead of the short ones")
    parser.add_argument("--size", type=int, help="a size of your own")
    parser.add_argument("--seed", type=int, help="a seed of your own")
    names = [layer.name for layer in LAYERS]
    parser.add_argument("layers", nargs="*", metavar="layer", help=f"of {', '.join(names)}; none means all")
    options = parser.parse_args()
    if unknown := set(options.layers) - set(names):
        parser.error(f"no such layer: {', '.join(sorted(unknown))}")
    return options


if __name__ == "__main__":
    sys.exit(main())
