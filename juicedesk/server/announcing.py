"""Telling the network about the server and its boxes. Never fatal: without mDNS the server works too."""

from __future__ import annotations

import asyncio
import ipaddress
import logging
from collections.abc import Callable, Sequence

from juicedesk import __version__
from juicedesk.discovery.announce import Announcer
from juicedesk.domain.errors import DiscoveryError
from juicedesk.server.registry import MOST_UNITS_UNASKED, MOST_WAITING, Registry, model_of
from juicedesk.server.report import Report

_LOG = logging.getLogger(__name__)


class Announcement:
    """Announces the server between `open` and `close`, and every box from its first report on.

    For the event loop's thread; opening and closing happen in another.
    """

    def __init__(
        self,
        server_id: str,
        registry: Registry,
        open_announcer: Callable[[Sequence[str] | None], Announcer] = Announcer,
    ) -> None:
        self._server_id = server_id
        self._registry = registry
        self._open_announcer = open_announcer
        self._announcer: Announcer | None = None
        self._only_loopback = True
        self._seen: dict[str, Report] | None = {}
        """Before it is known whether mDNS can be used here."""
        self._waiting: dict[str, None] = {}
        registry.on_seen = self._on_seen

    async def open(
        self, *, name: str, address: str, port: int, tls: bool, fingerprint: str | None, only_loopback: bool
    ) -> None:
        """Begin; a network without mDNS is said in the log, once."""
        interfaces = ["127.0.0.1"] if only_loopback else None
        try:
            self._announcer = await asyncio.to_thread(self._open_announcer, interfaces)
        except DiscoveryError as error:
            _LOG.warning("the server is not announced on this network: %s", error)
            self._seen = None
            return
        self._only_loopback = only_loopback
        self._announcer.announce_server(
            server_id=self._server_id,
            name=name,
            version=__version__,
            fingerprint=fingerprint,
            port=port,
            addresses=[address],
            tls=tls,
        )
        seen, self._seen = self._seen or {}, None
        for unit_id, report in seen.items():
            self._announce(self._announcer, unit_id, report)

    async def close(self) -> None:
        """Say goodbye for everything."""
        if self._announcer is not None:
            await asyncio.to_thread(self._announcer.close)

    def _on_seen(self, unit_id: str, report: Report) -> None:
        if self._announcer is not None:
            self._announce(self._announcer, unit_id, report)
        elif self._seen is not None and len(self._seen) < MOST_UNITS_UNASKED:
            self._seen[unit_id] = report

    def _announce_in_turn(self, announcer: Announcer, unit_id: str) -> None:
        """Anybody can make up boxes, so those that wait are announced up to as many as wait."""
        if unit_id in self._registry.units:
            return
        self._waiting.pop(unit_id, None)
        self._waiting[unit_id] = None
        if len(self._waiting) > MOST_WAITING:
            oldest = next(iter(self._waiting))
            del self._waiting[oldest]
            if oldest not in self._registry.units:
                announcer.withdraw_box(oldest)

    def _announce(self, announcer: Announcer, unit_id: str, report: Report) -> None:
        # A virtual box of this computer is nothing that the network could reach.
        if ipaddress.ip_address(report.address).is_loopback and not self._only_loopback:
            return
        self._announce_in_turn(announcer, unit_id)
        announcer.announce_box(
            juicebox_id=unit_id,
            model=model_of(report),
            host=None,
            address=report.address,
            server_id=self._server_id,
        )
