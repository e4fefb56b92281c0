"""One state for all: fault > conflict > rejected > waiting > charging > scheduled > idle."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from juicedesk.domain.charger import Blocking, ChargerState
from juicedesk.domain.intent import FieldGroup, IntentState
from juicedesk.paths import resource
from juicedesk.store.view import ChargerView, DeskView, LinkState, LinkView
from juicedesk.ui.aggregate import LAST_S, Aggregate, aggregate
from juicedesk.ui.look import Look
from juicedesk.ui.program_icon import ProgramIcon
from tests.fakes.desk import NOW, a_change, a_charger, a_measurement


def a_box(state: ChargerState, blocking: Blocking = Blocking.NOTHING) -> ChargerView:
    return replace(a_charger(), measurement=a_measurement(state, blocking))


FAULT, CHARGING = a_box(ChargerState.ERROR), a_box(ChargerState.CHARGING)
SCHEDULED = a_box(ChargerState.PLUGGED, Blocking.SCHEDULE)
IDLE = a_box(ChargerState.STANDBY)
HELD = a_change(state=IntentState.HELD, change_id=3)
REJECTED = a_change(state=IntentState.REJECTED, change_id=2)
WAITING = a_change(FieldGroup.NAME, "Carport", "Garage", change_id=4)
EMPTY = DeskView(LinkView(LinkState.CONNECTED), (IDLE,), (), (), ())


def test_the_most_important_one_wins_whatever_else_there_is() -> None:
    for fault, held, rejected, waits, charging, scheduled in product((True, False), repeat=6):
        boxes = ((fault, FAULT), (charging, CHARGING), (scheduled, SCHEDULED), (True, IDLE))
        view = replace(
            EMPTY,
            chargers=tuple(box for is_there, box in boxes if is_there),
            undecided=(replace(HELD, group=FieldGroup.SCHEDULE),) if held else (),
            done=(REJECTED,) if rejected else (),
            waiting=(WAITING,) if waits else (),
        )
        there = zip((fault, held, rejected, waits, charging, scheduled, True), Aggregate, strict=True)
        assert aggregate(view, NOW) is next(kind for is_there, kind in there if is_there)


@pytest.mark.parametrize("state", LinkState)
def test_a_server_that_is_away_is_no_state_of_its_own(state: LinkState) -> None:
    assert aggregate(replace(EMPTY, link=LinkView(state)), NOW) is Aggregate.IDLE
    assert aggregate(replace(EMPTY, link=LinkView(state), waiting=(WAITING,)), NOW) is Aggregate.WAITING


def test_one_box_that_is_missing_is_not_all_of_them() -> None:
    lost = a_box(ChargerState.DISCONNECT)
    assert aggregate(replace(EMPTY, chargers=(lost, CHARGING)), NOW) is Aggregate.CHARGING


@pytest.mark.parametrize("state", [IntentState.REJECTED, IntentState.NOT_KEPT])
def test_what_came_to_nothing_stands_out_until_it_is_tried_again_or_old(state: IntentState) -> None:
    failed = replace(REJECTED, state=state, settled_at=NOW)
    view = replace(EMPTY, done=(failed,))
    assert aggregate(view, NOW + LAST_S) is Aggregate.REJECTED
    assert aggregate(view, NOW + LAST_S + 1) is Aggregate.IDLE
    assert aggregate(replace(view, waiting=(a_change(change_id=9),)), NOW) is Aggregate.WAITING
    again = a_change(state=IntentState.CONFIRMED, change_id=9)
    assert aggregate(replace(view, done=(failed, again)), NOW) is Aggregate.IDLE


def test_each_state_has_a_shape_of_its_own() -> None:
    assert len({kind.value for kind in Aggregate}) == len(Aggregate)
    assert all(resource("icons", f"{kind.value}.svg").is_file() for kind in Aggregate)


def test_the_window_s_icon_has_a_mark_while_something_asks_for_a_person(
    qtbot: QtBot, qapp: QApplication
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    icon = ProgramIcon(window, Look(qapp))

    def picture(view: DeskView) -> QImage:
        icon.show_desk(view, NOW)
        return window.windowIcon().pixmap(32, 32).toImage()

    plain = picture(EMPTY)
    marked = [picture(replace(EMPTY, **parts)) for parts in ({"waiting": (WAITING,)}, {"chargers": (FAULT,)})]
    assert plain not in marked and marked[0] != marked[1]
    assert picture(replace(EMPTY, chargers=(CHARGING,))) == plain, "as it should be"
