"""Asking for the mDNS host names that a real box may have (protocol sheet §7.2)."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable

from zeroconf import AddressResolverIPv4, DNSQuestionType, Zeroconf  # type: ignore[attr-defined]

from juicedesk.discovery.announced import OnEvent
from juicedesk.discovery.found import Sighting, Source

_TIMEOUT_MS = 1500


class HostNames:
    """Looks up names inside the loop of a running Zeroconf, and reports the one that answers."""

    def __init__(self, running: Zeroconf, on_event: OnEvent) -> None:
        self._zeroconf = running
        self._on_event = on_event
        self._looking: dict[str, asyncio.Task[None]] = {}

    async def look(self, host_names: Iterable[str]) -> None:
        """Ask for all names that one box may have, such as those of its beacon's MAC; once at a time."""
        names = tuple(host_names)
        if names and names[0] not in self._looking:
            task = asyncio.get_running_loop().create_task(self._look(names))
            self._looking[names[0]] = task
            task.add_done_callback(lambda _: self._looking.pop(names[0], None))

    async def close(self) -> None:
        """Stop asking; before the Zeroconf is closed."""
        tasks = list(self._looking.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _look(self, names: tuple[str, ...]) -> None:
        await asyncio.gather(*(self._ask(name, names) for name in names))

    async def _ask(self, name: str, names: tuple[str, ...]) -> None:
        resolver = AddressResolverIPv4(name)
        if await resolver.async_request(self._zeroconf, _TIMEOUT_MS, DNSQuestionType.QM):
            self._on_event(sighting_of(names, name, resolver.parsed_addresses()[0]))


def sighting_of(names: tuple[str, ...], answered: str, address: str) -> Sighting:
    """What it means that one of the names that a box may have was `answered` with an address."""
    return Sighting(
        source=Source.HOST_NAME,
        key=names[0].lower(),
        seen_at=time.time(),
        name=answered.rstrip(".").removesuffix(".local"),
        address=address,
        host_names=plain(names),
    )


def plain(host_names: Iterable[str]) -> frozenset[str]:
    """Host names in the form in which sightings are compared: lower-case, no dot at the end."""
    return frozenset(name.lower().rstrip(".") for name in host_names)
