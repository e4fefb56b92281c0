"""HTTP and HTTPS listeners in the loop that the boxes' sockets run in too."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import uvicorn
from starlette.types import ASGIApp

_OPEN_REQUESTS_END_S = 1


class _Listener(uvicorn.Server):
    """Leaves the process's signals alone, and says when it is ready."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.is_ready = asyncio.Event()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.is_ready.set()


@contextlib.asynccontextmanager
async def listening(app: ASGIApp, opened: socket.socket, certificate: Path | None) -> AsyncIterator[None]:
    """Answer requests on a listening socket until the block is left; with a certificate, over TLS."""
    config = uvicorn.Config(
        app,
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        ssl_certfile=certificate,
        timeout_graceful_shutdown=_OPEN_REQUESTS_END_S,
    )
    listener = _Listener(config)
    running = asyncio.create_task(listener.serve([opened]))
    ready = asyncio.create_task(listener.is_ready.wait())
    try:
        await asyncio.wait((running, ready), return_when=asyncio.FIRST_COMPLETED)
        if running.done():
            running.result()
        yield
    finally:
        ready.cancel()
        listener.should_exit = True
        await running
