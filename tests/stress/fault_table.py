"""Every way in which the fault server fails, and what may be known afterwards (sync model §3.7, §4.2)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from enum import StrEnum
from typing import Any

from tests.fakes import juicenet_faults as ways
from tests.fakes.juicenet_faults import Behaviour, Exchange
from tests.fakes.juicenet_hand_time import HandTimeServer, put_back
from tests.fakes.juicenet_server import ANY, FakeUnit
from tests.stress.fault_certificates import Certificates

DRIP_EVERY_S = 0.02
FOREIGN_AMPS = 6


class Phase(StrEnum):
    """Which request of an edit is met by the fault."""

    PRE_READ = "pre-read"
    WRITE = "write"
    READ_BACK = "read-back"


class Known(StrEnum):
    """What may be known about a write that met the fault."""

    NOT_SENT = "not sent"
    UNKNOWN = "unknown"
    REFUSED = "refused"
    TOKEN_REFUSED = "token refused"
    ACCEPTED = "accepted"


@dataclass(frozen=True)
class Struck:
    """Whom a fault meets, for it to prepare the server."""

    server: HandTimeServer
    unit: FakeUnit
    certificates: Certificates
    elsewhere: str
    wait_s: int


Arm = Callable[[Struck], None]


@dataclass(frozen=True)
class Fault:
    """`lands` says whether a write that meets it takes effect, now or later. `hangs`: the client has to
    give up by itself. `asks_to_wait`: it carries Retry-After."""

    name: str
    arm: Arm
    known: Known = Known.UNKNOWN
    lands: bool = False
    hangs: bool = False
    tls: bool = False
    asks_to_wait: bool = False
    phases: tuple[Phase, ...] = tuple(Phase)
    only_amps_raises: bool = False
    ends: Arm = field(default=lambda struck: None)


def _answering(behaviour: Behaviour) -> Arm:
    return lambda struck: struck.server.once(ANY, behaviour)


def _connecting(behaviour: Behaviour) -> Arm:
    return lambda struck: struck.server.next_connection(behaviour)


def _late(delay_s: float) -> Arm:
    def arm(struck: Struck) -> None:
        def behave(exchange: Exchange) -> None:
            struck.server.later(delay_s, exchange.apply)
            exchange.wait_until_closing()

        struck.server.once(ANY, behave)

    return arm


def _late_over_a_lower_value(struck: Struck) -> None:
    """Somebody lowers while the request is under way, and then it lands."""
    struck.server.later(35, lambda: _lower(struck.unit))
    _late(118)(struck)


def _lower(unit: FakeUnit) -> None:
    unit.info["amps_wire_rating"] = unit.state["charging"]["amps_limit"] = FOREIGN_AMPS


def _reverting(after_s: float) -> Arm:
    """Take the value, say yes, and put the former one back."""

    def arm(struck: Struck) -> None:
        def behave(exchange: Exchange) -> None:
            ways.answer_soundly(exchange)
            before = struck.server.applied[-1].before
            struck.server.later(after_s, lambda: put_back(struck.unit, before))
            struck.server.catch_up()

        struck.server.once(ANY, behave)

    return arm


def _stale(for_s: float) -> Arm:
    """Take the value, say yes, and tell the former one for a while."""

    def arm(struck: Struck) -> None:
        def behave(exchange: Exchange) -> None:
            struck.server.keep_reading_old(struck.unit, for_s)
            ways.answer_soundly(exchange)

        struck.server.once(ANY, behave)

    return arm


def _changed(change: Callable[[dict[str, Any]], object]) -> Behaviour:
    """Do what was asked, and answer something else."""

    def behave(exchange: Exchange) -> None:
        exchange.send_answer(json.dumps(change(exchange.apply())).encode())

    return behave


def _mistyped(answer: dict[str, Any]) -> dict[str, Any]:
    """Every value but the envelope's is of a type that it never has."""
    return {key: value if key in ("success", "ID") else [value] for key, value in answer.items()}


def _doubled(exchange: Exchange) -> None:
    body = json.dumps(exchange.apply())
    exchange.send_answer(f'{{"success": true, {body[1:]}'.encode())


def _after_applying(behaviour: Behaviour) -> Behaviour:
    def behave(exchange: Exchange) -> None:
        exchange.apply()
        behaviour(exchange)

    return behave


def _elsewhere(status: int) -> Arm:
    return lambda struck: struck.server.once(ANY, ways.redirect(status, struck.elsewhere + "/box_api_secure"))


