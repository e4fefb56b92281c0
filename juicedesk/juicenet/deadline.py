"""A moment by which a whole exchange must be over, and an amount that it must not exceed (sync model §3.7).

A socket's own timeout starts anew with every byte, so a server that sends one byte now and then
would never be cut off. And what is never handed on, like endless trailers, counts towards no body.
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


def bounded(make_connection: Callable[..., Any], deadline: Deadline, most_bytes: int) -> Callable[..., Any]:
    """A maker of the same connections, whose answers are read only until the deadline and so far."""

    def make(*args: Any, **options: Any) -> Any:
        connection = make_connection(*args, **options)
        connection.response_class = answer
        return connection

    def answer(sock: socket.socket, *args: Any, **options: Any) -> HTTPResponse:
        return HTTPResponse(_BoundedSocket(sock, deadline, most_bytes), *args, **options)  # type: ignore[arg-type]

    return make


class _BoundedSocket:
    """As much of a socket as the standard library's answer asks for: a file to read."""

    def __init__(self, sock: socket.socket, deadline: Deadline, most_bytes: int) -> None:
        self._sock = sock
        self._deadline = deadline
        self._most_bytes = most_bytes

    def makefile(self, mode: str) -> io.BufferedReader:
        assert mode == "rb"
        return io.BufferedReader(_BoundedStream(self._sock, self._deadline, self._most_bytes))


class _BoundedStream(io.RawIOBase):
    """The bytes of a socket; each wait is as long as what is left of the whole.

    Raises OSError for more bytes than there may be, heads and trailers included.
    """

    def __init__(self, sock: socket.socket, deadline: Deadline, most_bytes: int) -> None:
        self._sock = sock
        self._deadline = deadline
        self._left_bytes = most_bytes
        self._stream = sock.makefile("rb", buffering=0)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        self._sock.settimeout(self._deadline.left_s())
        count = self._stream.readinto(buffer)
        self._left_bytes -= count or 0
        if self._left_bytes < 0:
            raise OSError("the answer is too long")
        return count

    def close(self) -> None:
        self._stream.close()
        super().close()
