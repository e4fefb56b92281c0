"""Reading what clients send: not endlessly much, not for ever, and no longer once the server stops."""

from __future__ import annotations

import asyncio

from starlette.requests import Request

from juicedesk.server.refusals import Refusal

MAX_BODY_BYTES = 65_536
_DISCARDED_BYTES = 4 * 1_048_576
"""Read and thrown away, so that a client which sends too much still gets its answer."""
_TIMEOUT_S = 10.0


class Bodies:
    """Reads the bodies of requests until it is closed. For the event loop's thread only."""

    def __init__(self) -> None:
        self._deadlines: set[asyncio.Timeout] = set()

    async def read(self, request: Request) -> bytes:
        """The whole body. Raises Refusal for one that is too large or too slow, ClientDisconnect."""
        try:
            async with asyncio.timeout(_TIMEOUT_S) as deadline:
                self._deadlines.add(deadline)
                try:
                    return await _limited(request)
                finally:
                    self._deadlines.discard(deadline)
        except TimeoutError as exc:
            raise Refusal("The request did not arrive in time.") from exc

    def close(self) -> None:
        """Wait no longer for what has not arrived: a stopping server does not hang on slow clients."""
        for deadline in self._deadlines:
            deadline.reschedule(asyncio.get_running_loop().time())


async def _limited(request: Request) -> bytes:
    body, size = bytearray(), 0
    async for chunk in request.stream():
        size += len(chunk)
        if size <= MAX_BODY_BYTES:
            body += chunk
        elif size > _DISCARDED_BYTES:
            break
    if size > MAX_BODY_BYTES:
        raise Refusal(f"The request has more than {MAX_BODY_BYTES} bytes.")
    return bytes(body)
