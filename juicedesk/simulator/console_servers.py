"""The doors to a virtual box's console: telnet on TCP, and HTTP (protocol sheet §6.2, §6.3)."""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from urllib.parse import unquote

from juicedesk.juicebox.console import PROMPT
from juicedesk.simulator.console import Answer, Console

IDLE_S = 60.0
_LONGEST_LINE_BYTES = 1_024
_MOST_HEADER_LINES = 64
_NEW_LINE = "\r\n"
_REQUEST = re.compile(r"GET /command/(\S*) HTTP/1\.[01]\r?\n")

Talk = Callable[[Console, asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@contextlib.asynccontextmanager
async def open_door(console: Console, talk: Talk, address: str, port: int) -> AsyncIterator[int]:
    """Let people talk to a console at a port (0: a free one) until the block is left; gives the port.

    Raises OSError when the port cannot be had.
    """
    guests: set[asyncio.Task[None]] = set()

    async def receive(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        guests.add(task)
        try:
            with contextlib.suppress(OSError, ValueError, asyncio.IncompleteReadError, TimeoutError):
                await talk(console, reader, writer)
        finally:
            guests.discard(task)
            writer.close()

    server = await asyncio.start_server(receive, address, port, limit=_LONGEST_LINE_BYTES)
    try:
        yield int(server.sockets[0].getsockname()[1])
    finally:
        server.close()
        for guest in list(guests):
            guest.cancel()
        await asyncio.gather(*guests, return_exceptions=True)


async def telnet(console: Console, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """A banner, a prompt, and then line for line: the echo, the answer, the prompt."""
    _write(writer, console.banner, PROMPT)
    while True:
        read = await asyncio.wait_for(reader.readline(), IDLE_S)
        if not read.endswith(b"\n"):
            return
        line = read.decode("ascii", "replace").strip()
        answer = await console.answer(line)
        _write(writer, line, *console.noise(), *answer.lines, PROMPT)
        await writer.drain()
        if answer.restarts:
            console.restart()
            return


async def http(console: Console, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """One request, one answer, and the connection is closed."""
    request = (await asyncio.wait_for(reader.readline(), IDLE_S)).decode("ascii", "replace")
    for _ in range(_MOST_HEADER_LINES):
        if not (await asyncio.wait_for(reader.readline(), IDLE_S)).strip():
            break
    asked = _REQUEST.fullmatch(request)
    if asked is None:
        writer.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        return
    answer = await console.answer(unquote(asked[1]))
    if answer.restarts:
        console.restart()  # the answer never arrives, as it may happen with a real box
        return
    writer.write(_http_answer(answer))
    await writer.drain()


def _http_answer(answer: Answer) -> bytes:
    said = "".join(line + _NEW_LINE for line in answer.lines)
    body = json.dumps({"id": 1, "code": answer.code, "flags": 0, "response": said}).encode("ascii")
    head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n"
    return head.encode("ascii") + b"Connection: close\r\n\r\n" + body


def _write(writer: asyncio.StreamWriter, *lines: str) -> None:
    *whole, last = lines
    text = "".join(line + _NEW_LINE for line in whole) + last
    writer.write(text.encode("ascii", "replace"))
