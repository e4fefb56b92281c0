"""A thread that hands over what arrives on a UDP socket, and ends when it is told to."""

from __future__ import annotations

import contextlib
import logging
import selectors
import socket
import threading
from collections.abc import Callable

_LOG = logging.getLogger(__name__)
_LARGEST_BYTES = 9000
_JOIN_TIMEOUT_S = 2.0

OnDatagram = Callable[[bytes, tuple[str, int]], None]
"""Called in the receiver's thread with the bytes and the (address, port) they came from."""


class DatagramReceiver:
    """Owns a bound socket; calls back for each datagram until `close`, which leaves no thread."""

    def __init__(self, name: str, bound: socket.socket, on_datagram: OnDatagram) -> None:
        self._socket = bound
        self._on_datagram = on_datagram
        self._waker, self._woken = socket.socketpair()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop receiving and close the socket; at once, also when called twice."""
        self._waker.close()
        if self._thread is not threading.current_thread():
            self._thread.join(_JOIN_TIMEOUT_S)

    def _run(self) -> None:
        with self._socket, self._woken, selectors.DefaultSelector() as selector:
            selector.register(self._socket, selectors.EVENT_READ)
            selector.register(self._woken, selectors.EVENT_READ)
            while all(key.fileobj is not self._woken for key, _ in selector.select()):
                self._receive()

    def _receive(self) -> None:
        # Windows reports an earlier answer that found no listener as an error of the next receive.
        with contextlib.suppress(OSError):
            data, sender = self._socket.recvfrom(_LARGEST_BYTES)
            self._hand_over(data, (sender[0], sender[1]))

    def _hand_over(self, data: bytes, sender: tuple[str, int]) -> None:
        try:
            self._on_datagram(data, sender)
        except Exception:
            _LOG.exception("a datagram could not be handled")


def shared_udp_socket() -> socket.socket:
    """A UDP socket whose port other programs on this computer may use as well (protocol sheet §7.1)."""
    shared = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    shared.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if hasattr(socket, "SO_REUSEPORT"):
        shared.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    return shared
