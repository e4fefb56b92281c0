"""Lines on standard input that steer one box, and the line that answers each (JSON)."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import threading
from collections.abc import Callable, Mapping
from dataclasses import asdict

from juicedesk.simulator.box import TrueState
from juicedesk.simulator.fleet import Fleet, LiveBox
from juicedesk.simulator.options import host_and_port

_ACTIONS: Mapping[str, Callable[[LiveBox], TrueState]] = {
    "plug": LiveBox.plug,
    "unplug": LiveBox.unplug,
    "power-cycle": LiveBox.power_cycle,
    "state": LiveBox.state,
}
LEAD = "lead"
_LONGEST_LINE_BYTES = 4_096


def answer(fleet: Fleet, line: str) -> str:
    """Do what a line says; the box's true state, or `{"error"}` with one sentence, as JSON."""
    action, juicebox_id, place, *_ = [*line.split(), "", "", ""]
    if action not in (*_ACTIONS, LEAD):
        return _error(f'"{action[:40]}" is not one of {", ".join((*_ACTIONS, LEAD))}')
    live = fleet.boxes.get(juicebox_id)
    if live is None:
        return _error(f'no box has the ID "{juicebox_id[:40]}"')
    try:
        state = live.lead(host_and_port(place)) if action == LEAD else _ACTIONS[action](live)
    except argparse.ArgumentTypeError as exc:
        return _error(str(exc))
    return json.dumps(asdict(state))


def _error(sentence: str) -> str:
    return json.dumps({"error": sentence}, ensure_ascii=True)


def hear_lines(descriptor: int, on_line: Callable[[str], None], on_end: Callable[[], None]) -> None:
    """Call back in the running loop for every line that a file descriptor gives, and at its end.

    Reading takes a thread of its own, which no system can be asked to stop: it ends with the input
    or with the process.
    """
    loop = asyncio.get_running_loop()
    # os.read and not sys.stdin: a thread waiting inside that object would block the interpreter's end.
    reader = threading.Thread(
        target=_read_lines, args=(descriptor, loop, on_line, on_end), name="standard-input", daemon=True
    )
    reader.start()


def _read_lines(
    descriptor: int,
    loop: asyncio.AbstractEventLoop,
    on_line: Callable[[str], None],
    on_end: Callable[[], None],
) -> None:
    rest = b""
    try:
        while chunk := _read(descriptor):
            *lines, rest = (rest + chunk).split(b"\n")
            for line in filter(bytes.strip, lines):
                loop.call_soon_threadsafe(on_line, line.decode("utf-8", "replace"))
            rest = rest[-_LONGEST_LINE_BYTES:]
        loop.call_soon_threadsafe(on_end)
    except RuntimeError:
        return  # the loop has ended before the input


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65_536)
    except OSError:
        return b""  # a descriptor that cannot be read is at its end
