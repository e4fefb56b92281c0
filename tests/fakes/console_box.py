"""A TCP console that says byte for byte what a test gives it: for whatever no virtual box does."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable
from typing import Self

ENDED_WITHIN_S = 10.0


class ConsoleBox:
    """Listens on loopback. `answer` gives the bytes for a line, None to hang up; `heard` are the lines."""

    def __init__(self, answer: Callable[[str], bytes | None], greeting: bytes = b"> ") -> None:
        self._answer = answer
        self._greeting = greeting
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.heard: list[str] = []
        self.guests = 0
        self._connected: socket.socket | None = None
        self._thread = threading.Thread(target=self._serve, name="console-box")

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        for opened in (self._listener, self._connected):
            if opened is not None:
                _shut(opened)
        self._thread.join(ENDED_WITHIN_S)

    def _serve(self) -> None:
        while True:
            try:
                guest, _ = self._listener.accept()
            except OSError:
                return
            self.guests += 1
            self._connected = guest
            try:
                with guest, guest.makefile("rb") as lines:
                    guest.sendall(self._greeting)
                    for line in lines:
                        text = line.decode().strip()
                        self.heard.append(text)
                        said = self._answer(text)
                        if said is None:
                            break
                        guest.sendall(said)
            except (OSError, ValueError):
                continue


def _shut(opened: socket.socket) -> None:
    with contextlib.suppress(OSError):
        opened.shutdown(socket.SHUT_RDWR)
    opened.close()
