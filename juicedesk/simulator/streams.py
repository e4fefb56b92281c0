"""The open streams of a virtual box's Wi-Fi module (protocol sheet §6.2)."""

from __future__ import annotations

from collections.abc import Sequence

from juicedesk.juicebox.console import Destination, Stream

_WEB_PAGE = Stream(0, "FILE", "webapp/index.html-1.4.0.24 (1995, 0)")
_FIRST_LOCAL_PORT = 14_697
_MOST_STREAMS = 8  # protocol sheet §6.2: handles up to 7 have been listed

APP_HANDLE = 1
"""The JuiceBox application holds a handle and does not ask which stream is behind it."""


class Streams:
    """The table after power-up: a file that is always there, and the application's own UDP client."""

    def __init__(self, server: Destination) -> None:
        self._opened = 0
        self._by_handle = {_WEB_PAGE.handle: _WEB_PAGE}
        self.open_udpc(server)

    @property
    def rows(self) -> Sequence[Stream]:
        """All streams, by handle."""
        return [self._by_handle[handle] for handle in sorted(self._by_handle)]

    @property
    def destination(self) -> Destination | None:
        """Where the application's reports go; None: nowhere, its stream is closed."""
        stream = self._by_handle.get(APP_HANDLE)
        return stream.destination if stream else None

    def open_udpc(self, destination: Destination) -> int | None:
        """Open a UDP client on the lowest free handle; None when there is none left."""
        handle = next((free for free in range(_MOST_STREAMS) if free not in self._by_handle), None)
        if handle is not None:
            self._opened += 1
            info = f"{destination} ({_FIRST_LOCAL_PORT + self._opened})"
            self._by_handle[handle] = Stream(handle, "UDPC", info)
        return handle

    def close(self, handle: int) -> bool:
        """Close a stream; whether there was one."""
        return self._by_handle.pop(handle, None) is not None
