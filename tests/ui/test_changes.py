"""The changes page: it shows how far every change has got, and nothing is decided for the person."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QListView, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from juicedesk.domain.details import Details
from juicedesk.domain.errors import DiskFull
from juicedesk.domain.intent import FieldGroup, IntentState, Reason
from juicedesk.domain.load_group import LoadGroup
from juicedesk.domain.schedule import ChargeWindow, Schedule
from juicedesk.domain.wiring_rules import RuleSet
from juicedesk.store.history import PastChange
from juicedesk.store.view import Change, LinkState, LinkView
from juicedesk.ui.background import Background
from juicedesk.ui.dialogs.history import HistoryDialog
from juicedesk.ui.look import Look
from juicedesk.ui.models.done_model import DoneModel
from juicedesk.ui.models.history_model import HistoryModel
from juicedesk.ui.pages.changes import ChangesPage
from juicedesk.ui.undo import Step
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import Label
from juicedesk.ui.widgets.surfaces import Pill
from tests.fakes.desk import NIGHT, NOW, FakeDesk, a_change, a_wiring

EARLY = Schedule(True, ChargeWindow(1320, 360, 360), ChargeWindow(1320, 480))
OTHER = Schedule(True, ChargeWindow(1290, 390, 360), ChargeWindow(1320, 480))
HELD_RAISE = a_change(
    wanted=32, base=16, server_value=20, state=IntentState.HELD, reason=Reason.CONFIRM_RAISE
)
CONFLICT = a_change(
    FieldGroup.SCHEDULE, EARLY, NIGHT, IntentState.HELD, Reason.CONFLICT, change_id=2, server_value=OTHER
)

CTRL = Qt.KeyboardModifier.ControlModifier


def away() -> LinkView:
    return LinkView(LinkState.AWAY, since=NOW - 3600, next_try_at=time.time() + 41)


class Page:
    """The page over a desk in memory."""

    def __init__(self, qtbot: QtBot, qapp: QApplication) -> None:
        self.qtbot = qtbot
        self.desk = FakeDesk()
        self.background = Background()
        self.page = ChangesPage(self.desk, self.background, Look(qapp))
        self.said: list[str] = []
        self.page.saved.connect(self.said.append)
        self.page.undoable.connect(lambda words, _undo: self.said.append(words))
        qtbot.addWidget(self.page)
        self.page.resize(1000, 760)
        self.page.show()

    def show(
        self, waiting: Sequence[Change] = (), undecided: Sequence[Change] = (), done: Sequence[Change] = ()
    ) -> None:
        self.desk.shown = replace(
            self.desk.shown, waiting=tuple(waiting), undecided=tuple(undecided), done=tuple(done)
        )
        self.page.show_desk(self.desk.shown)
        QApplication.processEvents()  # new rows appear with the next layout

    def show_over(self, link: LinkView, waiting: Sequence[Change]) -> None:
        self.desk.shown = replace(self.desk.shown, link=link)
        self.show(waiting)

    def show_link(self, link: LinkView) -> None:
        self.page.show_desk(replace(self.desk.shown, link=link))

    def button(self, name: str) -> Button:
        return self.page.findChild(Button, f"changes:{name}")

    def click(self, name: str) -> None:
        self.qtbot.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    @property
    def tick(self) -> QCheckBox:
        return self.page.findChild(QCheckBox, "changes:tick:1")

    @property
    def texts(self) -> list[str]:
        """Every text on the page from top to bottom, then from left to right."""
        labels = [label for label in self.page.findChildren(Label) if label.isVisible()]
        labels.sort(key=lambda label: (_at(label, self.page).y(), _at(label, self.page).x()))
        return [label.text() for label in labels if label.text()]


def _at(widget: QWidget, page: QWidget) -> object:
    return widget.mapTo(page, widget.rect().topLeft())


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication) -> Iterator[Page]:
    made = Page(qtbot, qapp)
    yield made
    made.background.stop()


def test_nothing_waiting_says_so(page: Page) -> None:
    page.show()

    assert "Nothing waiting. Edits made during an outage appear here." in page.texts
    assert "Done" not in page.texts


def just_saved(change: Change) -> Change:
    """A change as old as it says, however long ago the tests began."""
    return replace(change, made_at=time.time() - 300)


def test_a_waiting_change_says_what_and_from_what_to_what(page: Page) -> None:
    page.show(waiting=[just_saved(a_change())])

    assert {"Garage · Wiring limit", "32 A → 24 A", "Waiting"} <= set(page.texts)
    assert "Saved 5 min ago" in page.texts


def test_what_is_already_being_checked_waits_no_more(page: Page) -> None:
    checked = a_change(state=IntentState.VERIFYING, change_id=2)
    page.show(waiting=[a_change(), checked])
    assert "Under way" in page.texts
    page.show(waiting=[a_change()])
    assert "Under way" not in page.texts


def test_the_value_that_waits_behind_another_one_is_shown(page: Page) -> None:
    page.show(waiting=[replace(a_change(state=IntentState.SENDING), queued_next=20)])

    assert "32 A → 24 A → 20 A" in page.texts


def test_of_a_schedule_only_the_parts_that_differ_are_shown(page: Page) -> None:
    page.show(waiting=[a_change(FieldGroup.SCHEDULE, EARLY, NIGHT)])

    assert "Mon–Fri 23:00 – 06:30 → 22:00 – 06:00" in page.texts


def test_a_row_says_when_the_next_try_is_while_the_server_is_away(page: Page) -> None:
    waiting = [just_saved(a_change()), just_saved(a_change(change_id=2, state=IntentState.UNKNOWN))]
    page.show_over(away(), waiting)

    assert "Saved 5 min ago · next try in about 40 s" in page.texts
    assert "Saved 5 min ago · next look in about 40 s" in page.texts


def test_a_row_says_why_it_waits(page: Page) -> None:
    change = just_saved(a_change(reason=Reason.WRITE_BUDGET))
    page.show(waiting=[replace(change, not_before=time.time() + 300)])

    assert "Saved 5 min ago · next try in about 5 min" in page.texts
    assert any("memory that wears out" in text for text in page.texts)


def test_waiting_can_be_given_up_when_the_server_stays_away(page: Page) -> None:
    old = replace(a_change(state=IntentState.UNKNOWN), made_at=NOW - 7200, watch_until=NOW - 7000)
    page.show(waiting=[old])
    assert not page.button("give_up:1").isVisible()
    page.show_over(away(), [replace(old, watch_until=time.time() + 60)])
    assert not page.button("give_up:1").isVisible(), "it may still land"

    page.show_over(away(), [old])
    page.click("give_up:1")

    page.qtbot.waitUntil(lambda: page.said == ["No longer waiting for it."])
    assert page.desk.decided == [("give_up", 1)]


def test_discarding_is_done_once_and_said(page: Page) -> None:
    page.show(waiting=[a_change()])

    page.click("discard:1")
    page.click("discard:1")

    page.qtbot.waitUntil(lambda: page.said == ["Change taken back."])
    assert page.desk.decided == [("discard", 1)]


@pytest.mark.parametrize("state", [IntentState.SENDING, IntentState.UNKNOWN, IntentState.VERIFYING])
def test_what_is_under_way_cannot_be_discarded(page: Page, state: IntentState) -> None:
    page.show(waiting=[a_change()])
    assert page.button("discard:1").isVisible()

    page.show(waiting=[a_change(state=state)])

    assert not page.button("discard:1").isVisible()


def test_a_decision_that_cannot_be_kept_is_said_in_its_card_and_can_be_tried_again(page: Page) -> None:
    page.show(undecided=[CONFLICT])
    page.desk.error = DiskFull(Path("juicedesk.db"), "no space left")

    page.click("server:2")
    words = "The disk is full, so nothing was saved. Your entry is still here."
    page.qtbot.waitUntil(lambda: words in page.texts)
    assert page.said == []

    page.click("server:2")
    page.qtbot.waitUntil(lambda: page.desk.decided == [("keep_server", 2)])
    page.qtbot.waitUntil(lambda: page.said == ["The server's value stays."])
    assert words not in page.texts


def test_a_row_stays_the_same_widget_while_its_change_gets_on(page: Page) -> None:
    page.show(waiting=[a_change(change_id=1), a_change(change_id=2, group=FieldGroup.LIMIT)])
    kept = page.button("discard:2")
    kept.setFocus()

    page.show(waiting=[a_change(change_id=2, group=FieldGroup.LIMIT)])

    assert page.button("discard:2") is kept
    assert kept.hasFocus()
    assert page.texts.count("Garage · Wiring limit") == 0


def test_rows_stand_in_the_order_of_the_changes(page: Page) -> None:
    limit = a_change(FieldGroup.LIMIT, change_id=2)
    page.show(waiting=[limit])

    page.show(waiting=[a_change(change_id=3), limit])

    assert page.texts.index("Garage · Wiring limit") < page.texts.index("Garage · Charge limit")


def test_a_conflict_shows_three_values_and_decides_nothing(page: Page) -> None:
    page.show(undecided=[CONFLICT])

    assert {"Before", "Yours", "On the server now", "Garage · Schedule, Mon–Fri"} <= set(page.texts)
    assert {"23:00", "22:00", "21:30", "06:30", "06:00"} <= set(page.texts)
    assert not any("Sat–Sun" in text for text in page.texts)
    assert not any(choice.isChecked() for choice in page.page.findChildren(QRadioButton))
    assert not page.button("mine:2").isDefault()
    page.click("mine:2")
    page.qtbot.waitUntil(lambda: page.desk.decided == [("keep_mine", 2)])


def choose(page: Page, *parts: str) -> None:
    """Choose sides on the card of CONFLICT: `start:mine`."""
    for part in parts:
        name, side = part.split(":")
        page.page.findChild(QRadioButton, f"changes:choice:2:weekday.{name}_minute_of_day:{side}").click()


def test_a_mix_of_both_sides_is_said_and_then_applied(page: Page) -> None:
    page.show(undecided=[CONFLICT])
    assert not page.button("apply:2").isEnabled()

    choose(page, "start:mine")
    assert not page.button("apply:2").isEnabled(), "the end is still open"
    choose(page, "end:server")
    result = "Result: 22:00 – 06:30, ready by 06:00. Nothing is sent before you decide."
    assert result in page.texts
    page.click("apply:2")

    page.qtbot.waitUntil(lambda: page.said == ["Your choice will be sent."])
    assert page.desk.decided == [("keep_mix", 2)]
    assert page.desk.mixed == [(OTHER, replace(NIGHT, weekday=ChargeWindow(1320, 390, 360)))]


@pytest.mark.parametrize(("side", "decision"), [("mine", "keep_mine"), ("server", "keep_server")])
def test_the_same_side_in_every_line_is_that_side(page: Page, side: str, decision: str) -> None:
    page.show(undecided=[CONFLICT])
    choose(page, f"start:{side}", f"end:{side}")

    page.page.findChild(QRadioButton).setFocus()
    page.qtbot.keyClick(page.page.focusWidget(), Qt.Key.Key_Return, CTRL)

    page.qtbot.waitUntil(lambda: page.desk.decided == [(decision, 2)])


def test_a_mix_that_cannot_be_is_refused_in_words(page: Page) -> None:
    theirs = replace(NIGHT, weekday=ChargeWindow(600, 1320, 360))
    page.show(undecided=[replace(CONFLICT, server_value=theirs)])

    choose(page, "start:mine", "end:server")

    assert not page.button("apply:2").isEnabled()
    assert "Start and end are the same. For the whole day use midnight to midnight." in page.texts
    choose(page, "end:mine")
    assert page.button("apply:2").isEnabled()


def test_what_was_chosen_stays_until_one_of_the_sides_is_another(page: Page) -> None:
    page.show(undecided=[CONFLICT])
    choose(page, "start:mine", "end:server")

    page.show(undecided=[replace(CONFLICT, reads_equal=1)])
    assert page.button("apply:2").isEnabled()

    another = replace(OTHER, weekday=ChargeWindow(1290, 400, 360))
    page.show(undecided=[replace(CONFLICT, server_value=another)])
    assert not page.button("apply:2").isEnabled()


def test_a_load_group_that_lets_more_flow_is_mixed_with_a_tick_only(page: Page) -> None:
    before, mine = LoadGroup("Garage", 32, ("a", "b")), LoadGroup("Garage", 40, ("a", "b"))
    theirs = LoadGroup("Yard", 32, ("a", "b"))
    group = a_change(FieldGroup.LOAD_GROUP, mine, before, IntentState.HELD, Reason.CONFLICT)
    page.show(undecided=[replace(group, server_value=theirs)])
    for name in ("name:mine", "circuit_amps:server"):
        page.page.findChild(QRadioButton, f"changes:choice:1:{name}").click()
    assert page.button("apply:1").isEnabled(), "it lowers nothing and raises nothing"

    page.page.findChild(QRadioButton, "changes:choice:1:circuit_amps:mine").click()
    assert not page.button("apply:1").isEnabled()
    page.tick.click()
    assert page.button("apply:1").isEnabled()


def test_a_raise_names_its_amps_and_asks_for_a_tick(page: Page) -> None:
    page.show(undecided=[HELD_RAISE])

    assert page.button("mine:1").text() == "Raise to 32 A"
    assert not page.button("mine:1").isEnabled()
    page.tick.click()
    page.click("mine:1")

    page.qtbot.waitUntil(lambda: page.desk.decided == [("keep_mine", 1)])


def test_the_lower_of_two_currents_stands_first(page: Page) -> None:
    page.show(undecided=[HELD_RAISE])
    assert page.button("server:1").x() < page.button("mine:1").x()
    assert page.texts.index("20 A") < page.texts.index("32 A")

    page.show(undecided=[replace(HELD_RAISE, server_value=40, reason=Reason.CONFLICT)])

    assert page.button("mine:1").x() < page.button("server:1").x()
    assert page.texts.index("32 A") < page.texts.index("40 A")


def test_a_raise_is_told_in_amps_and_as_a_share_of_the_breaker(page: Page) -> None:
    page.show(undecided=[HELD_RAISE])
    assert "From 20 A to 32 A: 12 A more." in page.texts

    page.desk.notes[HELD_RAISE.unit_id] = a_wiring(RuleSet.NORTH_AMERICA, 50)
    page.show(undecided=[HELD_RAISE])

    assert "From 20 A to 32 A: 12 A more. 32 A is 64 % of the 50 A breaker." in page.texts


def test_more_than_the_wiring_allows_cannot_be_chosen(page: Page) -> None:
    page.show(undecided=[HELD_RAISE])
    page.tick.click()
    assert page.button("mine:1").isEnabled()

    page.desk.notes[HELD_RAISE.unit_id] = a_wiring(RuleSet.NORTH_AMERICA, 30)
    page.show(undecided=[HELD_RAISE])

    assert not page.button("mine:1").isEnabled()
    assert page.button("server:1").isEnabled()
    assert any(
        text.endswith("Your wiring allows 24 A at most, so this cannot be chosen.") for text in page.texts
    )


def test_a_hidden_lower_value_is_named_before_it_is_passed_over(page: Page) -> None:
    page.show(undecided=[HELD_RAISE])
    page.tick.click()

    page.show(undecided=[replace(HELD_RAISE, reason=Reason.CEILING, ceiling_amps=16)])

    assert "Somebody else had lowered it to 16 A." in page.texts
    assert not page.tick.isChecked(), "it was ticked without knowing of the 16 A"


def test_what_stays_below_the_hidden_value_does_not_name_it(page: Page) -> None:
    page.show(undecided=[replace(HELD_RAISE, ceiling_amps=40)])

    assert not any("had lowered it to" in text for text in page.texts)


def test_details_are_decided_part_by_part(page: Page) -> None:
    before = Details(city="Bonn", address="Am Dom 1")
    mine, server = replace(before, city="Köln"), replace(before, city="Kiel")
    conflict = a_change(
        FieldGroup.DETAILS, mine, before, IntentState.HELD, Reason.CONFLICT, server_value=server
    )
    page.show(undecided=[conflict])

    assert {"City", "Bonn", "Köln", "Kiel"} <= set(page.texts)
    assert "Am Dom 1" not in page.texts
    assert page.button("server:1").text() == "Keep the server's"


def test_a_raise_over_an_unknown_value_asks_for_the_tick_too(page: Page) -> None:
    page.show(undecided=[replace(HELD_RAISE, server_value=None)])

    assert not page.button("mine:1").isEnabled()


def test_a_tick_stays_over_refreshes_but_not_over_another_value(page: Page) -> None:
    page.show(undecided=[HELD_RAISE])
    page.tick.click()

    page.show(undecided=[replace(HELD_RAISE, reads_equal=1)])
    assert page.tick.isChecked()

    page.show(undecided=[replace(HELD_RAISE, server_value=24)])
    assert not page.tick.isChecked()
    assert not page.button("mine:1").isEnabled()


def test_lowering_asks_for_no_tick(page: Page) -> None:
    page.show(undecided=[replace(HELD_RAISE, wanted=10)])

    assert not page.tick.isVisible()
    assert page.button("mine:1").text() == "Use mine"
    assert page.button("mine:1").isEnabled()


def test_done_changes_say_how_they_ended_and_why(page: Page) -> None:
    page.show(done=[a_change(state=IntentState.NOT_KEPT, reason=Reason.FELL_BACK), a_change(change_id=2)])

    done = page.page.findChild(QListView, "changes:done")
    index = done.model().index(0, 0)
    assert index.data().startswith("Garage · Wiring limit: 32 A → 24 A, Did not stick")
    assert "had the old value again" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert done.sizeHintForRow(0) > done.sizeHintForRow(1)


def test_the_same_done_changes_keep_the_place_in_the_list(page: Page) -> None:
    page.show(done=[a_change(change_id=1), a_change(change_id=2)])
    done = page.page.findChild(QListView, "changes:done")
    done.setCurrentIndex(done.model().index(1, 0))

    page.show(done=[a_change(change_id=1), a_change(change_id=2)])

    assert done.currentIndex().row() == 1
    assert done.currentIndex().data(DoneModel.ChangeRole).change_id == 2


def test_a_done_change_opens_in_the_history(page: Page) -> None:
    first, second = a_change(state=IntentState.CONFIRMED), a_change(change_id=2, state=IntentState.CONFIRMED)
    page.desk.past = tuple(PastChange(change, (), ()) for change in (first, second))
    page.show(done=[first, second])

    done = page.page.findChild(QListView, "changes:done")
    done.activated.emit(done.model().index(1, 0))

    dialog = page.page.findChild(HistoryDialog)
    chosen = dialog.findChild(QListView, "history:list")
    page.qtbot.waitUntil(lambda: chosen.currentIndex().isValid())
    assert chosen.currentIndex().data(HistoryModel.RowRole).past.change == second


def test_the_server_line_counts_down_to_the_next_try(page: Page) -> None:
    page.show_link(LinkView(LinkState.AWAY, since=NOW - 60, next_try_at=time.time() + 42.3))

    line = page.page.findChild(Label, "changes:server").text()
    assert line.startswith("Server: not answering · since ")
    assert line.endswith(("next try in 0:42", "next try in 0:41"))


def test_the_tab_key_goes_from_top_to_bottom(page: Page) -> None:
    limit = a_change(FieldGroup.LIMIT, change_id=4)
    page.show(waiting=[limit], done=[a_change(change_id=9)])
    page.show(waiting=[a_change(change_id=3), limit], undecided=[HELD_RAISE], done=[a_change(change_id=9)])

    page.button("try").setFocus()
    seen = []
    for _ in range(9):
        seen.append(page.page.focusWidget().objectName())
        page.qtbot.keyClick(page.page.focusWidget(), Qt.Key.Key_Tab)

    wanted = "try tick:1 server:1 open:3 discard:3 open:4 discard:4 clear done"
    assert seen == [f"changes:{name}" for name in wanted.split()]


def test_trying_now_asks_the_desk(page: Page) -> None:
    page.show()

    page.click("try")

    assert page.desk.decided == [("try_now", 0)]


def test_what_is_on_its_way_can_be_set_back(page: Page) -> None:
    page.show(waiting=[a_change()])
    assert not page.button("back:1").isVisible(), "it can be discarded"

    page.show(waiting=[a_change(state=IntentState.VERIFYING)])
    assert page.button("back:1").text() == "Set back to 32 A"
    with page.qtbot.waitSignal(page.page.set_back) as asked:
        page.click("back:1")
    assert asked.args == [Step(a_change().unit_id, FieldGroup.WIRE, 32, 24)]

    page.show(waiting=[replace(a_change(state=IntentState.VERIFYING), queued_next=20)])
    assert not page.button("back:1").isVisible(), "something newer waits behind it"


def test_the_list_of_what_is_done_can_be_cleared(page: Page) -> None:
    old = a_change(state=IntentState.CONFIRMED)
    page.show(done=[old])
    page.click("clear")
    assert "Done" not in page.texts
    newer = replace(a_change(state=IntentState.CONFIRMED, change_id=2), settled_at=time.time() + 1)
    page.show(done=[newer, old])
    done = page.page.findChild(QListView, "changes:done")
    assert "Done" in page.texts and done.model().rowCount() == 1


def test_sending_can_be_paused_and_that_is_said(page: Page) -> None:
    page.show(waiting=[a_change()])
    assert page.button("pause").text() == "Pause"
    page.click("pause")
    page.qtbot.waitUntil(lambda: page.said == ["Nothing is sent until you resume."])
    assert page.desk.shown.link.is_paused
    assert "Paused: nothing is sent until you resume, not even a lower limit." in page.texts
    assert page.page.findChild(Pill).accessibleName() == "Waiting, sending is paused"

    page.click("pause")
    page.qtbot.waitUntil(lambda: page.said[1:] == ["Sending goes on."])
    assert page.button("pause").text() == "Pause" and not page.desk.shown.link.is_paused


def test_a_pause_that_cannot_be_kept_is_said(page: Page) -> None:
    page.show()
    page.desk.error = DiskFull(Path("juicedesk.db"), "no space left")
    page.click("pause")
    page.qtbot.waitUntil(lambda: len(page.said) == 1 and "disk is full" in page.said[0])
    assert page.button("pause").isEnabled() and page.button("pause").text() == "Pause"


def test_the_charger_of_a_change_can_be_opened(page: Page) -> None:
    change = a_change()
    page.show(waiting=[change])

    with page.qtbot.waitSignal(page.page.open_charger) as opened:
        page.click("open:1")

    assert opened.args == [change.unit_id]


def test_every_control_has_a_name_for_screen_readers(page: Page) -> None:
    page.show(waiting=[a_change(change_id=3)], undecided=[HELD_RAISE, CONFLICT], done=[a_change(change_id=4)])

    for button in page.page.findChildren(Button):
        assert button.accessibleName(), button.objectName()
    assert page.button("discard:3").accessibleName() == "Discard: Garage, Wiring limit"
