"""One case on the stage: the real store, engine and client, a real socket, and a clock moved by hand."""

from __future__ import annotations

import json
import sqlite3
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from juicedesk.domain.errors import LinkError
from juicedesk.domain.intent import Edit, FieldGroup, GroupValue, IntentKey
from juicedesk.juicenet.client import JuiceNetClient
from juicedesk.juicenet.transport import Transport
from juicedesk.store import Store
from juicedesk.store.accounts import Account
from juicedesk.sync.engine import Engine
from juicedesk.sync.times import SyncTimes
from tests.fakes.charger_link import HandClock
from tests.fakes.juicenet_faults import Received
from tests.fakes.juicenet_hand_time import HandTimeServer
from tests.stress.fault_cases import Case, set_server_value
from tests.stress.fault_certificates import Certificates
from tests.stress.fault_table import Phase, Struck

ACCOUNT = "home"
UNIT = "0910000000000000000000000001"
BYSTANDER = "0910000000000000000000000002"
SETTLED_BEFORE_S = 5.0
ENDS_WITHIN_S = 600.0
QUIET_AFTER_S = 65.0
"""So long nothing more may happen once all is settled."""

CLIENT_GIVES_UP_S = 30.0
"""What a request without an answer takes, on the clock moved by hand."""

LOOK_EVERY_S = 15.0

TIMES = SyncTimes(poll_s=60.0, settle_read_s=20.0)
"""As usual, but for fewer reads while nothing happens."""

PATIENT_S = 60.0
SHORT_S = 0.15
"""What it really takes."""


@dataclass(frozen=True)
class Exchanged:
    """A request as the client made it; `answer` is None where it met the fault or failed."""

    at: float
    body: Mapping[str, Any]
    answer: Mapping[str, Any] | None

    @property
    def command(self) -> str:
        return str(self.body["cmd"])


@dataclass
class Journal:
    """What happened on the wire, as both ends saw it."""

    exchanged: list[Exchanged] = field(default_factory=list)
    writes_seen: list[tuple[Received, int]] = field(default_factory=list)
    """With the wire limit that the server had when the write came."""
    cycles: int = 0
    wrong: list[str] = field(default_factory=list)
    struck: int = 0
    met_sending: bool = False
    leave_alone_until: float = 0.0


class Scene:
    """Use as a context manager; `play` runs the case to its end."""

    def __init__(self, case: Case, random: Random, folder: Path, certificates: Certificates, elsewhere: str):
        self.case = case
        self.clock = HandClock()
        self.journal = Journal()
        self.database = folder / "desk.sqlite3"
        self.server = HandTimeServer(self.clock, tls=certificates.right if case.fault.tls else None)
        self.server.on_request = self._request_came
        self.unit = self.server.add_unit(UNIT)
        self.bystander = self.server.add_unit(BYSTANDER)
        set_server_value(self.unit, case.asked.group, case.asked.base)
        self.struck = Struck(self.server, self.unit, certificates, elsewhere, case.wait_s)
        self._random = random
        self.store = Store(self.database)
        self.store.accounts.keep(Account(ACCOUNT, self.server.base_url, "Home server", None))
        self._disk_lock = threading.Lock()
        self._disk = sqlite3.connect(self.database, check_same_thread=False)
        self.engine = self._engine()

    def __enter__(self) -> Scene:
        return self

    def __exit__(self, *_: object) -> None:
        self.server.close()
        self._disk.close()
        self.store.close()

    def play(self) -> None:
        """Read everything, ask, meet the fault, and go on until ten minutes after its end at most."""
        self.run_s(SETTLED_BEFORE_S + self._random.uniform(0, 30))
        self.clock.pass_s(TIMES.read_is_fresh_s + 0.1)
        self.ask(UNIT, self.case.asked.group, self.case.asked.wanted, self.case.asked.base)
        if self.case.has_bystander:
            self.ask(BYSTANDER, FieldGroup.NAME, "Carport", "Garage")
        end = self.clock.wall_s + self.case.times * self.case.wait_s + ENDS_WITHIN_S
        while self.clock.wall_s < end and not self._is_settled():
            self.run_s(LOOK_EVERY_S)
        self.run_s(self.case.times * QUIET_AFTER_S)

    def ask(self, unit_id: str, group: FieldGroup, wanted: GroupValue, base: GroupValue) -> None:
        key = IntentKey(ACCOUNT, unit_id, group)
        self.store.intents.ask(Edit(key, wanted, base, self.clock.now(), confirmed=True))
        self.asked_at = self.clock.wall_s

    def run_s(self, seconds: float) -> None:
        end = self.clock.wall_s + seconds
        while self.clock.wall_s < end:
            wait_s = self.engine.cycle()
            self.journal.cycles += 1
            self._look_between_cycles()
            self.clock.wall_s = min(end, self.clock.wall_s + max(wait_s, 0.01))

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """What is really on the disk, read past the program."""
        with self._disk_lock:
            return self._disk.execute(query, values).fetchall()

    def _is_settled(self) -> bool:
        open_states = "SELECT 1 FROM intent WHERE state IN ('queued', 'sending', 'unknown', 'verifying')"
        return not self.rows(open_states) and not self.server.has_plans

    def _engine(self) -> Engine:
        client = JuiceNetClient(self.server.base_url, self.server.account_token, "a stress test")
        client._transport = WatchedTransport(self)  # type: ignore[assignment]
        return Engine(ACCOUNT, "Home server", client, self.store, self.clock, TIMES, self._random)

    def _look_between_cycles(self) -> None:
        if self.rows("SELECT 1 FROM intent WHERE state = 'sending'"):
            self.journal.wrong.append("I3: something is being sent although nobody sends")

    def _request_came(self, request: Received) -> None:
        """On the server, before anything is done: the attempt must be on the client's disk (I4)."""
        if not request.command.startswith("set_") or request.body["token"] != self.unit.token:
            return
        self.journal.writes_seen.append((request, self.unit.info["amps_wire_rating"]))
        attempts = self.rows("SELECT 1 FROM attempt JOIN intent USING(intent_id) WHERE unit_id = ?", UNIT)
        if len(attempts) < len(self.journal.writes_seen):
            self.journal.wrong.append(f"I4: {request.command} came before its attempt was kept")


