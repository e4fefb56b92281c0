"""`juicedesk serve`: the home server in a process of its own."""

from __future__ import annotations

import asyncio
import importlib
import logging
import sys
from collections.abc import Sequence

from juicedesk import log
from juicedesk.domain.errors import JuiceDeskError, PortInUse
from juicedesk.server.install.setting_up import set_up
from juicedesk.server.options import Options, parse_options
from juicedesk.server.run import run
from juicedesk.server.sparing import spare_the_disk

_LOG = logging.getLogger(__name__)

FAILED = 1
PORT_TAKEN = 2


def main(arguments: Sequence[str]) -> int:
    """Serve until SIGTERM or SIGINT; 0 after a clean end, 2 when a port is in use, 1 for other failures."""
    options = parse_options(arguments)
    _open_log(options)
    try:
        if options.installs or options.uninstalls:
            return _say_done(set_up(options, arguments))
        with asyncio.Runner(loop_factory=None if options.standard_loop else _fastest_loop) as runner:
            runner.run(run(options))
    except PortInUse as error:
        return _fail(f"{error}: end the other program, or choose another port", PORT_TAKEN, options)
    except JuiceDeskError as error:
        return _fail(str(error), FAILED, options)
    except Exception:
        if options.log is not None:
            _LOG.exception("the server has failed")
        raise
    return 0


def _open_log(options: Options) -> None:
    log.configure()
    if options.log is not None:
        log.keep_in(options.log)
    spare_the_disk()


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


def _fail(sentence: str, exit_code: int, options: Options) -> int:
    if options.log is not None:
        _LOG.error("%s", sentence)  # where a log is kept, nobody may read standard error
    if sys.stderr is not None:
        sys.stderr.write(f"juicedesk serve: {sentence}\n")
    return exit_code
