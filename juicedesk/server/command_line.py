"""`juicedesk serve`: the home server in a process of its own."""

from __future__ import annotations

import asyncio
import importlib
import sys
from collections.abc import Sequence

from juicedesk import log
from juicedesk.domain.errors import JuiceDeskError, PortInUse
from juicedesk.server.install.setting_up import set_up
from juicedesk.server.options import parse_options
from juicedesk.server.run import run

FAILED = 1
PORT_TAKEN = 2


def main(arguments: Sequence[str]) -> int:
    """Serve until SIGTERM or SIGINT; 0 after a clean end, 2 when a port is in use, 1 for other failures."""
    options = parse_options(arguments)
    log.configure()
    try:
        if options.installs or options.uninstalls:
            return _say_done(set_up(options, arguments))
        with asyncio.Runner(loop_factory=None if options.standard_loop else _fastest_loop) as runner:
            runner.run(run(options))
    except PortInUse as error:
        return _say(f"{error}: end the other program, or choose another port", PORT_TAKEN)
    except JuiceDeskError as error:
        return _say(str(error), FAILED)
    return 0


def _fastest_loop() -> asyncio.AbstractEventLoop:
    """uvloop's where it is installed (the extra `fast`), else the standard one."""
    try:
        uvloop = importlib.import_module("uvloop")
    except ImportError:
        return asyncio.new_event_loop()
    loop: asyncio.AbstractEventLoop = uvloop.new_event_loop()
    return loop


def _say_done(sentences: Sequence[str]) -> int:
    if sys.stdout is not None:
        sys.stdout.write("".join(f"{sentence}\n" for sentence in sentences))
    return 0


def _say(sentence: str, exit_code: int) -> int:
    if sys.stderr is not None:
        sys.stderr.write(f"juicedesk serve: {sentence}\n")
    return exit_code
