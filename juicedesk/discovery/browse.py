"""Watching for announced home servers and boxes: found, moved, lost (architecture, "Ports and names")."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from zeroconf import DNSQuestionType, IPVersion, ServiceStateChange, Zeroconf
from zeroconf.asyncio import AsyncServiceBrowser, AsyncServiceInfo

from juicedesk.discovery.addresses import nearest, own_networks
from juicedesk.discovery.announce import BOX_TYPE, SERVER_TYPE
from juicedesk.discovery.found import FoundServer, Sighting, Source, printable

_LOG = logging.getLogger(__name__)
_RESOLVE_TIMEOUT_MS = 3000
_AT_ONCE = 8
_PAUSES_S: Sequence[float] = (0.0, 1.0, 2.0, 4.0, 8.0, 16.0)
_LONGEST_TEXT = 60


@dataclass(frozen=True, slots=True)
class ServerSeen:
    """A home server's announcement, under its name on the wire; unresolved at first, moved later."""

    key: str
    server: FoundServer


@dataclass(frozen=True, slots=True)
class Gone:
    """The announcement with this name on the wire said goodbye, or its time to live has passed."""

    key: str


NetworkEvent = Sighting | ServerSeen | Gone
OnEvent = Callable[[NetworkEvent], None]
"""Called in the thread of mDNS or of the beacon; must return at once."""


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
    return ServerSeen(info.name, _server(info)) if info.type == SERVER_TYPE else _box(info)


def _server(info: AsyncServiceInfo) -> FoundServer:
    label = info.get_name()
    address = _address(info)
    return FoundServer(
        id=_text(info, "id") or label.removeprefix("JuiceDesk "),
        name=_text(info, "name") or printable(label),
        url=f"{_scheme(info)}://{address}:{info.port}" if address and info.port else None,
        fingerprint=_text(info, "fp", longest=100) or None,
        address=address,
        port=info.port or None,
        run=_text(info, "run"),
    )


def _scheme(info: AsyncServiceInfo) -> str:
    return "https" if _text(info, "fp") or _text(info, "tls") == "1" else "http"


def _box(info: AsyncServiceInfo) -> Sighting:
    juicebox_id = _text(info, "id") or _id_in(info.get_name())
    host = (info.server or "").rstrip(".")
    # A box whose own name is not known is announced under a name made of its ID: not a name it answers to.
    own_name = "" if host.lower() in ("", f"juicebox-{juicebox_id}.local") else host
    return Sighting(
        source=Source.SERVER,
        key=info.name,
        seen_at=time.time(),
        name=own_name.removesuffix(".local"),
        address=_address(info),
        juicebox_id=juicebox_id or None,
        host_names=frozenset({own_name.lower()} if own_name else ()),
        server_id=_text(info, "server") or None,
    )


def _id_in(label: str) -> str:
    words = label.split(" ")
    return words[1] if len(words) > 1 and words[0] == "JuiceBox" and words[1].isdigit() else ""


def _address(info: AsyncServiceInfo) -> str | None:
    # The newest first: after a move the old address stays in the cache for a while.
    known = info.parsed_addresses(IPVersion.V4Only)
    return nearest(known, own_networks()) if len(known) > 1 else next(iter(known), None)


def _text(info: AsyncServiceInfo, key: str, longest: int = _LONGEST_TEXT) -> str:
    return printable(info.decoded_properties.get(key) or "", longest)