class WatchedTransport:
    """The client's real transport, told beforehand which request is to meet the fault."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._seen = 0
        url = scene.server.base_url
        self._patient = Transport(url, None, PATIENT_S)
        self._short = Transport(url, None, SHORT_S)
        self.address = self._patient.address

    def post(self, path: str, body: Mapping[str, object]) -> bytes:
        journal, now = self._scene.journal, self._scene.clock.wall_s
        if now < journal.leave_alone_until:
            journal.wrong.append(f"{body['cmd']} although the server asked to be left alone")
        struck = self._is_struck(body)
        try:
            answer = self._struck_post(path, body) if struck else self._patient.post(path, body)
        except LinkError as exc:
            journal.exchanged.append(Exchanged(now, body, None))
            journal.leave_alone_until = now + (exc.retry_after_s or 0.0)
            raise
        journal.exchanged.append(Exchanged(now, body, None if struck else json.loads(answer)))
        return answer

    def _struck_post(self, path: str, body: Mapping[str, object]) -> bytes:
        scene = self._scene
        scene.journal.struck += 1
        sending = scene.rows("SELECT 1 FROM intent WHERE state = 'sending' AND unit_id = ?", UNIT)
        scene.journal.met_sending |= bool(sending)
        scene.case.fault.arm(scene.struck)
        try:
            return (self._short if scene.case.fault.hangs else self._patient).post(path, body)
        finally:
            scene.case.fault.ends(scene.struck)
            if scene.case.fault.hangs:
                self._let_the_server_do_its_part(body)
                scene.clock.pass_s(CLIENT_GIVES_UP_S)

    def _let_the_server_do_its_part(self, body: Mapping[str, object]) -> None:
        """What lands has done so, or is planned, before time goes on."""
        scene, ends_at = self._scene, time.monotonic() + PATIENT_S
        while scene.case.fault.lands and str(body["cmd"]).startswith("set_"):
            if scene.server.has_plans or scene.server.applied or time.monotonic() > ends_at:
                return
            time.sleep(0.001)

    def _is_struck(self, body: Mapping[str, object]) -> bool:
        """Whether it is one of the requests that the case is about."""
        scene, case = self._scene, self._scene.case
        if body.get("token") != scene.unit.token or not hasattr(scene, "asked_at"):
            return False
        is_write = str(body["cmd"]).startswith("set_")
        has_written = any(
            exchange.command.startswith("set_") and exchange.body.get("token") == scene.unit.token
            for exchange in scene.journal.exchanged
        )
        match case.phase:
            case Phase.WRITE:
                fits = is_write
            case Phase.PRE_READ:
                fits = not is_write and not has_written
            case Phase.READ_BACK:
                fits = not is_write and has_written
        self._seen += fits
        return fits and case.skip < self._seen <= case.skip + case.times
