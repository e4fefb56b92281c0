"""HTTP and HTTPS listeners in the loop that the boxes' sockets run in too."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket
from collections.abc import AsyncIterator, Iterator, Sequence
from pathlib import Path

import uvicorn
from starlette.types import ASGIApp

from juicedesk.server.connections import HANDSHAKE_WITHIN_S, Gate, GatedConnection

_OPEN_REQUESTS_END_S = 1


class _Listener(uvicorn.Server):
    """Leaves the process's signals alone, and says when it is ready."""

    def __init__(self, config: uvicorn.Config, gate: Gate) -> None:
        super().__init__(config)
        self._gate = gate
        self.is_ready = asyncio.Event()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        self.servers = [await self._listen(opened) for opened in sockets or ()]
        self.started = True
        self.is_ready.set()

    async def _listen(self, opened: socket.socket) -> asyncio.Server:
        def connection() -> GatedConnection:
            return GatedConnection(
                self._gate, config=self.config, server_state=self.server_state, app_state={}
            )

        tls = self.config.ssl
        loop = asyncio.get_running_loop()
        return await loop.create_server(
            connection, sock=opened, ssl=tls, ssl_handshake_timeout=HANDSHAKE_WITHIN_S if tls else None
        )


@contextlib.asynccontextmanager
async def listening(
    app: ASGIApp, places: Sequence[tuple[socket.socket, Path | None]], gate: Gate
) -> AsyncIterator[None]:
    """Answer requests on listening sockets until the block is left; over TLS where there is a certificate."""
    # Anybody can send what is no request, and fill a log with that.
    logging.getLogger("uvicorn.error").setLevel(logging.ERROR)
    listeners = [_Listener(_config(app, certificate), gate) for _, certificate in places]
    running = [
        asyncio.create_task(listener.serve([opened]))
        for listener, (opened, _) in zip(listeners, places, strict=True)
    ]
    ready = asyncio.create_task(_all_ready(listeners))
    try:
        await asyncio.wait((ready, *running), return_when=asyncio.FIRST_COMPLETED)
        for failed in filter(asyncio.Task.done, running):
            failed.result()
        yield
    finally:
        ready.cancel()
        # All at once, for each may wait a second for a request that is under way.
        for listener in listeners:
            listener.should_exit = True
        await asyncio.gather(*running)


async def _all_ready(listeners: Sequence[_Listener]) -> None:
    for listener in listeners:
        await listener.is_ready.wait()


def _config(app: ASGIApp, certificate: Path | None) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=GatedConnection,
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        ssl_certfile=certificate,
        timeout_graceful_shutdown=_OPEN_REQUESTS_END_S,
    )
