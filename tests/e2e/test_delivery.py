"""The main job over the real protocols, without the window: edits survive an outage and are obeyed."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from juicedesk.adopt.console import reached
from juicedesk.domain.intent import FieldGroup, IntentState
from juicedesk.domain.schedule import ChargeWindow, Schedule
from juicedesk.store.view import DeskView, LinkState
from tests.e2e.demo_desk import DemoDesk

NIGHT = Schedule(True, ChargeWindow(1380, 390), ChargeWindow(1320, 480))
EDITS_PER_CHARGER = 7


def test_twenty_waiting_edits_in_nine_field_groups_are_confirmed_within_a_minute(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with DemoDesk(tmp_path / "demo") as demo:
        chargers = demo.wait_for_chargers().chargers
        assert {charger.name for charger in chargers} == {"Garage", "Carport", "Courtyard"}
        for charger in chargers:
            _tells_who_it_is(demo, charger.unit_id)
        demo.desk.set_own_server_running(False)
        demo.wait_for("the server is away", lambda view: view.link.state is LinkState.AWAY, 30)
        edits = _edit_everything(demo)
        waiting = demo.desk.view().waiting
        assert edits >= 20 and len(waiting) == 9
        assert {change.state for change in waiting} == {IntentState.QUEUED}

        demo.desk.set_own_server_running(True)
        back_at = time.monotonic()
        view = demo.wait_for("everything confirmed", lambda view: not (view.waiting or view.undecided), 600)
        took_s = time.monotonic() - back_at

        assert [change.state for change in view.done].count(IntentState.CONFIRMED) == 9
        for number, charger in enumerate(chargers):
            _obeyed(demo, charger.unit_id, number)
    with capsys.disabled():
        print(f"\nserver back: {edits} edits in {len(waiting)} field groups confirmed in {took_s:.1f} s")


def _tells_who_it_is(demo: DemoDesk, unit_id: str) -> None:
    """The box's console is open, so that adopting can be tried in the demo."""
    console, who = reached(demo.demo.console_of(unit_id))
    console.close()
    assert who.juicebox_id == unit_id


def _edit_everything(demo: DemoDesk) -> int:
    """Wire limit, schedule and name of every charger, over and over; the newest of each counts."""
    edits = 0
    for charger in demo.desk.view().chargers:
        wire, schedule = charger.field(FieldGroup.WIRE).reported, charger.field(FieldGroup.SCHEDULE).reported
        assert isinstance(wire, int)
        for less in (1, 2, 3):
            demo.desk.save(charger.unit_id, FieldGroup.WIRE, wire - less, wire)
        for start in (60, 120):
            night = replace(NIGHT, weekday=ChargeWindow(1380, start))
            demo.desk.save(charger.unit_id, FieldGroup.SCHEDULE, night, schedule)
        for name in (f"{charger.name} one", f"{charger.name} two"):
            demo.desk.save(charger.unit_id, FieldGroup.NAME, name, charger.name)
        edits += EDITS_PER_CHARGER
    return edits


def _obeyed(demo: DemoDesk, unit_id: str, number: int) -> None:
    """The box itself has the new wire limit as its offline value, and draws no more than that."""
    view = demo.desk.view()
    charger = view.charger(unit_id)
    assert charger is not None and charger.name.endswith(" two")
    schedule, wire = charger.field(FieldGroup.SCHEDULE).reported, charger.field(FieldGroup.WIRE).reported
    assert isinstance(schedule, Schedule) and schedule.weekday == ChargeWindow(1380, 120)
    assert isinstance(wire, int)
    _keeps(demo, unit_id, wire)


def _keeps(demo: DemoDesk, unit_id: str, wire_amps: int) -> None:
    """It waits until the box has the wire limit."""
    deadline_s = time.monotonic() + 30
    while (state := demo.demo.box_state_of(unit_id))["offline_amps"] != wire_amps:
        assert time.monotonic() < deadline_s, state
        time.sleep(0.2)
    assert state["online_amps"] <= wire_amps
    assert state["drawn_amps"] <= wire_amps


def test_after_a_restart_the_server_is_as_it_was_and_nothing_is_lost(tmp_path: Path) -> None:
    with DemoDesk(tmp_path / "demo") as demo:
        charger = demo.wait_for_chargers().chargers[0]
        reported = charger.field(FieldGroup.WIRE).reported
        assert isinstance(reported, int)
        demo.desk.set_own_server_running(False)
        demo.wait_for("the server is away", lambda view: view.link.state is LinkState.AWAY, 30)
        demo.desk.save(charger.unit_id, FieldGroup.WIRE, reported - 1, reported)
        ports = demo.own_server.udp_port, demo.own_server.http_port
    with _taken(*ports), DemoDesk(tmp_path / "demo") as demo:
        assert demo.desk.own_server_running() is False
        (change,) = demo.desk.view().waiting
        assert (change.group, change.wanted) == (FieldGroup.WIRE, reported - 1)
        demo.wait_for("the server is away", lambda view: view.link.state is LinkState.AWAY, 30)
        demo.desk.set_own_server_running(True)
        demo.wait_for("confirmed", _is_confirmed, 60)
        _keeps(demo, charger.unit_id, reported - 1)
        assert {demo.own_server.udp_port, demo.own_server.http_port}.isdisjoint(ports)


@contextmanager
def _taken(udp_port: int, http_port: int) -> Iterator[None]:
    """Another program has taken the server's ports meanwhile."""
    with socket.socket(type=socket.SOCK_DGRAM) as udp, socket.socket() as http:
        udp.bind(("127.0.0.1", udp_port))
        http.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        http.bind(("127.0.0.1", http_port))
        http.listen()
        yield


def _is_confirmed(view: DeskView) -> bool:
    return not view.waiting and any(change.state is IntentState.CONFIRMED for change in view.done)
