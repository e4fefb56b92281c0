"""Edit ▸ Undo: without a time limit, by what is there now, and a raise stays guarded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from juicedesk.domain.intent import FieldGroup, GroupValue, IntentState
from juicedesk.domain.load_group import LoadGroup
from juicedesk.store.view import ChargerView, DeskView, Field, LoadGroupView
from juicedesk.ui.charger_stack import DETAILS, WIRING
from juicedesk.ui.undo import Step, Steps, Undo, Way, offer
from tests.fakes.desk import NIGHT, FakeDesk, a_change, a_charger, with_pending
from tests.ui.used_window import Used, opened, show, toast

GARAGE = a_charger().unit_id
WIRE, NAME = FieldGroup.WIRE, FieldGroup.NAME
LOWERED = Step(GARAGE, WIRE, 32, 24)
SHIFT_CTRL = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def view_of(charger: ChargerView) -> DeskView:
    return replace(FakeDesk().shown, chargers=(charger,))


def a_lowering(state: IntentState = IntentState.QUEUED, wanted: GroupValue = 24) -> ChargerView:
    return with_pending(a_charger(), a_change(WIRE, wanted, 32, state, change_id=7))


def test_what_has_not_been_sent_is_discarded() -> None:
    offered = offer(LOWERED, view_of(a_lowering()))
    assert offered is not None
    assert (offered.way, offered.change_id) == (Way.DISCARD, 7)


@pytest.mark.parametrize("state", [IntentState.SENDING, IntentState.UNKNOWN, IntentState.VERIFYING])
def test_a_lowering_that_was_sent_is_set_back_as_a_raise(state: IntentState) -> None:
    offered = offer(LOWERED, view_of(a_lowering(state)))
    assert offered is not None and offered.way is Way.ASK


def test_what_is_confirmed_is_set_back_by_the_ordinary_rules() -> None:
    raised = Step(GARAGE, WIRE, 24, 32)
    lower_again = offer(raised, view_of(a_charger()))
    assert lower_again is not None
    assert (lower_again.way, lower_again.value, lower_again.base) == (Way.SAVE, 24, 32)
    lowered = offer(LOWERED, view_of(a_charger(wire=24)))
    assert lowered is not None and lowered.way is Way.ASK


def test_an_unsent_value_that_was_replaced_comes_back_as_an_edit() -> None:
    second = Step(GARAGE, WIRE, 24, 20)
    offered = offer(second, view_of(a_lowering(wanted=20)))
    assert offered is not None
    assert (offered.way, offered.value, offered.base) == (Way.SAVE, 24, 32)


@pytest.mark.parametrize(
    "charger",
    [a_charger(wire=16), a_charger(), a_lowering(wanted=10), a_charger(number=5)],
    ids=["changed elsewhere", "taken back", "another edit", "gone"],
)
def test_over_something_else_nothing_is_offered(charger: ChargerView) -> None:
    assert offer(LOWERED, view_of(charger)) is None


def test_a_value_that_was_not_known_cannot_come_back() -> None:
    assert offer(Step(GARAGE, WIRE, None, 24), view_of(a_lowering())) is None


def test_steps_that_can_no_longer_be_taken_back_make_room_for_older_ones() -> None:
    steps, charger = Steps(), a_charger(name="Yard")
    steps.add(Step(GARAGE, NAME, "Garage", "Yard"))
    steps.add(LOWERED)
    offered = steps.to_undo(view_of(charger))
    assert offered is not None and offered.step.group is NAME


# ------------------------------------------------------------------------------- in the window


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, desk: FakeDesk) -> Iterator[Used]:
    with opened(qtbot, qapp, desk) as window:
        qtbot.waitUntil(window.main.isActiveWindow)
        yield window


def words(window: Used, name: str = "edit:undo") -> str:
    """What an entry says; empty while it cannot be chosen."""
    action = window.action(name)
    return action.text() if action.isEnabled() else ""


def test_nothing_to_undo_is_switched_off(window: Used) -> None:
    assert words(window) == words(window, "edit:redo") == ""


def test_undo_outlives_the_toast_and_names_what_it_undoes(window: Used, desk: FakeDesk) -> None:
    show(window, chargers=(a_lowering(),))
    window.main.say("Wiring limit 24 A saved.", Undo(LOWERED))
    window.main.say("something else")
    assert words(window) == "Undo “Garage · Wiring limit 24 A”"

    window.press(Qt.Key.Key_Z)

    window.qtbot.waitUntil(lambda: desk.decided == [("discard", 7)])


def test_after_sending_it_is_called_by_what_it_does(window: Used) -> None:
    show(window, chargers=(a_lowering(),))
    window.main.say("saved", Undo(LOWERED))
    show(window, chargers=(a_charger(wire=24),))
    assert words(window) == "Set back to 32 A: Garage · Wiring limit"


def test_a_raise_is_only_proposed_on_its_page(window: Used, desk: FakeDesk) -> None:
    show(window, chargers=(a_charger(wire=24),))
    window.main.say("saved", Undo(LOWERED))

    window.press(Qt.Key.Key_Z)

    assert window.main.pages.page == WIRING
    assert desk.saved == [] and desk.decided == []
    assert words(window) == ""


def test_a_name_is_set_back_and_forth(window: Used, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    keep = FakeDesk.save

    def saves(desk: FakeDesk, *edit: object) -> None:
        keep(desk, *edit)  # type: ignore[arg-type]
        desk.shown = replace(desk.shown, chargers=(a_charger(name=str(edit[2])),))

    monkeypatch.setattr(FakeDesk, "save", saves)
    show(window, chargers=(a_charger(name="A&B"),))
    window.main.say("saved", Undo(Step(GARAGE, NAME, "Garage", "A&B")))
    assert words(window) == "Set back to Garage: A&&B · Name"

    window.press(Qt.Key.Key_Z)
    window.qtbot.waitUntil(lambda: toast(window) == "Garage: saved.")
    assert desk.saved == [(GARAGE, NAME, "Garage", "A&B", False)]

    window.main.refresh_now()
    assert words(window) == ""
    assert words(window, "edit:redo") == "Redo “Garage · Name A&&B”"
    window.press(Qt.Key.Key_Z, SHIFT_CTRL)
    window.qtbot.waitUntil(lambda: len(desk.saved) == 2)
    assert desk.saved[1] == (GARAGE, NAME, "A&B", "Garage", False)


def test_a_discard_that_came_too_late_is_said(window: Used, desk: FakeDesk) -> None:
    """The desk of this test keeps the change, as one does that was sent meanwhile."""
    show(window, chargers=(a_lowering(),))
    window.main.say("saved", Undo(LOWERED))

    window.press(Qt.Key.Key_Z)

    window.qtbot.waitUntil(lambda: toast(window).startswith("It was already sent."))


def test_what_was_discarded_can_be_asked_for_again(
    window: Used, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = replace(NIGHT, enabled=False)
    change = a_change(FieldGroup.SCHEDULE, other, NIGHT, change_id=3)
    show(window, chargers=(with_pending(a_charger(), change),), waiting=(change,))
    without = replace(desk.shown, chargers=(a_charger(),), waiting=())
    monkeypatch.setattr(FakeDesk, "discard", lambda desk, _change_id: setattr(desk, "shown", without))
    window.main.open_changes()
    window.click("changes:discard:3")
    window.qtbot.waitUntil(lambda: toast(window) == "Change taken back.")
    assert words(window) == "Undo “Garage · Schedule Any time discarded”"

    window.click("toast:undo")

    window.qtbot.waitUntil(lambda: desk.saved == [(GARAGE, FieldGroup.SCHEDULE, other, NIGHT, False)])


def test_another_language_keeps_what_can_be_undone(window: Used) -> None:
    show(window, chargers=(a_lowering(),))
    window.main.say("saved", Undo(LOWERED))
    window.main.speak("de")
    assert words(window) == "„Garage · Leitungsgrenze 24 A“ rückgängig machen"


def test_a_lowering_on_its_way_is_set_back_through_its_guard(window: Used, desk: FakeDesk) -> None:
    sent = a_lowering(IntentState.VERIFYING)
    show(window, chargers=(sent,), waiting=sent.pending)
    window.main.open_changes()
    window.click("changes:back:7")
    assert window.main.pages.page == WIRING and desk.saved == []


def test_a_raise_on_its_way_is_set_back_at_once(window: Used, desk: FakeDesk) -> None:
    sent = with_pending(a_charger(wire=24), a_change(WIRE, 32, 24, IntentState.VERIFYING, change_id=7))
    show(window, chargers=(sent,), waiting=sent.pending)
    window.main.open_changes()
    window.click("changes:back:7")
    window.qtbot.waitUntil(lambda: desk.saved == [(GARAGE, WIRE, 24, 24, False)])


def test_a_name_among_the_details_is_a_step(
    window: Used, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    renamed = replace(desk.shown, chargers=(a_charger(name="Yard"),))
    monkeypatch.setattr(FakeDesk, "save", lambda desk, *_args: setattr(desk, "shown", renamed))
    window.main.open_page(DETAILS)
    name = window.find("details:name")
    assert isinstance(name, QLineEdit)
    name.selectAll()
    window.qtbot.keyClicks(name, "Yard")
    window.press(Qt.Key.Key_S)
    window.qtbot.waitUntil(lambda: words(window) == "Set back to Garage: Yard · Name")


def test_a_load_group_is_set_back_on_its_page(window: Used, desk: FakeDesk) -> None:
    large, small = LoadGroup("Drive", 40, (GARAGE,)), LoadGroup("Drive", 32, (GARAGE,))
    group = LoadGroupView("g1", Field(small, 0.0, None))
    show(window, load_groups=(group,), offers_load_groups=True)
    window.main.say("saved", Undo(Step("g1", FieldGroup.LOAD_GROUP, large, small)))
    assert words(window) == "Set back to Drive: 40 A, Garage: Load group"
    window.press(Qt.Key.Key_Z)
    assert window.main.stack.shown == "groups" and window.sees("group:name") and desk.saved == []
