"""The book of charges: everything that a server tells, once, and without gaps."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from juicedesk.desk.charge_book import ChargeBook
from juicedesk.domain.charger import ChargerState, Measurement
from juicedesk.domain.errors import LinkError
from juicedesk.domain.ports import Unit
from juicedesk.juicenet.client import JuiceNetClient
from juicedesk.store import Store
from juicedesk.store.accounts import Account
from juicedesk.store.view import LinkState, LinkView
from tests.fakes.juicenet_faults import answer_soundly, drop, refuse
from tests.fakes.juicenet_server import FakeUnit, FaultServer
from tests.unit.store.test_charges import EVER

UNIT_ID = "0910000000000000000000000001"
NOON = 1_800_014_400
ACCOUNT = Account("own", "https://own", "Own", None)


def entry(number: int) -> dict[str, int]:
    start = NOON + number * 86_400
    return {"id": number, "time_start": start, "time_end": start + 3600, "duration": 900, "wh_energy": 4200}


@dataclass
class Signed:
    """What the book needs of a session."""

    link: JuiceNetClient
    account: Account = ACCOUNT
    link_view: LinkView = field(default_factory=lambda: LinkView(LinkState.CONNECTED))


@pytest.fixture
def server() -> Iterator[FaultServer]:
    with FaultServer() as server:
        yield server


@pytest.fixture
def box(server: FaultServer) -> FakeUnit:
    box = server.add_unit(UNIT_ID)
    box.sessions = [entry(number) for number in range(1, 6)]
    box.plots[5] = [{"t": NOON, "v": 7200}]
    return box


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "desk.sqlite3")
    store.accounts.keep(ACCOUNT)
    yield store
    store.close()


@pytest.fixture
def signed(server: FaultServer) -> Signed:
    return Signed(JuiceNetClient(server.base_url, server.account_token, "test", total_timeout_s=5))


def numbers(store: Store) -> list[int]:
    return [charge.session_id for charge in store.charges.of_units((UNIT_ID,), EVER)]


def read(store: Store, signed: Signed) -> list[str]:
    """Read once; what changed is told as often as there was something."""
    told: list[str] = []
    ChargeBook(store, lambda: signed, lambda: told.append("changed"), 0).read(signed)
    return told


def test_all_pages_are_kept_with_their_power(store: Store, signed: Signed, box: FakeUnit) -> None:
    assert read(store, signed) == ["changed"]
    assert numbers(store) == [5, 4, 3, 2, 1]
    newest = store.charges.of_units((UNIT_ID,), EVER)[0]
    assert newest.power is not None and newest.power[0].watts == 7200
    assert store.charges.without_power("own", 9) == ()


def test_the_next_time_only_what_is_new_is_asked_for(
    store: Store, signed: Signed, box: FakeUnit, server: FaultServer
) -> None:
    read(store, signed)
    server.received.clear()
    assert read(store, signed) == []
    assert server.commands == ["get_account_units", "get_history"]
    box.sessions.append(entry(6))
    server.received.clear()
    assert read(store, signed) == ["changed"]
    assert server.commands.count("get_history") == 1 and server.commands.count("get_plot") == 1
    assert numbers(store)[0] == 6


def test_a_reading_that_is_cut_short_leaves_no_gap(
    store: Store, signed: Signed, box: FakeUnit, server: FaultServer
) -> None:
    server.once("get_history", answer_soundly, drop)
    with pytest.raises(LinkError):
        read(store, signed)
    assert numbers(store) == [], "not the newest ones alone"
    read(store, signed)
    assert numbers(store) == [5, 4, 3, 2, 1]


def test_a_charge_without_power_holds_up_no_other(
    store: Store, signed: Signed, box: FakeUnit, server: FaultServer
) -> None:
    server.once("get_plot", refuse(1002))
    read(store, signed)
    assert store.charges.without_power("own", 9) == ()
    assert store.charges.of_units((UNIT_ID,), EVER)[0].power == ()


def test_the_thread_reads_by_itself_and_again_when_a_car_has_left(
    store: Store, signed: Signed, box: FakeUnit
) -> None:
    changed = threading.Event()
    (unit,) = signed.link.units()
    store.chargers.keep_units("own", [unit])
    plugged = replace(
        signed.link.read_state(unit).measurement, state=ChargerState.PLUGGED, plugged_since=NOON
    )
    keep_state(store, signed, unit, plugged)
    book = ChargeBook(store, lambda: signed, changed.set, 0, 0.01)
    book.start()
    try:
        assert changed.wait(30) and numbers(store)[0] == 5
        changed.clear()
        box.sessions.append(entry(6))
        keep_state(store, signed, unit, replace(plugged, state=ChargerState.STANDBY))
        assert changed.wait(30) and numbers(store)[0] == 6
    finally:
        book.stop()


def keep_state(store: Store, signed: Signed, unit: Unit, measurement: Measurement) -> None:
    state = replace(signed.link.read_state(unit), measurement=measurement)
    store.chargers.keep_state("own", unit.unit_id, state, NOON)


def test_nothing_is_asked_while_the_server_is_away(
    store: Store, signed: Signed, box: FakeUnit, server: FaultServer
) -> None:
    looks, looked = iter(range(4)), threading.Event()

    def session() -> Signed:
        if next(looks, None) is None:
            looked.set()
        return signed

    signed.link_view = LinkView(LinkState.AWAY)
    book = ChargeBook(store, session, lambda: None, 0, 0.01)
    book.start()
    assert looked.wait(30)
    book.stop()
    assert server.commands == []
