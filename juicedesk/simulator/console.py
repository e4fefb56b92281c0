"""The console of a virtual box: one line in, the module's answer out (protocol sheet §6.2, §6.3)."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from juicedesk.juicebox.console import Destination, stream_table
from juicedesk.simulator.fleet import LiveBox

OK, FAILED, UNKNOWN = 0, 1, 2
_LINES_BETWEEN_NOISE = 3
_VARIABLES = {
    "email.name_address": lambda live: live.box.identity.juicebox_id,
    "system.uuid": lambda live: live.box.identity.module_uuid,
    "wlan.network.ip": lambda live: live.box.identity.address,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the module says to one line. `code` 0 is success; `restarts` says that the box goes off now."""

    code: int
    lines: Sequence[str]
    restarts: bool = False


class Console:
    """Answers for one box. Nothing is asked for twice and nothing is kept: as on the module itself."""

    def __init__(self, live: LiveBox) -> None:
        self._live = live
        self._heard = 0
        self.saved = 0
        """How often somebody made the module write its configuration to its flash."""

    @property
    def banner(self) -> str:
        """The line that greets whoever connects."""
        return logged("Ready")

    def noise(self) -> Sequence[str]:
        """Lines of the module's own that come before every third answer: a reader must pass over them."""
        self._heard += 1
        return () if self._heard % _LINES_BETWEEN_NOISE else (logged("Closed: 0"),)

    async def answer(self, line: str) -> Answer:
        """Do what a line says."""
        match line.split():
            case []:
                return Answer(OK, ())
            case ["ver"]:
                return Answer(OK, (self._live.box.identity.banner,))
            case ["get", str(name)] if name in _VARIABLES:
                return Answer(OK, (_VARIABLES[name](self._live),))
            case ["list" | "stream_list"]:
                return Answer(OK, stream_table(self._live.streams.rows))
            case ["stream_close" | "close", str(handle)] if handle.isdecimal():
                return self._close(int(handle))
            case ["udpc" | "udp_client", str(host), str(port)] if port.isdecimal():
                return await self._open(Destination(host, int(port)))
            case ["save"]:
                self.saved += 1
                return Answer(OK, ("Success",))
            case ["reboot"]:
                return Answer(OK, (logged("Rebooting"),), restarts=True)
        return Answer(UNKNOWN, ("Unknown command",))

    def restart(self) -> None:
        """The module starts anew, and the box with it."""
        self._live.power_cycle()

    def _close(self, handle: int) -> Answer:
        if not self._live.close_stream(handle):
            return Answer(FAILED, ("Command failed",))
        return Answer(OK, (logged(f"Closed: {handle}"), "Success"))

    async def _open(self, destination: Destination) -> Answer:
        said = [logged(f"Opening: {destination}")]
        try:
            server = await _resolved(destination, said)
            said.append(logged("Connecting"))
            handle = await self._live.open_stream(destination, server)
        except OSError:
            return Answer(FAILED, (*said, "Command failed"))
        if handle is None:
            return Answer(FAILED, (*said, "Command failed"))
        return Answer(OK, (*said, logged(f"Opened: {handle}"), str(handle)))


def logged(words: str) -> str:
    """A line as the module writes them to its console by itself."""
    return f"[{datetime.now().astimezone():%Y-%m-%d | %H:%M:%S}: {words}]"


async def _resolved(destination: Destination, said: list[str]) -> tuple[str, int]:
    if not destination.is_sound:
        raise OSError("not a destination")
    said.append(logged("Resolving host"))
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(
        destination.host, destination.port, family=socket.AF_INET, type=socket.SOCK_DGRAM
    )
    return str(found[0][4][0]), destination.port
