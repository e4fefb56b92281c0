"""The HTTP side: whatever comes in, the answer is HTTP 200 and JSON in the API's envelope (API sheet §4)."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
from collections.abc import Callable, Mapping
from typing import Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from juicedesk.domain.errors import (
    BAD_ACCOUNT_TOKEN,
    BAD_UNIT_TOKEN,
    DiskFull,
    InvalidChange,
    StoreError,
)
from juicedesk.juicenet.client import ACCOUNT_PATH, UNIT_PATH
from juicedesk.juicenet.reading import Fields, WireError, names_twice
from juicedesk.server.bodies import Bodies
from juicedesk.server.commands import (
    ACCOUNT_COMMANDS,
    GUEST_COMMANDS,
    LEFT_OUT,
    OPEN_COMMANDS,
    OWNER_COMMANDS,
    UNIT_COMMANDS,
    Answer,
)
from juicedesk.server.commands.ownership import WRONG_PIN
from juicedesk.server.house import House
from juicedesk.server.refusals import Refusal, bad_account_token, refusal_of

_LOG = logging.getLogger(__name__)
MOST_REQUESTS_AT_ONCE = 256
_LONGEST_S = 30.0
"""From the head of a request to the last byte of its answer."""
_GUESSED = (BAD_ACCOUNT_TOKEN, BAD_UNIT_TOKEN, WRONG_PIN)


Page = Callable[[], Response]
"""Something to look at with a browser or a monitor, made anew each time."""


class Api:
    """An ASGI application. Says no in the envelope too: to HTML, other paths, GET, anything at all."""

    def __init__(self, house: House, pages: Mapping[str, Page] | None = None) -> None:
        """`pages` are answered to GET by their paths, to anybody."""
        self._house = house
        self._pages = pages or {}
        self._bodies = Bodies()
        self._requests_now = 0

    def close(self) -> None:
        """Answer what has arrived, and wait for nothing else."""
        self._bodies.close()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; a client that neither sends nor reads is left after a while."""
        if scope["type"] != "http":
            return
        with contextlib.suppress(ClientDisconnect, TimeoutError):
            async with asyncio.timeout(_LONGEST_S):
                request = Request(scope, receive)
                await (await self._response(request))(scope, receive, send)

    async def _response(self, request: Request) -> Response:
        if request.method == "GET" and request.url.path in self._pages:
            return self._pages[request.url.path]()
        self._requests_now += 1
        try:
            answer = await self._answer(request)
        finally:
            self._requests_now -= 1
        counts = self._house.counts
        counts.requests += 1
        if not answer["success"]:
            counts.refused += 1
            await self._hold_guesses(request, answer)
        return _json(answer)

    async def _hold_guesses(self, request: Request, answer: Answer) -> None:
        """Held back after the request has made room for others."""
        if answer["error_code"] in _GUESSED:
            wrong = self._house.wrong_tokens
            await wrong.hold(wrong.note(request.client.host if request.client else ""))

    async def _answer(self, request: Request) -> Answer:
        try:
            return {"success": True, **await self._asked(request)}
        except Refusal as refusal:
            return _refused(refusal)
        except InvalidChange as change:
            return _refused(refusal_of(change))
        except WireError as error:
            return _refused(Refusal(f"Not understood: {error}."))
        except StoreError as error:
            _LOG.error("a change was not kept: %s", error)
            return _refused(_not_kept(error))
        except ClientDisconnect:
            raise
        except Exception:
            self._house.counts.failed += 1
            _LOG.exception("a command failed")
            return _refused(Refusal("The server made a mistake; its log says more."))

    async def _asked(self, request: Request) -> Answer:
        if self._requests_now > MOST_REQUESTS_AT_ONCE:
            raise Refusal("The server has too much to do at the moment.")
        path = request.url.path
        if request.method != "POST" or path not in (ACCOUNT_PATH, UNIT_PATH):
            raise Refusal(f"There is only POST here, to {ACCOUNT_PATH} and {UNIT_PATH}.")
        fields = _fields(await self._bodies.read(request))
        command = fields.text_of("cmd") or ""
        if command in LEFT_OUT:
            raise Refusal(LEFT_OUT[command])
        if command in GUEST_COMMANDS:
            return await GUEST_COMMANDS[command](self._house, fields)
        if path == ACCOUNT_PATH:
            return await self._account_call(command, fields, request.client.host if request.client else "")
        return await self._unit_call(command, fields)

    async def _account_call(self, command: str, fields: Fields, caller: str) -> Answer:
        if command in OPEN_COMMANDS:
            return await OPEN_COMMANDS[command](self._house, fields, caller)
        if command not in ACCOUNT_COMMANDS:
            raise Refusal("This command is not known for an account.")
        self._check_account(fields)
        return await ACCOUNT_COMMANDS[command](self._house, fields)

    async def _unit_call(self, command: str, fields: Fields) -> Answer:
        is_for_owner = command in OWNER_COMMANDS
        if not is_for_owner and command not in UNIT_COMMANDS:
            raise Refusal("This command is not known for a unit.")
        unit = self._house.registry.unit_with_token(fields.text_of("token"))
        if is_for_owner:
            self._check_account(fields)
            return await OWNER_COMMANDS[command](self._house, unit, fields)
        # The account token does not count here, not even a wrong one (API sheet §3).
        return await UNIT_COMMANDS[command](self._house, unit, fields)

    def _check_account(self, fields: Fields) -> None:
        if not self._house.tokens.is_account_token(fields.text_of("account_token")):
            raise bad_account_token()


def _json(answer: Answer) -> Response:
    """In ASCII: what a client sent may come back, and half a character of it cannot be encoded otherwise."""
    body = json.dumps(answer, allow_nan=False, separators=(",", ":")).encode("ascii")
    return Response(body, media_type="application/json")


def _refused(refusal: Refusal) -> Answer:
    return {"success": False, "error_code": refusal.code, "error_message": refusal.sentence}


def _not_kept(error: StoreError) -> Refusal:
    if isinstance(error, DiskFull):
        return Refusal("The disk of the home server is full, so nothing was changed.")
    return Refusal("The home server could not store the change, so nothing was changed.")


def _fields(body: bytes) -> Fields:
    try:
        value = json.loads(body, object_pairs_hook=_without_twins)
    except (ValueError, RecursionError) as exc:
        raise Refusal("The request is not JSON.") from exc
    if not isinstance(value, dict):
        raise Refusal("The request is not a JSON object.")
    return Fields(value)


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if names_twice(key for key, _ in pairs):
        raise Refusal("The request names a field twice.")
    return dict(pairs)
