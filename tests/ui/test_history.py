"""The history: read in the background, searched, set back with care, and handed on as text."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLineEdit,
    QListView,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from juicedesk.domain.errors import StoreError
from juicedesk.domain.intent import FieldGroup, IntentState, Override, Reason
from juicedesk.domain.wiring_rules import RuleSet, WiringNote
from juicedesk.store.history import PastChange, PastEdit, PastEvent
from juicedesk.store.view import Change
from juicedesk.ui.background import Background
from juicedesk.ui.dialogs.history import HistoryDialog
from juicedesk.ui.history_text import history_text, paragraph
from juicedesk.ui.look import Look
from juicedesk.ui.models.history_model import HistoryModel, HistoryRow, history_rows
from juicedesk.ui.set_back import way_back
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import Label
from tests.fakes.desk import NOW, FakeDesk, a_change, a_charger, a_wiring, with_pending
from tests.ui.test_accessible_names import nameless
from tests.ui.window import Window
from tests.ui.work import finish_work

DAY_S = 86400.0
MANY = 10_000
T = TypeVar("T", bound=QWidget)
CONFIRMED, NOT_KEPT = IntentState.CONFIRMED, IntentState.NOT_KEPT


def past_of(change: Change, days_ago: float = 0.0) -> PastChange:
    at = NOW - days_ago * DAY_S
    change = replace(change, made_at=at - 60, settled_at=at)
    return PastChange(
        change,
        (PastEdit(at - 60, change.wanted, change.base, confirmed=False),),
        (
            PastEvent(at - 60, IntentState.QUEUED, Reason.NONE),
            PastEvent(at, change.state, change.reason),
        ),
    )


LOWERED = past_of(a_change(FieldGroup.NAME, "Garage", "Shed", CONFIRMED, change_id=1))
FAILED = past_of(a_change(FieldGroup.LIMIT, 24, 16, NOT_KEPT, Reason.FELL_BACK, change_id=2), 1)


class Open:
    """The dialog over a desk in memory, with its history read."""

    def __init__(self, qtbot: QtBot, qapp: QApplication) -> None:
        self.qtbot = qtbot
        self.desk = FakeDesk(past=(LOWERED, FAILED))
        self.background = Background()
        self.look = Look(qapp)
        self.saved: list[str] = []

    def read(self) -> None:
        self.dialog = HistoryDialog(self.desk, self.background, self.look)
        self.dialog.saved.connect(self.saved.append)
        self.qtbot.addWidget(self.dialog)
        self.dialog.show()
        self.qtbot.waitUntil(lambda: self.state != "Reading…")

    @property
    def state(self) -> str:
        return self.find(Label, "state").text()

    @property
    def list(self) -> QListView:
        return self.find(QListView, "list")

    def find(self, kind: type[T], name: str) -> T:
        found = self.dialog.findChild(kind, f"history:{name}")
        assert isinstance(found, kind)
        return found

    def click(self, name: str) -> None:
        self.qtbot.mouseClick(self.find(Button, name), Qt.MouseButton.LeftButton)

    def choose(self, number: int) -> None:
        """The n-th row that is a change, from 0."""
        model = self.list.model()
        indexes = [model.index(row, 0) for row in range(model.rowCount())]
        changes = [index for index in indexes if isinstance(index.data(HistoryModel.RowRole), HistoryRow)]
        self.list.setCurrentIndex(changes[number])


@pytest.fixture
def history(qtbot: QtBot, qapp: QApplication) -> Iterator[Open]:
    made = Open(qtbot, qapp)
    yield made
    made.background.stop()


def test_changes_stand_under_their_days(history: Open) -> None:
    history.read()

    model = history.list.model()
    shown = [model.index(row, 0) for row in range(model.rowCount())]
    assert [isinstance(index.data(HistoryModel.RowRole), HistoryRow) for index in shown] == [
        False,
        True,
        False,
        True,
    ]
    assert not shown[0].flags() & Qt.ItemFlag.ItemIsSelectable
    assert shown[1].data().startswith("Garage · Name: Shed → Garage, Confirmed by the server")


@pytest.mark.parametrize(("answer", "left"), [("Keep", 2), ("Delete", 0)])
def test_the_history_is_deleted_only_after_a_second_thought(history: Open, answer: str, left: int) -> None:
    history.read()
    timer = QTimer(interval=10)

    def press() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            timer.stop()
            assert "24 hours" in box.text()
            next(button for button in box.buttons() if button.text() == answer).click()

    timer.timeout.connect(press)
    timer.start()
    history.click("delete")

    history.qtbot.waitUntil(lambda: not timer.isActive() and len(_rows(history)) == left)
    assert len(history.desk.past) == left


def test_a_search_finds_by_any_words_of_a_change(history: Open) -> None:
    history.read()

    history.qtbot.keyClicks(history.find(QLineEdit, "search"), "LIMIT stick")

    assert [row.past for row in _rows(history)] == [FAILED]
    history.find(QLineEdit, "search").setText("nowhere")
    assert _rows(history) == []
    assert history.state == "Nothing found."
    assert not history.find(Button, "export").isEnabled()


def test_the_chosen_change_tells_every_step(history: Open) -> None:
    history.read()

    history.choose(1)

    told = history.find(QPlainTextEdit, "details").toPlainText()
    assert "Charge limit: 16 A → 24 A. Did not stick." in told
    assert "Saved: 16 A → 24 A" in told
    assert told.count("UTC") == 3


def test_a_history_that_cannot_be_read_is_said(history: Open) -> None:
    history.desk.error = StoreError(Path("juicedesk.db"), "broken")

    history.read()

    assert "cannot be" in history.state


def test_what_is_no_raise_is_set_back_at_once(history: Open) -> None:
    history.read()
    history.choose(0)

    assert history.find(Button, "set_back").text() == "Set back to Shed"
    history.click("set_back")

    history.qtbot.waitUntil(lambda: history.saved == ["Set back to Shed: saved."])
    unit_id = LOWERED.change.unit_id
    assert history.desk.saved == [(unit_id, FieldGroup.NAME, "Shed", "Garage", False)]


def test_setting_a_wiring_limit_back_to_more_amps_is_left_to_the_wiring_page(history: Open) -> None:
    history.desk.past = (past_of(a_change(FieldGroup.WIRE, 32, 40, CONFIRMED)),)
    history.read()
    history.choose(0)

    with history.qtbot.waitSignal(history.dialog.raise_asked) as asked:
        history.click("set_back")

    assert asked.args == [a_charger().unit_id, 40]
    finish_work(history.background)
    assert history.desk.saved == []


def test_setting_a_charge_limit_back_to_more_amps_asks_first(history: Open) -> None:
    unit_id = a_charger().unit_id
    history.desk.past = (past_of(a_change(FieldGroup.LIMIT, 32, 40, CONFIRMED)),)
    history.desk.notes[unit_id] = a_wiring(RuleSet.EUROPE, 40)
    history.read()
    history.choose(0)

    history.click("set_back")
    finish_work(history.background)
    assert history.desk.saved == []
    history.dialog.findChild(QCheckBox, "wiring:tick").click()
    history.dialog.findChild(QLineEdit, "wiring:again").setText("40")
    history.qtbot.mouseClick(history.dialog.findChild(Button, "wiring:raise"), Qt.MouseButton.LeftButton)

    history.qtbot.waitUntil(lambda: history.desk.saved == [(unit_id, FieldGroup.LIMIT, 40, 32, True)])


def test_the_wiring_page_opens_with_the_limit_filled_in(qtbot: QtBot, qapp: QApplication) -> None:
    window = Window(qtbot, qapp, FakeDesk(past=(past_of(a_change(FieldGroup.WIRE, 32, 40, CONFIRMED)),)))
    try:
        window.main.open_changes()
        window.click("changes:history")
        dialog = window.main.findChild(HistoryDialog)
        model = dialog.findChild(QListView, "history:list").model()
        qtbot.waitUntil(lambda: model.rowCount() == 2)
        dialog.findChild(QListView, "history:list").setCurrentIndex(model.index(1, 0))
        qtbot.mouseClick(dialog.findChild(Button, "history:set_back"), Qt.MouseButton.LeftButton)

        assert window.find("wiring:raise").text() == "Raise to 40 A"
        assert not window.find("wiring:raise").isEnabled()
        assert window.desk.saved == []
    finally:
        window.close()


def test_no_control_of_the_history_is_nameless(history: Open) -> None:
    history.desk.past = (past_of(a_change(FieldGroup.LIMIT, 32, 40, CONFIRMED)),)
    history.read()
    history.choose(0)
    assert nameless(history.dialog) == []

    history.click("set_back")

    assert history.dialog.findChild(Button, "wiring:raise").isVisible()
    assert nameless(history.dialog) == []


@pytest.mark.parametrize("note", [None, a_wiring(RuleSet.NORTH_AMERICA, 40)])
def test_no_charge_limit_is_set_back_above_the_wiring(history: Open, note: WiringNote | None) -> None:
    history.desk.past = (past_of(a_change(FieldGroup.LIMIT, 32, 40, CONFIRMED)),)
    if note is not None:
        history.desk.notes[a_charger().unit_id] = note
    history.read()
    history.choose(0)
    history.click("set_back")

    history.dialog.findChild(QCheckBox, "wiring:tick").click()
    history.dialog.findChild(QLineEdit, "wiring:again").setText("40")

    assert not history.dialog.findChild(Button, "wiring:raise").isEnabled()


@pytest.mark.parametrize(
    "change",
    [
        a_change(FieldGroup.WIRE, 24, 32, CONFIRMED),
        a_change(FieldGroup.WIRE, 32, 24, NOT_KEPT, Reason.FELL_BACK),
        a_change(FieldGroup.WIRE, 32, None, CONFIRMED),
        a_change(FieldGroup.OVERRIDE, Override.BACK_TO_SCHEDULE, Override.CHARGE_NOW, CONFIRMED),
    ],
    ids=["it is so already", "it was not kept but is so now", "nobody knows what it was", "charge now"],
)
def test_there_is_no_way_back(change: Change) -> None:
    assert way_back(change, a_charger().field(change.group)) is None


def test_what_did_not_stick_says_why_and_can_be_tried_again(history: Open) -> None:
    history.read()

    history.choose(1)

    told = history.find(QPlainTextEdit, "details").toPlainText()
    assert "Did not stick" in told and "then had the old value again" in told
    assert history.find(Button, "set_back").text() == "Try 24 A again"
    history.find(Button, "set_back").click()
    history.qtbot.waitUntil(lambda: history.saved == ["Once more 24 A: saved."])
    assert history.desk.saved == [(FAILED.change.unit_id, FieldGroup.LIMIT, 24, 32, False)]


def test_trying_a_raise_again_is_a_raise() -> None:
    change = a_change(FieldGroup.LIMIT, 32, 16, NOT_KEPT)
    way = way_back(change, a_charger(limit=16).field(FieldGroup.LIMIT))
    assert way is not None and way.raises and way.is_again and way.value == 32


def test_there_is_no_way_back_past_a_change_that_waits() -> None:
    change, charger = a_change(FieldGroup.WIRE, 32, 24, CONFIRMED), a_charger()

    assert way_back(change, charger.field(change.group)) is not None
    assert way_back(change, with_pending(charger, a_change(FieldGroup.WIRE)).field(change.group)) is None
    assert way_back(change, None) is None


def test_the_text_has_a_paragraph_per_change_and_no_whole_id(history: Open, tmp_path: Path) -> None:
    secret = "Ab3-9f8e7d6c5b4a39281706f5e4d3c2b1a0"
    named = past_of(replace(a_change(state=CONFIRMED), charger_name=f"Garage\n{secret}"))
    history.desk.past = (named, FAILED)
    history.read()

    history.dialog.export_to(tmp_path / "history.txt")
    history.qtbot.waitUntil(lambda: history.state == "Saved as history.txt.")

    text = (tmp_path / "history.txt").read_bytes().decode("utf-8")
    head, first, second = text.rstrip("\n").split("\n\n")
    assert head.startswith("JuiceDesk: changes of the last 90 days, newest first. Written ")
    assert first.startswith("Garage …b1a0 (…0000) · Wiring limit: 32 A → 24 A. Confirmed by the server.")
    assert second == paragraph(FAILED)
    assert secret not in text
    assert FAILED.change.unit_id not in text


def test_a_place_that_cannot_be_written_is_said(history: Open, tmp_path: Path) -> None:
    history.read()

    history.dialog.export_to(tmp_path)

    history.qtbot.waitUntil(lambda: history.state.startswith("That could not be saved: "))


def test_times_are_given_here_and_in_utc() -> None:
    at = 1_800_000_000.0
    edited = replace(FAILED, edits=(PastEdit(at, 24, 16, confirmed=True),), events=())

    line = paragraph(edited).splitlines()[-1]

    assert line.endswith("(2027-01-15 08:00:00 UTC): Saved, with the raise confirmed: 16 A → 24 A")
    assert line.strip().startswith(time.strftime("%Y-%m-%d %H:%M:%S %z", time.localtime(at)))


def test_an_empty_history_is_a_text_too() -> None:
    assert history_text((), NOW).count("\n") == 1


def test_thousands_of_changes_are_shown_and_searched_without_a_stall(history: Open) -> None:
    schedule_free = tuple(
        past_of(a_change(FieldGroup.LIMIT, 6 + number % 34, 32, CONFIRMED, change_id=number), number / 120)
        for number in range(MANY)
    )
    rows = history_rows(schedule_free)
    history.desk.past = ()
    history.read()
    model = history.list.model()
    assert isinstance(model, HistoryModel)

    started = time.perf_counter()
    model.set_rows(rows)
    history.dialog.grab()
    shown_s = time.perf_counter() - started
    started = time.perf_counter()
    history.find(QLineEdit, "search").setText("17 A")
    history.dialog.grab()
    sought_s = time.perf_counter() - started

    print(f"shown in {shown_s * 1000:.0f} ms, sought in {sought_s * 1000:.0f} ms")
    assert 0 < model.change_count < MANY
    assert max(shown_s, sought_s) < 2.0


def _rows(history: Open) -> list[HistoryRow]:
    model = history.list.model()
    data = [model.index(row, 0).data(HistoryModel.RowRole) for row in range(model.rowCount())]
    return [row for row in data if isinstance(row, HistoryRow)]
