"""Watching for announced home servers and boxes: found, moved, lost (architecture, "Ports and names")."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence

from zeroconf import DNSQuestionType, IPVersion, ServiceStateChange, Zeroconf
from zeroconf.asyncio import AsyncServiceBrowser, AsyncServiceInfo

from juicedesk.discovery.addresses import nearest, own_networks
from juicedesk.discovery.announce import BOX_TYPE, SERVER_TYPE
from juicedesk.discovery.announced import Announced, Gone, NetworkEvent, OnEvent

_LOG = logging.getLogger(__name__)
_RESOLVE_TIMEOUT_MS = 3000
_AT_ONCE = 8
_PAUSES_S: Sequence[float] = (0.0, 1.0, 2.0, 4.0, 8.0, 16.0)


class Browser:
    """Browses for both service types inside the loop of a running Zeroconf.

    Names are resolved a few at a time, each again after growing pauses, because many at once lose
    some. A name that stays unresolved is reported all the same.
    """

    def __init__(self, running: Zeroconf, on_event: OnEvent) -> None:
        self._zeroconf = running
        self._on_event = on_event
        self._few_at_once = asyncio.Semaphore(_AT_ONCE)
        self._resolving: dict[str, asyncio.Task[None]] = {}
        self._browser: AsyncServiceBrowser | None = None

    async def open(self) -> None:
        """Start browsing. Asks with multicast: a unicast answer may reach another program on the port."""
        self._browser = AsyncServiceBrowser(
            self._zeroconf,
            [SERVER_TYPE, BOX_TYPE],
            handlers=[self._on_service],
            question_type=DNSQuestionType.QM,
        )

    async def close(self) -> None:
        """Stop browsing and resolving; before the Zeroconf is closed."""
        if self._browser is not None:
            await self._browser.async_cancel()
        for task in self._resolving.values():
            task.cancel()
        await asyncio.gather(*self._resolving.values(), return_exceptions=True)

    def _on_service(
        self, zeroconf: Zeroconf, service_type: str, name: str, state_change: ServiceStateChange
    ) -> None:
        before = self._resolving.pop(name, None)
        if before is not None:
            before.cancel()
        if state_change is ServiceStateChange.Removed:
            self._on_event(Gone(name))
            return
        info = AsyncServiceInfo(service_type, name)
        is_resolved = info.load_from_cache(zeroconf)  # an announcement brings everything in one packet
        if is_resolved or state_change is ServiceStateChange.Added:
            self._on_event(_event(info))
        if not is_resolved:
            self._resolving[name] = asyncio.get_running_loop().create_task(self._resolve(service_type, name))

    async def _resolve(self, service_type: str, name: str) -> None:
        for pause_s in _PAUSES_S:
            await asyncio.sleep(pause_s)
            info = AsyncServiceInfo(service_type, name)
            async with self._few_at_once:
                known = await info.async_request(self._zeroconf, _RESOLVE_TIMEOUT_MS, DNSQuestionType.QM)
            if known:
                self._on_event(_event(info))
                return
        _LOG.info("a name of type %s stays unresolved", service_type)


def _event(info: AsyncServiceInfo) -> NetworkEvent:
    words = {key: value or "" for key, value in info.decoded_properties.items()}
    return Announced(info.type, info.get_name(), info.server or "", _address(info), info.port, words).event


def _address(info: AsyncServiceInfo) -> str | None:
    # The newest first: after a move the old address stays in the cache for a while.
    known = info.parsed_addresses(IPVersion.V4Only)
    return nearest(known, own_networks()) if len(known) > 1 else next(iter(known), None)
