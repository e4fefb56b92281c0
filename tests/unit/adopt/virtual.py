"""A virtual box with its consoles, in a loop of its own, for clients that block."""

from __future__ import annotations

import asyncio
import threading
from typing import Self

from juicedesk.juicebox.console import Destination
from juicedesk.simulator.box import VirtualBox
from juicedesk.simulator.car import Garage
from juicedesk.simulator.console import Console
from juicedesk.simulator.console_servers import http, open_door, telnet
from juicedesk.simulator.eeprom import Eeprom, EepromFile
from juicedesk.simulator.fleet import Fleet, LiveBox
from juicedesk.simulator.identity import ProtocolChoice, identities
from tests.fakes.box_server import BoxServer

READY_WITHIN_S = 10.0


class RunningBox:
    """One box that reports to a server every 50 ms; `lines` are all that its console was told."""

    def __init__(self, server: BoxServer, seed: int = 5) -> None:
        (self.identity,) = identities(1, ProtocolChoice.V09U, seed, "127.0.0.1")
        self.juicebox_id = self.identity.juicebox_id
        self.lines: list[str] = []
        self._server = server
        self._ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._run()), name="virtual-box")

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._ready.wait(READY_WITHIN_S)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._ended.set)
        self._thread.join(READY_WITHIN_S)

    @property
    def telnet(self) -> str:
        """The address of its console on TCP, as a person types it."""
        return f"{self.identity.address}:{self._telnet_port}"

    @property
    def http(self) -> str:
        """The same over HTTP."""
        return f"http://{self.identity.address}:{self._http_port}"

    @property
    def destination(self) -> Destination | None:
        """Where it really reports."""
        return self._live.streams.destination

    async def _run(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._ended = asyncio.Event()
        box = VirtualBox(self.identity, Eeprom(32, 0), Garage(5, 0), self._loop.time(), interval_s=0.05)
        self._live = LiveBox(box, EepromFile(None, self.juicebox_id))
        console = self._heard(Console(self._live))
        address = self.identity.address
        async with (
            Fleet([self._live]).running(self._server.address),
            open_door(console, telnet, address, 0) as self._telnet_port,
            open_door(console, http, address, 0) as self._http_port,
        ):
            self._ready.set()
            await self._ended.wait()

    def _heard(self, console: Console) -> Console:
        answer = console.answer

        async def kept(line: str):  # type: ignore[no-untyped-def]
            self.lines.append(line)
            return await answer(line)

        console.answer = kept  # type: ignore[method-assign]
        return console
