"""The two ways to a box's console: TCP and HTTP. One command goes in, the lines of its answer come out."""

from __future__ import annotations

import contextlib
import http.client
import json
import socket
import time
from collections.abc import Iterator, Sequence
from typing import Protocol
from urllib.parse import quote

from juicedesk.adopt.reading import answer_lines, ends_with_prompt, has_echo, plain_text
from juicedesk.domain.adopt_errors import ConsoleClosed, ConsoleSilent
from juicedesk.juicenet.deadline import Deadline, bounded

TOTAL_S = 40.0
CONNECT_S = 5.0
ANSWER_S = 8.0
QUIET_S = 1.5
"""After this long without a byte an answer is over, prompt or not (protocol sheet §6.2, the last point)."""
MOST_BYTES = 65_536


class Line(Protocol):
    """A way to a console. Blocks; for one thread at a time."""

    address: str

    def ask(self, command: str) -> Sequence[str]:
        """What the box says to a command. Raises ConsoleError."""

    def allow(self, total_s: float) -> None:
        """Let all that follows take this long, whatever was used up before."""

    def close(self) -> None:
        """Leave the box alone."""


class TcpLine:
    """The console on TCP. Connects when it is first asked, and anew after a failure."""

    def __init__(self, host: str, port: int, *, total_s: float = TOTAL_S, quiet_s: float = QUIET_S) -> None:
        self.address = f"{host}:{port}"
        self._place = (host, port)
        self._quiet_s = quiet_s
        self._socket: socket.socket | None = None
        self._left_bytes = MOST_BYTES
        self._deadline = Deadline(total_s)

    def allow(self, total_s: float) -> None:
        """Let all that follows take this long; the bytes count anew, too."""
        self._deadline = Deadline(total_s)
        self._left_bytes = MOST_BYTES

    def ask(self, command: str) -> Sequence[str]:
        """What the box says to a command. Raises ConsoleClosed or ConsoleSilent."""
        try:
            with self._dropped_on_failure():
                connected = self._connected()
                connected.sendall(f"{command}\r\n".encode("ascii"))
                return answer_lines(self._read(connected, command, ANSWER_S), command)
        except OSError as exc:
            raise ConsoleSilent(self.address, exc.strerror or str(exc) or type(exc).__name__) from exc

    def close(self) -> None:
        """Hang up."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    @contextlib.contextmanager
    def _dropped_on_failure(self) -> Iterator[None]:
        try:
            yield
        except BaseException:
            self.close()
            raise

    def _connected(self) -> socket.socket:
        if self._socket is None:
            try:
                self._socket = socket.create_connection(self._place, min(CONNECT_S, self._deadline.left_s()))
            except OSError as exc:
                raise ConsoleClosed(self.address, exc.strerror or "no answer") from exc
            self._read(self._socket, None, CONNECT_S)
        return self._socket

    def _read(self, connected: socket.socket, command: str | None, at_most_s: float) -> str:
        """What is said until the prompt comes back, or nothing more comes, or the time is over."""
        end_s = time.monotonic() + min(at_most_s, self._deadline.left_s())
        read = b""
        while (left_s := end_s - time.monotonic()) > 0:
            text = plain_text(read)
            has_words = command is None or bool(answer_lines(text, command))
            if (has_words or has_echo(text, command)) and ends_with_prompt(text):
                return text
            connected.settimeout(min(left_s, self._quiet_s) if has_words else left_s)
            try:
                more = connected.recv(4_096)
            except TimeoutError:
                break
            if not more:
                raise ConnectionResetError("the connection was closed")
            read += more
            self._count(len(more))
        text = plain_text(read)
        if command is not None and not text.strip():
            raise TimeoutError("no answer in time")
        return text

    def _count(self, count: int) -> None:
        self._left_bytes -= count
        if self._left_bytes < 0:
            raise OSError("the answer is too long")


class HttpLine:
    """The console over HTTP: a connection of its own for each command, and nothing is followed."""

    def __init__(self, host: str, port: int, *, total_s: float = TOTAL_S) -> None:
        self.address = f"{host}:{port}"
        self._place = (host, port)
        self._deadline = Deadline(total_s)

    def allow(self, total_s: float) -> None:
        """Let all that follows take this long."""
        self._deadline = Deadline(total_s)

    def ask(self, command: str) -> Sequence[str]:
        """What the box says to a command. Raises ConsoleClosed or ConsoleSilent."""
        try:
            deadline = Deadline(min(ANSWER_S, self._deadline.left_s()))
            body = self._get(f"/command/{quote(command)}", deadline)
            return answer_lines(_response_in(body), command)
        except (OSError, http.client.HTTPException, ValueError, RecursionError) as exc:
            raise ConsoleSilent(self.address, str(exc) or type(exc).__name__) from exc

    def close(self) -> None:
        """Nothing is held open."""

    def _get(self, path: str, deadline: Deadline) -> bytes:
        make = bounded(http.client.HTTPConnection, deadline, MOST_BYTES)
        connection = make(*self._place, timeout=min(CONNECT_S, deadline.left_s()))
        with contextlib.closing(connection):
            try:
                connection.connect()
            except OSError as exc:
                raise ConsoleClosed(self.address, exc.strerror or "no answer") from exc
            connection.request("GET", path, headers={"Accept": "application/json"})
            answer = connection.getresponse()
            if answer.status != http.client.OK:
                raise ValueError(f"HTTP status {answer.status}")
            return bytes(answer.read(MOST_BYTES))


def _response_in(body: bytes) -> str:
    """The text in `{"id":1,"code":0,"flags":0,"response":"…"}`; a code above 0 is a failure."""
    said = json.loads(body.rstrip(b"\0 \r\n").decode("utf-8", "replace"))
    if not isinstance(said, dict) or not isinstance(said.get("response", ""), str):
        raise ValueError("not an answer of a console")
    text = str(said.get("response", ""))
    return text if said.get("code") in (0, None) else f"Command failed\n{text}"
