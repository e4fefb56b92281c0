"""Details and load groups from the desk to a server and back; a raise only when it was confirmed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from juicedesk.domain.details import Details
from juicedesk.domain.errors import InvalidChange
from juicedesk.domain.intent import FieldGroup, IntentState, Reason
from juicedesk.domain.load_group import NO_GROUP, LoadGroup
from juicedesk.paths import Profile
from juicedesk.secrets.run_only import RunOnlySecrets
from juicedesk.store.view import DeskView, LinkState
from tests.fakes.extended_server import ExtendedServer
from tests.unit.desk.test_two_windows import UNIT, Window

ROW = LoadGroup("Row", 40, (UNIT,))


@pytest.fixture
def server() -> Iterator[ExtendedServer]:
    with ExtendedServer() as server:
        server.add_unit(UNIT).info |= {"city": "Cusco", "zip": "08001", "address": "Calle 9"}
        yield server


@pytest.fixture
def window(tmp_path: Path, server: ExtendedServer) -> Iterator[Window]:
    window = Window(Profile(tmp_path), RunOnlySecrets())
    window.desk.connect_server(server.base_url, server.account_token, None)
    window.wait_for(_is_read)
    yield window
    window.end()


def _is_read(view: DeskView) -> bool:
    is_read = view.link.state is LinkState.CONNECTED and len(view.chargers) == 1
    return is_read and view.offers_load_groups is True and _details(view) is not None


def _details(view: DeskView) -> Details | None:
    reported = view.chargers[0].field(FieldGroup.DETAILS).reported
    return reported if isinstance(reported, Details) else None


def _is_settled(view: DeskView) -> bool:
    return not view.waiting and bool(view.done)


def test_another_place_is_written_and_read_back(window: Window) -> None:
    before = _details(window.desk.view())
    assert before is not None
    wanted = replace(before, city="Lima", address="Calle 1")
    window.desk.save(UNIT, FieldGroup.DETAILS, wanted, before)
    window.wait_for(_is_settled)
    view = window.desk.view()
    assert view.done[0].state is IntentState.CONFIRMED
    assert _details(view) == wanted


def test_a_load_group_is_made_and_read_back(window: Window, server: ExtendedServer) -> None:
    window.desk.save("g1", FieldGroup.LOAD_GROUP, ROW, NO_GROUP)
    window.wait_for(_is_settled)
    view = window.desk.view()
    assert view.done[0].state is IntentState.CONFIRMED
    assert server.load_groups["g1"]["circuit_amps"] == 40
    window.wait_for(lambda view: [group.reported for group in view.load_groups] == [ROW])


def test_a_larger_circuit_waits_for_a_decision_unless_it_was_confirmed(
    window: Window, server: ExtendedServer
) -> None:
    window.desk.save("g1", FieldGroup.LOAD_GROUP, ROW, NO_GROUP)
    window.wait_for(_is_settled)
    larger = replace(ROW, circuit_amps=63)
    window.desk.save("g1", FieldGroup.LOAD_GROUP, larger, ROW)
    window.wait_for(lambda view: bool(view.undecided))
    (change,) = window.desk.view().undecided
    assert change.reason is Reason.CONFIRM_RAISE
    assert server.load_groups["g1"]["circuit_amps"] == 40
    window.desk.keep_mine(change.change_id, change.server_value)
    window.wait_for(lambda view: not view.waiting and not view.undecided)
    assert server.load_groups["g1"]["circuit_amps"] == 63


def test_a_circuit_that_may_not_be_is_not_kept(window: Window) -> None:
    with pytest.raises(InvalidChange):
        window.desk.save("g1", FieldGroup.LOAD_GROUP, replace(ROW, circuit_amps=3), NO_GROUP)
    assert window.desk.view().load_groups == ()
