"""The server's own sockets, opened before anything else is done, and the address to tell others."""

from __future__ import annotations

import contextlib
import errno
import logging
import socket
import sys
from collections.abc import Iterable

from juicedesk.domain.errors import PortInUse, ProcessError

_LOG = logging.getLogger(__name__)
_RECEIVE_BUFFER_BYTES = 1_048_576
# A documentation address: asking for the way to it sends nothing (RFC 5737).
_FAR_AWAY = ("192.0.2.1", 9)


def tcp_socket(host: str, port: int) -> socket.socket:
    """A listening socket. Raises PortInUse or ProcessError."""
    return _opened(socket.SOCK_STREAM, "HTTP", host, port)


def udp_socket(host: str, port: int) -> socket.socket:
    """A socket for the boxes. Raises PortInUse or ProcessError."""
    opened = _opened(socket.SOCK_DGRAM, "UDP", host, port)
    with contextlib.suppress(OSError):
        # All boxes report at once after a power cut.
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _RECEIVE_BUFFER_BYTES)
    return opened


def udp_sockets(host: str, port: int, separate: Iterable[str]) -> list[socket.socket]:
    """A socket for the boxes at `host`, and one more at the same port of each `separate` address.

    The system gives a datagram to the socket that is bound to its very address, so the answer leaves
    from there. What comes to any other address, one that the computer gets later too, comes to the
    first socket, as does all that comes to an address that cannot be had. Raises PortInUse or
    ProcessError for the first socket alone.
    """
    first = udp_socket(host, port)
    opened = [first]
    for address in separate:
        try:
            opened.append(udp_socket(address, port_of(first)))
        except ProcessError as error:
            _LOG.info("no socket of its own for %s, so the common one answers there: %s", address, error)
    return opened


def port_of(opened: socket.socket) -> int:
    """The port that a socket has got."""
    return int(opened.getsockname()[1])


def reachable_address(host: str) -> str:
    """The address at which others reach a server that listens at `host`; loopback without a network."""
    if host not in ("0.0.0.0", "::", ""):
        return host
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with contextlib.suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as probe:
        probe.connect(_FAR_AWAY if family == socket.AF_INET else ("2001:db8::1", 9))
        return str(probe.getsockname()[0])
    return "::1" if ":" in host else "127.0.0.1"


def _opened(kind: socket.SocketKind, name: str, host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    opened = socket.socket(family, kind)
    try:
        if kind == socket.SOCK_STREAM and sys.platform != "win32":
            # A stopped server's connections linger; on Windows this option would share a live port.
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind((host, port))
        if kind == socket.SOCK_STREAM:
            opened.listen(128)
    except OSError as exc:
        opened.close()
        if exc.errno == errno.EADDRINUSE:
            raise PortInUse(port, name) from exc
        raise ProcessError(f"{name} port {port} at {host}: {exc.strerror or exc}") from exc
    opened.setblocking(False)
    return opened
