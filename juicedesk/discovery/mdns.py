"""One stretch of taking part in mDNS: open, browse, look names up, close."""

from __future__ import annotations

import asyncio
import concurrent.futures
import errno
import logging
from collections.abc import Coroutine, Sequence
from enum import StrEnum
from typing import Any

import zeroconf

from juicedesk.discovery.announce import open_zeroconf
from juicedesk.discovery.announced import OnEvent
from juicedesk.discovery.browse import Browser
from juicedesk.discovery.names import HostNames
from juicedesk.domain.errors import DiscoveryError

_LOG = logging.getLogger(__name__)
_TIMEOUT_S = 1.0


class Problem(StrEnum):
    """Why mDNS cannot be used here now; `sentence` says it in plain English."""

    PORT_TAKEN = "port_taken"
    NO_NETWORK = "no_network"
    NO_ROUTE = "no_route"
    NOT_ALLOWED = "not_allowed"
    FAILED = "failed"

    @property
    def sentence(self) -> str:
        """One plain sentence, for the log and wherever no better words are at hand."""
        return _SENTENCES[self]


_SENTENCES = {
    Problem.PORT_TAKEN: "Another program keeps mDNS port 5353 for itself, so chargers are not found by name.",
    Problem.NO_NETWORK: "This computer is not in any network, so no chargers can be found.",
    Problem.NO_ROUTE: "The network has no route for mDNS, so chargers are not found by name.",
    Problem.NOT_ALLOWED: "The system does not let this program use the local network.",
    Problem.FAILED: "mDNS does not work here, so chargers are not found by name.",
}

_BY_ERRNO = {
    errno.EADDRINUSE: Problem.PORT_TAKEN,
    errno.EADDRNOTAVAIL: Problem.NO_NETWORK,
    errno.ENODEV: Problem.NO_ROUTE,
    errno.ENETDOWN: Problem.NO_NETWORK,
    errno.ENETUNREACH: Problem.NO_ROUTE,
    errno.EHOSTUNREACH: Problem.NO_ROUTE,
    errno.EPERM: Problem.NOT_ALLOWED,
    errno.EACCES: Problem.NOT_ALLOWED,
    10013: Problem.PORT_TAKEN,  # WSAEACCES: Windows, a socket bound exclusively
    10048: Problem.PORT_TAKEN,  # WSAEADDRINUSE
}


def problem_of(error: DiscoveryError) -> Problem:
    """The reason in an error of `open_zeroconf`, read from its cause."""
    match error.__cause__:
        case OSError(errno=int(number)):
            return _BY_ERRNO.get(number, Problem.FAILED)
        case RuntimeError():
            return Problem.NO_NETWORK
    return Problem.FAILED


class Mdns:
    """Reports what it finds from its own thread until it is closed. Raises DiscoveryError."""

    def __init__(self, interfaces: Sequence[str] | None, on_event: OnEvent) -> None:
        self._zeroconf = open_zeroconf(interfaces)
        self._browser = Browser(self._zeroconf, on_event)
        self._names = HostNames(self._zeroconf, on_event)
        self._run(self._browser.open())

    @property
    def problem(self) -> Problem | None:
        """What is wrong although mDNS could be opened: no interface takes part."""
        return None if self._zeroconf.engine.senders else Problem.NO_NETWORK

    def look(self, host_names: Sequence[str]) -> None:
        """Ask for the names that one box may have; the answer comes as an event."""
        self._start(self._names.look(host_names))

    def follow_interfaces(self) -> None:
        """Take up interfaces that have appeared, let go of those that are gone; returns at once."""
        self._start(self._zeroconf.async_update_interfaces())

    def close(self) -> None:
        """Stop browsing, then close the sockets, in this order; under 1.5 s."""
        self._run(self._close_watchers())
        self._zeroconf.close()

    async def _close_watchers(self) -> None:
        await self._names.close()
        await self._browser.close()

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        started = self._start(work)
        try:
            started.result(_TIMEOUT_S)
        except concurrent.futures.TimeoutError:
            _LOG.warning("mDNS is slow to answer")

    def _start(self, work: Coroutine[Any, Any, None]) -> concurrent.futures.Future[None]:
        if self._zeroconf.loop is None:  # pragma: no cover - set while it is open
            work.close()
            raise DiscoveryError("mDNS is closed")
        return asyncio.run_coroutine_threadsafe(_guarded(work), self._zeroconf.loop)


async def _guarded(work: Coroutine[Any, Any, None]) -> None:
    try:
        await work
    except (OSError, RuntimeError, zeroconf.Error) as error:
        _LOG.warning("mDNS: %s", error)
