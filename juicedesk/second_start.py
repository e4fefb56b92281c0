"""A second start on one profile asks the window that is open to come to the front."""

from __future__ import annotations

import hashlib
import logging
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:  # the real import costs start-up time before the first paint
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

log = logging.getLogger(__name__)

ANSWER_WITHIN_S = 2.0
TRY_EVERY_S = 0.05
LONGEST_PATH = 100
"""A Unix socket's path has room for 104 to 108 bytes, depending on the system."""
_RAISED, _ELSEWHERE = b"raised\n", b"elsewhere\n"


class RaiseServer(QObject):
    """Answers second starts of one profile. The UI thread only: a window that hangs gives no answer."""

    def __init__(self, folder: Path, bring_to_front: Callable[[], None]) -> None:
        super().__init__()
        self._name = _name(folder)
        self._bring_to_front = bring_to_front
        self._server: QLocalServer | None = None

    @Slot()
    def listen(self) -> None:
        """Answer from now on; only for who has the profile's lock. What an ended process left is removed."""
        if self._server is not None or not _can_talk():
            return
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415 - after the first paint

        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        if not self._server.listen(self._name):
            log.warning("a second start will open a window: %s", self._server.errorString())

    def close(self) -> None:
        """Answer no more."""
        if self._server is not None:
            self._server.close()

    @Slot()
    def _on_connection(self) -> None:
        assert self._server is not None
        connection = self._server.nextPendingConnection()
        connection.disconnected.connect(connection.deleteLater)
        connection.readyRead.connect(lambda: self._answer(connection))
        self._answer(connection)

    def _answer(self, connection: QLocalSocket) -> None:
        if not connection.canReadLine():
            return
        if bytes(connection.readLine().data()) == _question():
            self._bring_to_front()
            connection.write(_RAISED)
        else:
            connection.write(_ELSEWHERE)
        connection.disconnectFromServer()


def raise_first(folder: Path, timeout_s: float = ANSWER_WITHIN_S) -> bool:
    """Whether the window that is open on this screen came to the front. Waits for `timeout_s` at most, also
    for a window that is only just being opened."""
    if not _can_talk():
        return False
    from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415 - most starts are first ones

    deadline_s = time.monotonic() + timeout_s
    socket = QLocalSocket()
    while not _is_connected(socket, folder, deadline_s):
        if time.monotonic() > deadline_s:
            return False
        time.sleep(TRY_EVERY_S)
    socket.write(_question())
    while not socket.canReadLine() and socket.waitForReadyRead(_left_ms(deadline_s)):
        pass
    answer = bytes(socket.readLine().data())
    socket.abort()
    return answer == _RAISED


def _can_talk() -> bool:
    """Not on a Linux without libgssapi, which QtNetwork needs: there a second start opens a second window."""
    try:
        import PySide6.QtNetwork  # noqa: F401, PLC0415
    except ImportError as exc:
        log.warning("windows cannot talk to each other: %s", exc)
        return False
    return True


def _is_connected(socket: QLocalSocket, folder: Path, deadline_s: float) -> bool:
    socket.connectToServer(_name(folder))
    return socket.waitForConnected(_left_ms(deadline_s))


def _left_ms(deadline_s: float) -> int:
    return max(1, int((deadline_s - time.monotonic()) * 1000))


def _question() -> bytes:
    """Names the screen or session before which the person sits: a window elsewhere is of no use here."""
    names = ("WAYLAND_DISPLAY", "DISPLAY", "SESSIONNAME", "QT_QPA_PLATFORM")
    return "|".join(os.environ.get(name, "") for name in names).encode() + b"\n"


def _name(folder: Path) -> str:
    """Inside the profile's folder, which no other user may enter, where the system uses paths at all."""
    path = folder.resolve() / "window.sock"
    if sys.platform != "win32" and len(os.fsencode(path)) <= LONGEST_PATH:
        return str(path)
    return f"juicedesk-{hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:32]}"
