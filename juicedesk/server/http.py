"""HTTP and HTTPS listeners in the loop that the boxes' sockets run in too."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Iterator, Sequence
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
async def listening(app: ASGIApp, places: Sequence[tuple[socket.socket, Path | None]]) -> AsyncIterator[None]:
    """Answer requests on listening sockets until the block is left; over TLS where there is a certificate."""
    listeners = [_Listener(_config(app, certificate)) for _, certificate in places]
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
        http="auto",
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        ssl_certfile=certificate,
        timeout_graceful_shutdown=_OPEN_REQUESTS_END_S,
    )
