"""Announcing the home server, and the boxes it looks after, by DNS-SD (architecture, "Ports and names")."""

from __future__ import annotations

import asyncio
import concurrent.futures
import contextlib
import logging
import re
import threading
import uuid
from collections.abc import Awaitable, Coroutine, Sequence
from typing import Any

import zeroconf
from zeroconf import ServiceInfo, Zeroconf

from juicedesk.domain.errors import DiscoveryError

SERVER_TYPE = "_juicenet._tcp.local."
BOX_TYPE = "_juicebox._tcp.local."
INTERFACES_AGAIN_S = 30.0
FORGET_AFTER_S = 120
"""How long others remember a server that was killed and could not say goodbye (some remember longer)."""

_LOG = logging.getLogger(__name__)
_LABEL_BYTES = 63
_SERVER_KEY = "server"


def open_zeroconf(interfaces: Sequence[str] | None) -> Zeroconf:
    """Take part in mDNS on the given interfaces, or on all; runs in a thread of its own.

    Raises DiscoveryError, with the cause kept: a port that another program holds for itself alone, no
    network, no route, or an interface that is none.
    """
    chosen = zeroconf.InterfaceChoice.All if interfaces is None else list(interfaces)
    try:
        return Zeroconf(interfaces=chosen, use_asyncio=False)
    except (OSError, RuntimeError, ValueError, zeroconf.Error) as exc:
        raise DiscoveryError(f"mDNS: {exc}") from exc


class Announcer:
    """Announces until it is closed. Calls return at once, from any thread; packets leave from its own.

    Names on the wire are made of IDs, so that two servers never fight about one, and a server that
    comes back takes its old name. Raises DiscoveryError when mDNS cannot be used here.
    """

    def __init__(self, interfaces: Sequence[str] | None = None) -> None:
        self._zeroconf = open_zeroconf(interfaces)
        self._published: dict[str, ServiceInfo] = {}
        self._wanted: dict[str, ServiceInfo | None] = {}
        """What waits to be said of each name, None to withdraw it: only the newest, so nothing piles up."""
        self._guard = threading.Lock()
        self._order = asyncio.Lock()
        # Without a goodbye nobody would notice that a killed server is back: its words are the same.
        self._run = uuid.uuid4().hex[:8]
        self._following = self._soon(self._follow_interfaces()) if interfaces is None else None

    def announce_server(
        self,
        *,
        server_id: str,
        name: str,
        version: str,
        fingerprint: str | None,
        port: int,
        addresses: Sequence[str],
        tls: bool,
    ) -> None:
        """Announce the home server, or change what was announced. `addresses`: the best one first."""
        texts = {
            "id": server_id,
            "name": name,
            "version": version,
            "tls": "1" if tls else "0",
            "run": self._run,
        }
        if fingerprint:
            texts["fp"] = fingerprint
        label = _label(f"JuiceDesk {server_id}")
        info = _service(label, SERVER_TYPE, _host(f"juicedesk-{server_id}"), port, addresses, texts)
        self._want(_SERVER_KEY, info)

    def announce_box(
        self, *, juicebox_id: str, model: str, host: str | None, address: str, server_id: str
    ) -> None:
        """Announce a box under its own host name and address; again with another address moves it."""
        texts = {"id": juicebox_id, "model": model, "server": server_id}
        label = _label(f"JuiceBox {juicebox_id} {server_id}")
        named = _host(host.removesuffix(".").removesuffix(".local") if host else f"juicebox-{juicebox_id}")
        self._want(juicebox_id, _service(label, BOX_TYPE, named, 0, [address], texts))

    def withdraw_box(self, juicebox_id: str) -> None:
        """Say goodbye for a box; nothing happens when it was not announced."""
        self._want(juicebox_id, None)

    def close(self) -> None:
        """Say goodbye for everything and leave no thread; under 1 s."""
        if self._following is not None:
            self._following.cancel()
        self._zeroconf.close()

    def _want(self, key: str, info: ServiceInfo | None) -> None:
        with self._guard:
            is_waiting = key in self._wanted
            self._wanted[key] = info
        if not is_waiting:
            self._soon(self._settle(key))

    def _soon(self, work: Coroutine[Any, Any, None]) -> concurrent.futures.Future[None] | None:
        loop = self._zeroconf.loop
        if loop is None or not loop.is_running():
            work.close()
            return None
        return asyncio.run_coroutine_threadsafe(_logged(work), loop)

    async def _settle(self, key: str) -> None:
        async with self._order:
            with self._guard:
                info = self._wanted.pop(key)
            sent = await (self._withdraw(key) if info is None else self._publish(key, info))
        if sent is not None:
            await sent

    async def _publish(self, key: str, info: ServiceInfo) -> Awaitable[None]:
        known = self._published.get(key)
        self._published[key] = info
        if known is not None and known.name == info.name:
            return await self._zeroconf.async_update_service(info)
        if known is not None:
            await self._zeroconf.async_unregister_service(known)
        # No probing for conflicts: the name holds IDs that nobody else has.
        return await self._zeroconf.async_register_service(info, cooperating_responders=True)

    async def _withdraw(self, key: str) -> Awaitable[None] | None:
        known = self._published.pop(key, None)
        return None if known is None else await self._zeroconf.async_unregister_service(known)

    async def _follow_interfaces(self) -> None:
        """Cables and Wi-Fi come and go; a network that appears later hears the announcements too."""
        while True:
            await asyncio.sleep(INTERFACES_AGAIN_S)
            with contextlib.suppress(OSError, RuntimeError):
                await self._zeroconf.async_update_interfaces()


async def _logged(work: Coroutine[Any, Any, None]) -> None:
    try:
        await work
    except (OSError, RuntimeError, zeroconf.Error) as error:
        _LOG.warning("not announced: %s", error)


def _service(
    label: str, kind: str, host: str, port: int, addresses: Sequence[str], texts: dict[str, str]
) -> ServiceInfo:
    return ServiceInfo(
        kind,
        f"{label}.{kind}",
        port=port,
        properties={key: value.encode() for key, value in texts.items()},
        server=host,
        parsed_addresses=list(addresses),
        other_ttl=FORGET_AFTER_S,
    )


def _host(name: str) -> str:
    return f"{_label(re.sub('[^A-Za-z0-9_-]', '-', name))}.local."


def _label(text: str) -> str:
    """At most 63 bytes of a name, and no dot: a dot would end the label."""
    return text.replace(".", "-").encode()[:_LABEL_BYTES].decode(errors="ignore").rstrip()
