"""Virtual boxes on the network: a socket, a clock and a memory for each state machine."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import cast

from juicedesk.juicebox.console import Destination
from juicedesk.simulator.box import TrueState, VirtualBox
from juicedesk.simulator.eeprom import EepromFile
from juicedesk.simulator.streams import APP_HANDLE, Streams

_log = logging.getLogger(__name__)

# A hundred boxes that all speak in the same millisecond would only fill a socket's buffer.
_START_GAP_S = 0.002


class LiveBox(asyncio.DatagramProtocol):
    """One box with its UDP socket. Hears only the server that it reports to, as real boxes do.

    Its console may lead it elsewhere until the next restart. A box that is `deaf_once_moved` then reports
    there and reads no answer: so does firmware whose application has lost its stream (protocol sheet §6.2).
    """

    # Set by `start`: where the box was made to report, and the streams of its module.
    _home: tuple[str, int]
    streams: Streams

    def __init__(self, box: VirtualBox, memory: EepromFile, *, deaf_once_moved: bool = False) -> None:
        self.box = box
        self._deaf_once_moved = deaf_once_moved
        self._is_moved = False
        self._moving: asyncio.Task[None] | None = None
        self._memory = memory
        self._loop = asyncio.get_running_loop()
        self._transport: asyncio.DatagramTransport | None = None
        self._timer: asyncio.TimerHandle | None = None

    async def start(self, server: tuple[str, int]) -> None:
        """Take a free port at the box's address and send the first report. Raises OSError."""
        self._home = server
        self.streams = Streams(Destination(*server))
        await self._connect(server)
        self._settle()

    async def open_stream(self, destination: Destination, server: tuple[str, int]) -> int | None:
        """Open a UDP client to a server, whose name is `destination`; its handle, None when all are taken.

        On the application's own handle it is where the box reports from now on. Raises OSError.
        """
        handle = self.streams.open_udpc(destination)
        if handle == APP_HANDLE:
            self._is_moved = True
            await self._connect(server)
        return handle

    def close_stream(self, handle: int) -> bool:
        """Close a stream; whether there was one. Without its own stream a box reports nowhere."""
        was_there = self.streams.close(handle)
        if was_there and handle == APP_HANDLE:
            self._disconnect()
        return was_there

    async def _connect(self, server: tuple[str, int]) -> None:
        self._disconnect()
        address = self.box.identity.address
        try:
            await self._loop.create_datagram_endpoint(
                lambda: self, local_addr=(address, 0), remote_addr=server
            )
        except OSError as exc:
            raise OSError(f"no way from {address} to {server[0]}: {exc.strerror}") from exc

    def _disconnect(self) -> None:
        if self._transport is not None:
            self._transport.close()
            self._transport = None

    def plug(self) -> TrueState:
        """A car comes."""
        self.box.plug(self._loop.time())
        return self._settle()

    def unplug(self) -> TrueState:
        """The car leaves."""
        self.box.unplug(self._loop.time())
        return self._settle()

    def power_cycle(self) -> TrueState:
        """Power goes and comes back; the box knows nothing but its first server then."""
        self.box.power_cycle(self._loop.time())
        if not self._is_moved and self.streams.destination is not None:
            return self._settle()
        self._is_moved = False
        self.streams = Streams(Destination(*self._home))
        self._disconnect()
        self._moving = asyncio.create_task(self._go_home())
        return self.box.true_state

    def lead(self, server: tuple[str, int]) -> TrueState:
        """Its server has moved, as when its name got another address: it reports there from now on.

        A box that its console has led elsewhere goes there once it has been without power.
        """
        self._home = server
        if not self._is_moved:
            self.streams = Streams(Destination(*server))
            self._moving = asyncio.create_task(self._go_home())
        return self.state()

    def state(self) -> TrueState:
        """What is really the case."""
        self.box.advance(self._loop.time())
        return self._settle()

    def stop(self) -> None:
        """Keep what the EEPROM holds and leave the network."""
        self.box.advance(self._loop.time())
        self._memory.keep(self.box.eeprom)
        for under_way in (self._timer, self._moving):
            if under_way is not None:
                under_way.cancel()
        self._disconnect()

    async def _go_home(self) -> None:
        try:
            await self._connect(self._home)
        except OSError as exc:
            _log.warning("%s", exc)
        self._settle()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The socket is there."""
        self._transport = cast(asyncio.DatagramTransport, transport)

    def datagram_received(self, data: bytes, addr: object) -> None:
        """A command has come."""
        if self._is_moved and self._deaf_once_moved:
            return
        complaint = self.box.receive(data, self._loop.time())
        if complaint is not None:
            self._send(complaint)
        self._settle()

    def error_received(self, exc: Exception) -> None:
        """Nobody listens there at the moment. A box does not mind and reports again."""
        _log.debug("%s: %s", self.box.identity.host_name, exc)

    def _settle(self) -> TrueState:
        """Keep what changed before it is acknowledged, send what is due, and wake up for the next report."""
        self._memory.keep_what_matters(self.box.eeprom)
        for datagram in self.box.take_due(self._loop.time()):
            self._send(datagram)
        if self._timer is not None:
            self._timer.cancel()
        self._timer = self._loop.call_at(self.box.next_report_s, self._settle)
        return self.box.true_state

    def _send(self, datagram: bytes) -> None:
        if self._transport is not None:
            self._transport.sendto(datagram)


class Fleet:
    """All boxes of one `juicedesk simulate`, by their JuiceBox ID."""

    def __init__(self, boxes: Sequence[LiveBox]) -> None:
        self.boxes: Mapping[str, LiveBox] = {live.box.identity.juicebox_id: live for live in boxes}

    @contextlib.asynccontextmanager
    async def running(self, server: tuple[str, int]) -> AsyncIterator[None]:
        """Boxes report to the server (an IPv4 address and a port) until the block is left."""
        try:
            for live in self.boxes.values():
                await live.start(server)
                await asyncio.sleep(_START_GAP_S)
            yield
        finally:
            for live in self.boxes.values():
                live.stop()
