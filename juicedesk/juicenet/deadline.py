"""A moment by which a whole exchange must be over, however slowly its bytes come in.

A socket's own timeout starts anew with every byte, so a server that sends one byte now and then
would never be cut off (sync model §3.7).
"""

from __future__ import annotations

import io
import socket
import time
from collections.abc import Callable
from http.client import HTTPResponse
from typing import Any


class Deadline:
    """Ends `total_s` seconds after it is made."""

    def __init__(self, total_s: float) -> None:
        self._end = time.monotonic() + total_s

    def left_s(self) -> float:
        """Seconds left, above 0. Raises TimeoutError when there are none."""
        left_s = self._end - time.monotonic()
        if left_s <= 0:
            raise TimeoutError("the exchange took too long")
        return left_s


def bounded(make_connection: Callable[..., Any], deadline: Deadline) -> Callable[..., Any]:
    """A maker of the same connections, whose answers are read only until the deadline."""

    def make(*args: Any, **options: Any) -> Any:
        connection = make_connection(*args, **options)
        connection.response_class = answer
        return connection

    def answer(sock: socket.socket, *args: Any, **options: Any) -> HTTPResponse:
        return HTTPResponse(_BoundedSocket(sock, deadline), *args, **options)  # type: ignore[arg-type]

    return make


class _BoundedSocket:
    """As much of a socket as the standard library's answer asks for: a file to read."""

    def __init__(self, sock: socket.socket, deadline: Deadline) -> None:
        self._sock = sock
        self._deadline = deadline

    def makefile(self, mode: str) -> io.BufferedReader:
        assert mode == "rb"
        return io.BufferedReader(_BoundedStream(self._sock, self._deadline))


class _BoundedStream(io.RawIOBase):
    """The bytes of a socket; each wait is as long as what is left of the whole."""

    def __init__(self, sock: socket.socket, deadline: Deadline) -> None:
        self._sock = sock
        self._deadline = deadline
        self._stream = sock.makefile("rb", buffering=0)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        self._sock.settimeout(self._deadline.left_s())
        return self._stream.readinto(buffer)

    def close(self) -> None:
        self._stream.close()
        super().close()