def _wait_seconds(struck: Struck) -> None:
    struck.server.once(ANY, ways.answer({}, 429, {"Retry-After": str(struck.wait_s)}))


def _wait_until(struck: Struck) -> None:
    now = datetime.now(UTC)
    dates = {"Date": now, "Retry-After": now + timedelta(seconds=struck.wait_s)}
    headers = {name: format_datetime(date, usegmt=True) for name, date in dates.items()}
    struck.server.once(ANY, ways.answer({}, 503, headers))


def _unknown_authority(struck: Struck) -> None:
    struck.server.next_certificate(struck.certificates.of_a_stranger)


def _wrong_name(struck: Struck) -> None:
    struck.server.next_certificate(struck.certificates.of_another_name)


WRITES = (Phase.WRITE,)

FAULTS: tuple[Fault, ...] = (
    Fault(
        "refused connection",
        lambda struck: struck.server.stop_listening(),
        Known.NOT_SENT,
        ends=lambda struck: struck.server.listen(),
    ),
    Fault("dropped unread", _connecting(ways.drop)),
    Fault("dropped before applying", _answering(ways.drop)),
    Fault("dropped after applying", _answering(ways.drop_after_applying), lands=True),
    Fault("reset after applying", _answering(_after_applying(ways.reset)), lands=True),
    Fault("no answer", _answering(ways.hang), hangs=True),
    Fault("no answer after applying", _answering(ways.hang_after_applying), lands=True, hangs=True),
    *(
        Fault(f"applied {delay_s} s later", _late(delay_s), lands=True, hangs=True, phases=WRITES)
        for delay_s in (5, 30, 60, 120)
    ),
    Fault(
        "applied later over a lower value",
        _late_over_a_lower_value,
        hangs=True,
        phases=WRITES,
        only_amps_raises=True,
    ),
    Fault("500", _answering(ways.answer({"success": False}, 500))),
    Fault("500 after applying", _answering(_after_applying(ways.answer({}, 500))), lands=True),
    Fault("502 page", _answering(ways.html(502))),
    Fault("200 page", _answering(ways.html(200))),
    Fault("garbage", _answering(ways.answer(bytes(range(256))))),
    Fault("truncated", _answering(ways.cut_body), lands=True),
    Fault("truncated chunk", _answering(ways.cut_chunk)),
    Fault("success as text", _answering(_changed(lambda said: said | {"success": "true"})), lands=True),
    Fault("wrong types", _answering(_changed(_mistyped)), Known.ACCEPTED, lands=True),
    Fault("duplicate keys", _answering(_doubled), lands=True),
    Fault("slow drip", _answering(ways.drip(DRIP_EVERY_S)), lands=True, hangs=True),
    Fault("slow head", _answering(ways.drip(DRIP_EVERY_S, from_head=True)), lands=True, hangs=True),
    Fault("endless body", _answering(ways.endless_body)),
    Fault("302", _elsewhere(302)),
    Fault("307", _elsewhere(307)),
    Fault("unknown authority", _unknown_authority, Known.NOT_SENT, tls=True),
    Fault("wrong name", _wrong_name, Known.NOT_SENT, tls=True),
    Fault("handshake cut", _connecting(ways.cut_handshake), tls=True),
    Fault("handshake hangs", _connecting(ways.hang_in_handshake), tls=True, hangs=True),
    Fault("another unit", _answering(_changed(lambda said: said | {"ID": "0910"})), lands=True),
    Fault("429", _wait_seconds, asks_to_wait=True),
    Fault("503", _wait_until, asks_to_wait=True),
    Fault("refusal", _answering(ways.refuse()), Known.REFUSED),
    Fault("unit token refused", _answering(ways.refuse(1007)), Known.TOKEN_REFUSED),
    Fault("account token refused", _answering(ways.refuse(1009)), Known.TOKEN_REFUSED),
    Fault("changed meanwhile", _answering(ways.refuse(1409)), Known.NOT_SENT, phases=WRITES),
    *(
        Fault(f"put back after {after_s} s", _reverting(after_s), Known.ACCEPTED, phases=WRITES)
        for after_s in (0, 5, 20)
    ),
    *(
        Fault(f"told {for_s} s late", _stale(for_s), Known.ACCEPTED, lands=True, phases=WRITES)
        for for_s in (10, 90)
    ),
)


def faults_of(phase: Phase) -> Iterable[Fault]:
    """The faults that a request of this phase can meet."""
    return (fault for fault in FAULTS if phase in fault.phases)
