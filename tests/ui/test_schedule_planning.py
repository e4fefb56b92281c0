"""What the schedule page says beside the windows: presets, prices, estimate, clocks; and copies."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QListWidget,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from juicedesk.domain.energy_need import USUAL_NEED
from juicedesk.domain.intent import FieldGroup
from juicedesk.domain.schedule import ALL_DAY, ChargeWindow, Schedule
from juicedesk.domain.tariff import Band, Days, Tariff
from juicedesk.store.view import ChargerView
from juicedesk.ui.background import Background
from juicedesk.ui.dialogs.copy_schedule import CopyScheduleDialog
from juicedesk.ui.dialogs.energy_need import EnergyNeedDialog
from juicedesk.ui.look import Look
from juicedesk.ui.pages.schedule import SchedulePage
from juicedesk.ui.preferences import Preferences
from juicedesk.ui.schedule_notes import schedule_notes
from juicedesk.ui.tariff_choice import TARIFF, tariff_to_text
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import Label
from juicedesk.ui.widgets.lane import Lane
from juicedesk.ui.widgets.tariff_strip import TariffStrip
from tests.fakes.desk import NIGHT, FakeDesk, a_change, a_charger, with_pending
from tests.ui.work import finish_work

W = TypeVar("W", bound=QWidget)
D = TypeVar("D", bound=QDialog)
LOW = Band("Low", 0.20, ChargeWindow(1320, 360))
WEEKEND = Band("Weekend", 0.10, ALL_DAY, Days.WEEKENDS)
BERLIN_WINTER_S = 3600


class Page:
    """The page over a desk with three chargers; the first one is shown."""

    def __init__(self, qtbot: QtBot, qapp: QApplication) -> None:
        self.qtbot = qtbot
        self.desk = FakeDesk()
        self.background = Background()
        self.preferences = Preferences(self.desk, self.background)
        self.now = datetime(2026, 11, 17, 14, 6, tzinfo=UTC)
        self.page = SchedulePage(
            self.desk, self.background, self.preferences, Look(qapp), clock=lambda: self.now.timestamp()
        )
        qtbot.addWidget(self.page)
        self.page.resize(1000, 800)
        self.show(a_charger(schedule=NIGHT))
        self.page.show()

    def show(self, charger: ChargerView) -> None:
        self.page.show_charger(charger, self.desk.shown.link, has_others=True)

    def state(self, tariff: Tariff) -> None:
        self.preferences.choose(TARIFF, tariff_to_text(tariff))
        self.show(a_charger(schedule=NIGHT))

    def find(self, kind: type[W], name: str) -> W:
        return self.page.findChild(kind, name)

    def click(self, name: str) -> None:
        self.qtbot.mouseClick(self.find(Button, name), Qt.MouseButton.LeftButton)

    def preset(self, name: str) -> QAction:
        return next(
            action
            for action in self.find(Button, "schedule:presets").menu().actions()
            if action.objectName() == f"schedule:preset:{name}"
        )

    def in_dialog(self, name: str, kind: type[D], answer: Callable[[D], None]) -> None:
        """Press a button that opens a dialog, and answer it."""
        QTimer.singleShot(0, lambda: answer(self.page.findChild(kind)))
        self.click(name)

    @property
    def draft(self) -> Schedule:
        return self.page._draft.current

    @property
    def estimate(self) -> str:
        bar = self.find(QWidget, "schedule:estimate")
        return " ".join(label.text() for label in bar.findChildren(Label) if label.isVisible())


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication) -> Iterator[Page]:
    page = Page(qtbot, qapp)
    yield page
    page.background.stop()


def test_a_preset_sets_both_windows_and_keeps_the_ready_by_time(page: Page) -> None:
    page.preset("night_22_06").trigger()
    assert page.draft == Schedule(True, ChargeWindow(1320, 360, 360), ChargeWindow(1320, 360))
    page.preset("weekend_all_day").trigger()
    assert page.draft == Schedule(True, ChargeWindow(1320, 360, 360), ALL_DAY)
    assert page.find(Button, "schedule:save").isEnabled(), "it is a draft like any other"


def test_cheapest_hours_come_from_the_stated_tariff(page: Page) -> None:
    assert not page.preset("cheapest_hours").isEnabled()
    page.state(Tariff(0.40, "€", (WEEKEND, LOW)))
    page.preset("cheapest_hours").trigger()
    assert page.draft == Schedule(True, ChargeWindow(1320, 360, 360), ALL_DAY)


def test_prices_stand_below_the_lanes_only_when_they_differ(page: Page) -> None:
    strip = page.find(TariffStrip, "schedule:weekday:prices")
    assert not strip.isVisible()
    page.state(Tariff(0.40, "€"))
    assert not strip.isVisible()
    page.state(Tariff(0.40, "€", (LOW,)))
    assert strip.isVisible() and "22:00" in strip.accessibleDescription()


def test_where_the_lanes_begin_is_remembered(page: Page, qapp: QApplication) -> None:
    lane = page.page.findChildren(Lane)[0]
    assert lane.past_end_px == 0, "a night is one piece"
    page.page._head.view.button(1).click()
    assert lane.past_end_px == pytest.approx(lane.width() * 390 / 1440)
    other = SchedulePage(page.desk, page.background, page.preferences, Look(qapp))
    page.qtbot.addWidget(other)
    assert other._head.view.index == 1


def test_an_estimate_says_how_long_until_when_and_at_what_price(page: Page) -> None:
    assert "takes 5 h 25 min" in page.estimate and "32 A" in page.estimate
    page.state(Tariff(0.40, "€", (LOW,)))
    assert "instead of" in page.estimate and "16.00" in page.estimate
    page.show(a_charger(schedule=NIGHT, limit=0))
    assert "the charge limit is off" in page.estimate
    nothing = {group.value: None for group in (FieldGroup.WIRE, FieldGroup.LIMIT)}
    page.show(replace(a_charger(schedule=NIGHT, **nothing), unit_rating_amps=None))
    assert "cannot be estimated" in page.estimate


def test_a_missed_ready_by_time_says_what_would_meet_it(page: Page) -> None:
    late = ChargeWindow(180, 480, 360)
    page.show(a_charger(schedule=Schedule(True, late, late)))
    assert "The ready-by time, tomorrow at 06:00, is missed by 21 h" in page.estimate
    assert "It would have to start tomorrow at 00:35." in page.estimate


def test_a_ready_by_time_that_nothing_meets_any_more_is_called_so(page: Page) -> None:
    page.now = page.now.replace(hour=0, minute=50)
    quarter = ChargeWindow(1380, 1395, 360)
    page.show(a_charger(schedule=Schedule(True, quarter, quarter)))
    assert "The ready-by time, at 06:00, is missed. Neither" in page.estimate


def test_another_energy_is_asked_for_and_kept_for_this_charger(page: Page) -> None:
    page.in_dialog("schedule:need", EnergyNeedDialog, state_battery)
    assert page.find(Button, "schedule:need").text() == "30 kWh"
    assert page.preferences.value(f"energy_need:{a_charger().unit_id}") == "60000:20:70"


def state_battery(dialog: EnergyNeedDialog) -> None:
    fields = {name: dialog.findChild(QLineEdit, f"need:{name}") for name in ("size", "from", "to")}
    save = dialog.findChild(Button, "need:save")
    dialog.findChild(QRadioButton, "need:by-battery").setChecked(True)
    for name, text in (("size", "60"), ("from", "80"), ("to", "70 %")):
        fields[name].setText(text)
    save.click()
    assert dialog.isVisible() and fields["to"].property("wrong") is True, "a battery does not get emptier"
    fields["from"].setText("20")
    save.click()


@pytest.mark.parametrize("text", ["", "0", "-5", "nan", "1e9", "abc", "301"])
def test_an_energy_that_is_none_is_said_at_its_field(qtbot: QtBot, qapp: QApplication, text: str) -> None:
    dialog = EnergyNeedDialog(Look(qapp), "Garage", USUAL_NEED, "")
    qtbot.addWidget(dialog)
    dialog.show()
    field = dialog.findChild(QLineEdit, "need:energy")
    field.setText(text)
    dialog.findChild(Button, "need:save").click()
    assert dialog.isVisible() and field.property("wrong") is True
    assert dialog.need == USUAL_NEED


def test_a_schedule_is_copied_to_those_that_are_ticked(page: Page) -> None:
    page.preset("night_23_07").trigger()
    wanted = page.draft
    with page.qtbot.waitSignal(page.page.saved) as saved:
        page.in_dialog("schedule:copy-to", CopyScheduleDialog, tick_carport)
    carport = page.desk.shown.chargers[1]
    assert page.desk.saved == [(carport.unit_id, FieldGroup.SCHEDULE, wanted, NIGHT, False)]
    assert saved.args[0].startswith("Saved for 1 charger")


def tick_carport(dialog: CopyScheduleDialog) -> None:
    chargers, save = dialog.findChild(QListWidget, "copy:chargers"), dialog.findChild(Button, "copy:save")
    assert [chargers.item(row).text().split(":")[0] for row in range(2)] == ["Carport", "Courtyard"]
    assert not save.isEnabled(), "nobody is chosen beforehand"
    chargers.item(0).setCheckState(Qt.CheckState.Checked)
    save.click()


def test_what_has_not_been_sent_is_taken_back(page: Page) -> None:
    page.preset("night_23_07").trigger()
    with page.qtbot.waitSignal(page.page.undoable) as saved:
        page.click("schedule:save")
    change = a_change(FieldGroup.SCHEDULE, page.draft, NIGHT)
    chargers = (with_pending(a_charger(schedule=NIGHT), change), *page.desk.shown.chargers[1:])
    page.desk.shown = replace(page.desk.shown, chargers=chargers)
    _words, undo = saved.args
    undo()
    page.qtbot.waitUntil(lambda: page.desk.decided == [("discard", change.change_id)])


def test_what_has_been_sent_is_set_back_as_a_draft(page: Page) -> None:
    page.preset("night_23_07").trigger()
    with page.qtbot.waitSignal(page.page.undoable) as saved:
        page.click("schedule:save")
    saved.args[1]()
    assert page.draft == NIGHT and page.find(Button, "schedule:save").isEnabled()
    finish_work(page.background)
    assert page.desk.decided == []


@pytest.mark.parametrize(
    ("offset_s", "here_s", "words"),
    [
        (BERLIN_WINTER_S, BERLIN_WINTER_S, ""),
        (BERLIN_WINTER_S, -8 * 3600, "9 h ahead of this computer"),
        (BERLIN_WINTER_S, 2 * 3600, "1 h behind this computer"),
        (2 * BERLIN_WINTER_S, 2 * BERLIN_WINTER_S, "1 h fast for its zone"),
        (0, 0, "1 h slow for its zone"),
        (None, 0, ""),
    ],
)
def test_clocks_that_differ_are_said(offset_s: int | None, here_s: int, words: str) -> None:
    here = datetime.fromisoformat("2026-11-17T12:00").replace(tzinfo=timezone(timedelta(seconds=here_s)))
    notes = schedule_notes(replace(a_charger(), local_offset_s=offset_s), NIGHT, here)
    assert words in " ".join(note.words for note in notes) and bool(notes) is bool(words)


def test_a_clock_change_is_foreseen() -> None:
    here = datetime.fromisoformat("2027-03-25T12:00+01:00")
    (note,) = schedule_notes(a_charger(), NIGHT, here)
    assert note.words == "Sunday, 28 March: clocks go forward. Charging is allowed 1 h less on that day."


def test_a_line_shows_the_time_on_the_lane_of_today(page: Page) -> None:
    lanes = page.page.findChildren(Lane)
    page.show(a_charger(schedule=NIGHT))
    assert [lane._outline._now_minute for lane in lanes] == [15 * 60 + 6, None], "on the charger's clock"
    assert lanes[0]._outline.now_px == pytest.approx(lanes[0].axis.x_of(3 * 60 + 6))
    page.now += timedelta(days=4)
    page.show(a_charger(schedule=NIGHT))
    assert [lane._outline._now_minute for lane in lanes] == [None, 15 * 60 + 6]
    page.show(replace(a_charger(schedule=NIGHT), local_offset_s=None))
    assert [lane._outline.now_px for lane in lanes] == [None, None]
