"""What the demo has to show, made by its real server, its real queue and its real boxes; one run for all."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from juicedesk.domain.intent import FieldGroup, IntentState, Reason
from juicedesk.domain.merge import clashing_fields
from juicedesk.domain.schedule import ChargeWindow, Schedule
from juicedesk.store.view import ChargerView, DeskView
from juicedesk.sync.times import SyncTimes
from juicedesk.ui.demo_stage import Disagreement
from tests.e2e.demo_desk import DemoDesk

QUICK = SyncTimes(poll_s=1.0, between_equal_reads_s=1.5, settle_read_s=0.5)
WITHIN_S = 30.0


def test_a_year_a_power_cut_a_conflict_and_a_change_that_does_not_stick(tmp_path: Path) -> None:
    with DemoDesk(tmp_path / "demo", QUICK) as demo:
        chargers = {charger.name: charger for charger in demo.wait_for_chargers().chargers}
        _has_charged_for_a_year(demo, chargers["Garage"])
        _comes_back_above_its_wiring(demo, chargers["Carport"])
        demo.wait_for("Courtyard's values", lambda view: _is_read(view, chargers["Courtyard"]), WITHIN_S)
        demo.demo.disagree()
        view = demo.wait_for("a decision", lambda view: bool(view.undecided), WITHIN_S)
        assert [change.reason for change in view.undecided] == [Reason.CONFLICT]
        demo.demo.disagree()
        assert len(demo.desk.view().undecided) == 1, "one at a time"
        demo.demo.set_back()
        done = demo.wait_for("what did not stick", lambda view: bool(view.done), WITHIN_S).done
        (change,) = done
        assert (change.charger_name, change.group) == ("Courtyard", FieldGroup.LIMIT)
        assert (change.state, change.reason) == (IntentState.NOT_KEPT, Reason.FELL_BACK)
        _disagrees_with_an_own_change_that_waits(demo, chargers["Courtyard"])


def _disagrees_with_an_own_change_that_waits(demo: DemoDesk, charger: ChargerView) -> None:
    """Made while the server was stopped, then while sending is paused: each time there is a question."""
    demo.desk.set_own_server_running(False)
    _decide_and_change_the_weekend(demo, charger, ChargeWindow(60, 300))
    assert demo.demo.disagree() is Disagreement.AFTER_START
    demo.desk.set_own_server_running(True)
    _is_asked_about_the_weekend(demo)
    assert not demo.desk.view().link.is_paused
    demo.desk.pause(True)
    _decide_and_change_the_weekend(demo, charger, ChargeWindow(90, 300))
    assert demo.demo.disagree() is Disagreement.AFTER_RESUMING
    demo.desk.pause(False)
    _is_asked_about_the_weekend(demo)


def _decide_and_change_the_weekend(demo: DemoDesk, charger: ChargerView, weekend: ChargeWindow) -> None:
    for change in demo.desk.view().undecided:
        demo.desk.keep_server(change.change_id)

    def is_free(view: DeskView) -> bool:
        now = view.charger(charger.unit_id)
        return now is not None and now.field(FieldGroup.SCHEDULE).pending is None

    now = demo.wait_for("nothing open", is_free, WITHIN_S).charger(charger.unit_id)
    base = now.field(FieldGroup.SCHEDULE).reported if now is not None else None
    assert isinstance(base, Schedule)
    demo.desk.save(charger.unit_id, FieldGroup.SCHEDULE, replace(base, weekend=weekend), base)


def _is_asked_about_the_weekend(demo: DemoDesk) -> None:
    view = demo.wait_for("a decision", lambda view: bool(view.undecided), WITHIN_S)
    (change,) = view.undecided
    assert change.reason is Reason.CONFLICT
    assert clashing_fields(change.base, change.wanted, change.server_value) == ["weekend"]


def _has_charged_for_a_year(demo: DemoDesk, charger: ChargerView) -> None:
    a_year_ago = datetime.now() - timedelta(days=366)  # noqa: DTZ005 - the wall clock here
    charges = demo.desk.charges((charger.unit_id,), a_year_ago)
    assert len({(one.started.year, one.started.month) for one in charges}) >= 12
    assert all(one.session_id < 0 and one.power for one in charges)


def _comes_back_above_its_wiring(demo: DemoDesk, charger: ChargerView) -> None:
    """At 40 A, on a wire for 32 A: told by the server, which has lowered it again."""
    assert (charger.facts.protocol, charger.unit_rating_amps) == ("v07", 40)
    note = demo.desk.wiring_note(charger.unit_id)
    assert note is not None and note.allowed_amps == 32
    demo.demo.cut_power()

    def came_back(view: DeskView) -> bool:
        now = view.charger(charger.unit_id)
        return now is not None and now.measurement is not None and now.measurement.came_back_amps == 40

    view = demo.wait_for("40 A", came_back, WITHIN_S)
    assert demo.demo.box_state_of(charger.unit_id)["offline_amps"] == 32
    carport = view.charger(charger.unit_id)
    assert carport is not None and carport.field(FieldGroup.WIRE).reported == 32


def _is_read(view: DeskView, charger: ChargerView) -> bool:
    now = view.charger(charger.unit_id)
    return (
        now is not None
        and isinstance(now.field(FieldGroup.SCHEDULE).reported, Schedule)
        and isinstance(now.field(FieldGroup.LIMIT).reported, int)
    )
