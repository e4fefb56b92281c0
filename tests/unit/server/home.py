"""A home server without sockets: the real database, registry and API, at a time that the test chooses."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from juicedesk.juicebox.command import Command, parse_command
from juicedesk.juicebox.message import Debug
from juicedesk.juicebox.status import CHARGING, NO_CAR, PLUGGED, Protocol, Status
from juicedesk.server.api import Api
from juicedesk.server.boxes import Boxes
from juicedesk.server.db import Database
from juicedesk.server.house import House
from juicedesk.server.persistence import Persistence
from juicedesk.server.registry import Registry, unit_maker
from juicedesk.server.report import Report
from juicedesk.server.share_pins import SharePins
from juicedesk.server.tokens import establish
from juicedesk.server.unit import Unit

BOX_ID = "0910000000000000000000000001"
ACCOUNT_TOKEN = "the account's token"
ZONE = "W. Europe Standard Time"
MONDAY_NOON_S = datetime(2026, 1, 12, 11, 0, tzinfo=UTC).timestamp()
"""12:00 in the zone of the units."""

IDLE = Status(
    juicebox_id=BOX_ID,
    protocol=Protocol.V09U,
    counter=41,
    state_code=NO_CAR,
    online_amps=32,
    offline_amps=32,
    rating_amps=40,
    volts=240.0,
    lifetime_wh=1_000_000,
    temperature_c=21,
    frequency_hz=59.99,
    report_interval_s=30,
)
PARKED = replace(IDLE, state_code=PLUGGED)
LOADING = replace(IDLE, state_code=CHARGING, current_amps=30.0, power_factor=0.99, session_wh=0)
V07 = replace(IDLE, protocol=Protocol.V07, offline_amps=None)
OLD = Status(juicebox_id=BOX_ID, protocol=Protocol.OLD, state_code=NO_CAR, volts=240.0, temperature_c=20)


class Home:
    """Everything of one home server but its sockets. Close it."""

    def __init__(self, folder: Path, *, adopts_all: bool = False, now_s: float = MONDAY_NOON_S) -> None:
        self.now_s = now_s
        self.wall_ahead_s = 0.0
        """How far the wall clock has jumped."""
        self.database = Database(folder / "server.sqlite3", folder.with_name(folder.name + "-state"))
        identity = establish(self.database, ACCOUNT_TOKEN)
        token_of = identity.tokens.unit_token
        groups, last_group_stamp = self.database.load_groups()
        self.registry = Registry(
            self.database.units(token_of),
            unit_maker(token_of, ZONE),
            adopts_all=adopts_all,
            groups=groups,
            last_group_stamp=last_group_stamp,
            steady_clock=lambda: self.now_s,
        )
        for unit_id, share_id in self.database.shares():
            self.registry.share(self.registry.units[unit_id], identity.tokens.share_token(unit_id, share_id))
        self.persistence = Persistence(self.database, self.registry, lambda: self.wall_s)
        self.house = House(
            server_id=identity.server_id,
            name="Home",
            registry=self.registry,
            persistence=self.persistence,
            tokens=identity.tokens,
            offline_after_s=300.0,
            clock=lambda: self.wall_s,
            share_pins=SharePins(lambda: self.now_s),
        )
        self.api = Api(self.house)

    @property
    def wall_s(self) -> float:
        """What the wall clock says."""
        return self.now_s + self.wall_ahead_s

    def close(self) -> None:
        """Keep everything and let go of the file."""
        asyncio.run(self.persistence.close())
        self.database.close()

    def kill(self) -> None:
        """Let go of the file without keeping anything more."""
        self.registry.unsaved.clear()
        self.close()

    def flush(self) -> None:
        """Keep what the boxes have reported."""
        asyncio.run(self.persistence.flush())

    def hear(self, status: Status, after_s: float = 0.0) -> Command | None:
        """A box reports, some time later; the command that it gets."""
        self.now_s += after_s
        report = Report(status, status.encode(), self.wall_s, "192.0.2.7", self.registry.steady_clock())
        answer = self.registry.hear(status.juicebox_id, report)
        return parse_command(answer) if answer is not None else None

    def boot(self, status: Status, after_s: float = 0.0) -> Command | None:
        """A box is switched on and says so, then reports."""
        assert (
            Boxes(self.registry).answer(
                Debug(status.juicebox_id, "NFO", "BOT:EMWERK-JB_1_1-1.4.0.28").encode(), ("192.0.2.7", 1)
            )
            is None
        )
        return self.hear(status, after_s)

    def adopted(self, status: Status = IDLE) -> Unit:
        """A box of the account, which has reported this."""
        self.hear(status)
        answer = self.account("add_unit", ID=status.juicebox_id, device_name="Garage")
        assert answer["success"], answer
        return self.unit

    @property
    def unit(self) -> Unit:
        """The box of the account."""
        return self.registry.units[BOX_ID]

    def account(self, command: str, **fields: object) -> dict[str, Any]:
        """An account call with the right token."""
        return self.post("/box_pin", {"cmd": command, "account_token": ACCOUNT_TOKEN, **fields})

    def ask(self, command: str, **fields: object) -> dict[str, Any]:
        """A unit call with the right token."""
        return self.post("/box_api_secure", {"cmd": command, "token": self.unit.token, **fields})

    def post(self, path: str, body: Mapping[str, object]) -> dict[str, Any]:
        """A call as a client sends it."""
        return self.request("POST", path, json.dumps(body).encode())

    def request(self, method: str, path: str, *chunks: bytes) -> dict[str, Any]:
        """Any HTTP request; the answer must be 200 and JSON, whatever it was."""
        status, headers, content = asyncio.run(self._request(method, path, chunks))
        assert (status, headers[b"content-type"]) == (200, b"application/json")
        answer = json.loads(content)
        assert isinstance(answer["success"], bool)
        return answer

    async def _request(
        self, method: str, path: str, chunks: tuple[bytes, ...]
    ) -> tuple[int, dict[bytes, bytes], bytes]:
        waiting = [
            {"type": "http.request", "body": chunk, "more_body": index < len(chunks) - 1}
            for index, chunk in enumerate(chunks or (b"",))
        ]
        sent: list[Any] = []

        async def receive() -> Any:
            return waiting.pop(0)

        async def send(message: Any) -> None:
            sent.append(message)

        scope = {"type": "http", "method": method, "path": path, "headers": [], "query_string": b""}
        await self.api(scope, receive, send)
        body = b"".join(message.get("body", b"") for message in sent[1:])
        return sent[0]["status"], dict(sent[0]["headers"]), body
