"""What ends the server: a signal, or the end of standard input when a parent holds it."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
import threading
from collections.abc import Iterator


@contextlib.contextmanager
def ends_on_signals(ended: asyncio.Event) -> Iterator[None]:
    """SIGTERM and SIGINT set the event. Windows has no signals for a loop: there the input is the leash."""
    loop = asyncio.get_running_loop()
    previous = {
        number: signal.signal(number, lambda *_: loop.call_soon_threadsafe(ended.set))
        for number in (signal.SIGTERM, signal.SIGINT)
    }
    try:
        yield
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)


def end_with_input(ended: asyncio.Event) -> None:
    """Set the event when standard input ends; a program without one ends at once.

    Reading takes a thread that no system can be asked to stop: it ends with the input or the process.
    """
    loop = asyncio.get_running_loop()
    if sys.stdin is None:
        ended.set()
        return
    # os.read and not sys.stdin: a thread waiting inside that object would block the interpreter's end.
    descriptor = sys.stdin.fileno()

    def watch() -> None:
        with contextlib.suppress(OSError):
            while os.read(descriptor, 4_096):
                pass
        with contextlib.suppress(RuntimeError):  # the loop has ended before the input
            loop.call_soon_threadsafe(ended.set)

    threading.Thread(target=watch, name="standard-input", daemon=True).start()
