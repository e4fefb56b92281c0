"""Answering DNS for the vendor's names while the program runs, if a person wants it."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from juicedesk.domain.errors import JuiceDeskError
from juicedesk.store.settings import Settings

if TYPE_CHECKING:  # the real import costs start-up time before the first paint
    from juicedesk.discovery.dns_responder import DnsResponder

log = logging.getLogger(__name__)

_SETTING = "answers_dns_for"
"""The host of the home server to which the names lead; empty: it is off."""
DNS_PORT = 53


class Answering:
    """On or off, also over the next start. Any thread; `begin` and `switch` block."""

    def __init__(self, settings: Settings, *, bind_to: str = "0.0.0.0", port: int = DNS_PORT) -> None:
        self._settings = settings
        self._bind_to = bind_to
        self._port = port
        self._lock = threading.Lock()
        self._responder: DnsResponder | None = None

    @property
    def answered(self) -> int | None:
        """How many questions were answered since it is on; None: it is off."""
        responder = self._responder
        return None if responder is None else responder.answered

    def begin(self) -> None:
        """As it was when the program last ran; what is in the way is logged."""
        server_host = self._settings.get(_SETTING)
        if server_host:
            try:
                self._open(server_host)
            except JuiceDeskError as exc:
                log.error("DNS is not answered: %s", exc)

    def switch(self, server_host: str) -> None:
        """On, for the home server at a host; off for an empty one. Raises DnsPortRefused or NoAddress."""
        self.stop()
        if server_host:
            self._open(server_host)
        self._settings.keep(_SETTING, server_host)

    def stop(self) -> None:
        """Answer no more in this run."""
        with self._lock:
            if self._responder is not None:
                self._responder.close()
                self._responder = None

    def _open(self, server_host: str) -> None:
        from juicedesk.adopt.target import reachable_address  # noqa: PLC0415
        from juicedesk.discovery.dns_responder import DnsResponder  # noqa: PLC0415 - after the first paint

        with self._lock:
            if self._responder is None:
                address = reachable_address(server_host)
                self._responder = DnsResponder(address, bind_to=self._bind_to, port=self._port)
