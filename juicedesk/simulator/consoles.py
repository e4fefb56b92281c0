"""The consoles of a whole fleet."""

from __future__ import annotations

import contextlib
import errno
import logging
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass

from juicedesk.simulator.console import Console
from juicedesk.simulator.console_servers import Talk, http, open_door, telnet
from juicedesk.simulator.fleet import Fleet
from juicedesk.simulator.options import Options

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ConsolePorts:
    """Where the console of one box stands open; None: it is closed."""

    console_port: int | None
    http_console_port: int | None


@contextlib.asynccontextmanager
async def consoles(fleet: Fleet, options: Options) -> AsyncIterator[Mapping[str, ConsolePorts]]:
    """Open what the options ask for until the block is left; the ports by JuiceBox ID. Raises OSError.

    A port that is taken, by another program or by a box with the same address, is any free one instead.
    """
    async with contextlib.AsyncExitStack() as stack:

        async def opened(console: Console, talk: Talk, address: str, port: int | None) -> int | None:
            if port is None:
                return None
            try:
                return await stack.enter_async_context(open_door(console, talk, address, port))
            except OSError as error:
                if error.errno != errno.EADDRINUSE:
                    raise
                _log.info("port %d at %s is taken: the console is at another one", port, address)
                return await stack.enter_async_context(open_door(console, talk, address, 0))

        ports: dict[str, ConsolePorts] = {}
        for juicebox_id, live in fleet.boxes.items():
            console, address = Console(live), live.box.identity.address
            ports[juicebox_id] = ConsolePorts(
                await opened(console, telnet, address, options.console_port),
                await opened(console, http, address, options.http_console_port),
            )
        yield ports
