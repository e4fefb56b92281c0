"""The schedule page: typed times, drafts that last, nights that are cut, saving with and without a server."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from juicedesk.domain.errors import DiskFull
from juicedesk.domain.intent import FieldGroup
from juicedesk.domain.schedule import ALL_DAY, ANY_TIME, ChargeWindow, Schedule
from juicedesk.store.view import ChargerView, LinkState
from juicedesk.ui.background import Background
from juicedesk.ui.charger_stack import SCHEDULE
from juicedesk.ui.language import Language
from juicedesk.ui.look import Look
from juicedesk.ui.pages.schedule import SchedulePage
from juicedesk.ui.preferences import Preferences
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.hours import HourLabels
from juicedesk.ui.widgets.labels import Label
from juicedesk.ui.widgets.lane import Lane
from juicedesk.ui.widgets.surfaces import Pill
from juicedesk.ui.widgets.time_edit import TimeEdit
from juicedesk.ui.widgets.week_strip import WeekStrip
from juicedesk.ui.widgets.window_block import WindowBlock
from tests.fakes.desk import NIGHT, FakeDesk, a_change, a_charger, with_pending
from tests.ui.surfaces import settle
from tests.ui.used_window import opened, show, toast

W = TypeVar("W", bound=QWidget)
DAY = ChargeWindow(600, 960)


class Page:
    """The page with a charger whose box charges at night."""

    def __init__(self, qtbot: QtBot, qapp: QApplication, text_scale: float = 1.0) -> None:
        self.qtbot = qtbot
        self.desk = FakeDesk()
        self.background = Background()
        self.preferences = Preferences(self.desk, self.background)
        look = Look(qapp, text_scale=text_scale)
        self.page = SchedulePage(self.desk, self.background, self.preferences, look)
        qtbot.addWidget(self.page)
        self.page.resize(1000, 800)
        self.show(a_charger(schedule=NIGHT))
        self.page.show()

    def show(self, charger: ChargerView, state: LinkState = LinkState.CONNECTED) -> None:
        self.page.show_charger(charger, replace(self.desk.shown.link, state=state))

    def type(self, name: str, text: str) -> TimeEdit:
        field = self.find(TimeEdit, name)
        field.setFocus()
        field.selectAll()
        self.qtbot.keyClicks(field, text)
        self.qtbot.keyClick(field, Qt.Key.Key_Return)
        return field

    def find(self, kind: type[W], name: str) -> W:
        return self.page.findChild(kind, name)

    def click(self, name: str) -> None:
        self.qtbot.mouseClick(self.find(Button, name), Qt.MouseButton.LeftButton)

    @property
    def draft(self) -> Schedule:
        return self.page._draft.current

    @property
    def can_save(self) -> bool:
        return self.find(Button, "schedule:save").isEnabled()

    @property
    def words(self) -> str:
        return "\n".join(label.text() for label in self.page.findChildren(Label) if label.isVisible())


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication) -> Iterator[Page]:
    page = Page(qtbot, qapp)
    yield page
    page.background.stop()


def test_typed_times_are_saved_over_what_was_seen(page: Page) -> None:
    assert not page.can_save
    page.type("schedule:weekday:start", "2245")
    page.type("schedule:weekday:end", "6:15")
    page.show(a_charger(schedule=ANY_TIME))
    with page.qtbot.waitSignal(page.page.undoable) as saved:
        page.click("schedule:save")
    wanted = Schedule(True, ChargeWindow(1365, 375, 360), NIGHT.weekend)
    assert page.desk.saved == [(a_charger().unit_id, FieldGroup.SCHEDULE, wanted, NIGHT, False)]
    assert saved.args[0] == "Saved."
    assert not page.can_save


def test_without_a_server_it_is_saved_for_later(page: Page) -> None:
    page.show(a_charger(schedule=NIGHT), LinkState.AWAY)
    assert page.find(Button, "schedule:save").text() == "Save for later"
    page.click("schedule:any")
    with page.qtbot.waitSignal(page.page.undoable) as saved:
        page.click("schedule:save")
    assert saved.args[0] == "Saved. Waiting for the server."


def test_a_full_disk_is_said_and_the_draft_stays(page: Page) -> None:
    page.desk.error = DiskFull(Path("desk.sqlite3"), "full")
    page.type("schedule:weekend:start", "21")
    page.click("schedule:save")
    page.qtbot.waitUntil(lambda: "disk is full" in page.words)
    assert page.can_save and page.find(TimeEdit, "schedule:weekend:start").text() == "21:00"


def test_a_time_that_is_not_stated_is_as_wide_as_its_dashes(qtbot: QtBot, qapp: QApplication) -> None:
    font = qapp.font()
    Look(qapp, text_scale=1.5)
    field = TimeEdit("Ready by", "ready")
    qtbot.addWidget(field)
    border_padding_margin_px = 2 * (1 + 8 + 2)
    words_px = field.fontMetrics().horizontalAdvance(field.placeholderText())
    assert words_px + border_padding_margin_px <= field.width()
    qapp.setFont(font)


@pytest.mark.parametrize("text", ["25:99", "abend"])
def test_no_time_is_said_and_kept_and_stops_saving(page: Page, text: str) -> None:
    page.type("schedule:weekend:end", "9")
    assert page.can_save
    field = page.type("schedule:weekday:start", text)
    assert field.text() == text and field.property("wrong") is True
    assert f"“{text}” is not a time." in page.words and not page.can_save
    page.type("schedule:weekday:start", "22")
    assert page.can_save and field.property("wrong") is False


def test_a_start_at_24_is_called_what_it_is(page: Page) -> None:
    page.type("schedule:weekday:start", "24:00")
    assert "24:00 can only be an end." in page.words and not page.can_save


def test_the_end_may_be_24(page: Page) -> None:
    page.type("schedule:weekday:end", "24:00")
    assert page.draft.weekday == ChargeWindow(1380, 1440, 360)


def test_both_ends_may_be_exchanged_one_after_the_other(page: Page) -> None:
    page.type("schedule:weekend:start", "8")
    assert "Start and end are the same" in page.words and not page.can_save
    assert page.find(Button, "schedule:weekend:all-day").isVisible()
    page.type("schedule:weekend:end", "22")
    assert page.draft.weekend == ChargeWindow(480, 1320)
    assert page.can_save and "Start and end" not in page.words
    assert not page.find(Button, "schedule:weekend:all-day").isVisible()


def test_all_day_is_offered_where_both_ends_are_the_same(page: Page) -> None:
    page.type("schedule:weekday:start", "6:30")
    page.click("schedule:weekday:all-day")
    assert page.draft.weekday == ChargeWindow(0, 1440, 360)
    assert page.can_save and page.find(TimeEdit, "schedule:weekday:start").text() == "00:00"


@pytest.mark.parametrize("name", ["weekday", "weekend"])
def test_delete_is_all_day_and_can_be_undone(page: Page, name: str) -> None:
    before = getattr(page.draft, name)
    with page.qtbot.waitSignal(page.page.undoable) as told:
        page.qtbot.keyClick(page.find(WindowBlock, f"schedule:{name}:window"), Qt.Key.Key_Delete)
    assert getattr(page.draft, name).length_minutes == 1440 and "all day" in told.args[0]
    told.args[1]()
    assert getattr(page.draft, name) == before and not page.can_save


def test_a_wheel_never_changes_a_time(page: Page) -> None:
    field = page.find(TimeEdit, "schedule:weekday:start")
    field.setFocus()
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field, wheel)
    assert field.text() == "23:00" and not wheel.isAccepted()


def test_ready_by_is_an_own_choice(page: Page) -> None:
    boxes = page.page.findChildren(QCheckBox)
    assert [box.isChecked() for box in boxes] == [True, False]
    boxes[0].click()
    assert page.draft.weekday.ready_by_minute_of_day is None
    boxes[1].click()
    page.type("schedule:weekend:ready", "0:00")
    assert page.draft.weekend.ready_by_minute_of_day == 1440


def test_the_lane_and_the_fields_agree(page: Page) -> None:
    block = page.find(WindowBlock, "schedule:weekday:window")
    page.qtbot.keyClick(block, Qt.Key.Key_Left)
    assert page.find(TimeEdit, "schedule:weekday:start").text() == "22:45"
    assert block.text().startswith("22:45 – 06:15")
    page.qtbot.keyClick(block, Qt.Key.Key_Return)
    assert page.page.focusWidget() is page.find(TimeEdit, "schedule:weekday:start")
    block.setFocus()
    page.qtbot.keyClick(block, Qt.Key.Key_BracketRight)
    page.qtbot.keyClick(block, Qt.Key.Key_Return)
    assert page.page.focusWidget() is page.find(TimeEdit, "schedule:weekday:end")


def test_every_draft_belongs_to_its_charger(page: Page) -> None:
    page.type("schedule:weekday:start", "21")
    page.type("schedule:weekend:start", "nonsense")
    page.show(a_charger(1, "Carport", schedule=NIGHT))
    assert page.find(TimeEdit, "schedule:weekday:start").text() == "23:00"
    assert page.find(TimeEdit, "schedule:weekend:start").text() == "22:00"
    assert "is not a time" not in page.words and not page.can_save
    page.show(a_charger(schedule=NIGHT))
    assert page.find(TimeEdit, "schedule:weekday:start").text() == "21:00" and page.can_save


def test_a_time_being_typed_survives_newer_values(page: Page) -> None:
    field = page.find(TimeEdit, "schedule:weekday:start")
    field.selectAll()
    page.qtbot.keyClicks(field, "2")
    page.show(replace(a_charger(schedule=NIGHT), measured_at=1.0))
    assert field.text() == "2"


def test_an_untouched_page_follows_the_server(page: Page) -> None:
    page.show(a_charger(schedule=Schedule(True, DAY, DAY)))
    assert page.find(TimeEdit, "schedule:weekday:start").text() == "10:00" and not page.can_save


def test_discard_goes_back(page: Page) -> None:
    page.type("schedule:weekday:start", "21")
    page.type("schedule:weekday:end", "99")
    discard = next(button for button in page.page.findChildren(Button) if button.text() == "Discard")
    discard.click()
    assert page.draft == NIGHT and not page.can_save and not discard.isEnabled()
    assert page.find(TimeEdit, "schedule:weekday:end").text() == "06:30"


def test_what_the_box_holds_is_said_while_another_window_waits(page: Page) -> None:
    wanted = Schedule(True, DAY, NIGHT.weekend)
    change = a_change(FieldGroup.SCHEDULE, wanted, NIGHT)
    page.show(with_pending(a_charger(schedule=NIGHT), change))
    pills = [pill.accessibleName() for pill in page.page.findChildren(Pill) if pill.isVisible()]
    assert pills == ["In the box: 23:00 – 06:30, ready by 06:00"]
    assert page.find(TimeEdit, "schedule:weekday:start").text() == "10:00" and not page.can_save


def test_the_weekend_can_be_copied(page: Page) -> None:
    copy = next(button for button in page.page.findChildren(Button) if button.text() == "Copy from Mon–Fri")
    copy.click()
    assert page.draft.weekend == NIGHT.weekday


@pytest.mark.parametrize(
    ("weekday", "weekend", "sentences"),
    [
        (
            ChargeWindow(1320, 360),
            ChargeWindow(1320, 480),
            (
                "Friday night runs to 08:00: Saturday uses the weekend window.",
                "Sunday night ends at 06:00 on Monday.",
            ),
        ),
        (
            ChargeWindow(1320, 360),
            DAY,
            (
                "Friday night ends at midnight: Saturday uses the weekend window.",
                "Monday starts with charging until 06:00: it uses the Mon–Fri window.",
            ),
        ),
        (
            ChargeWindow(1380, 420),
            ChargeWindow(600, 960),
            ("Friday night ends at midnight: Saturday uses the weekend window.",),
        ),
        (DAY, ALL_DAY, ("Sunday night ends at midnight: Monday uses the Mon–Fri window.",)),
    ],
)
def test_the_week_says_how_nights_end(
    page: Page, weekday: ChargeWindow, weekend: ChargeWindow, sentences: tuple[str, ...]
) -> None:
    page.show(a_charger(schedule=Schedule(True, weekday, weekend)))
    for sentence in sentences:
        assert sentence in page.words


def test_a_cut_night_is_mended_with_one_click(page: Page) -> None:
    cut = a_charger(schedule=Schedule(True, ChargeWindow(1320, 360), DAY))
    page.show(cut)
    page.click("schedule:from-midnight")
    assert page.draft.weekend == ChargeWindow(0, 960)
    assert not page.find(Button, "schedule:from-midnight").isVisible()
    page.page.discard(page.page.unit_id)
    page.click("schedule:same-weekend")
    assert page.draft.weekend == ChargeWindow(1320, 360)


def test_the_week_has_a_text_twin(page: Page) -> None:
    page.show(a_charger(schedule=Schedule(True, DAY, ALL_DAY)))
    twin = page.page.findChild(WeekStrip).accessibleDescription()
    assert twin.startswith("Monday 10:00–16:00; Tuesday 10:00–16:00")
    assert twin.endswith("Sunday 00:00–24:00")


def test_any_time_says_that_the_windows_do_not_count(page: Page) -> None:
    page.click("schedule:any")
    assert page.words.count("charging is allowed at any time") == 2
    assert not page.find(WindowBlock, "schedule:weekday:window").isEnabled()
    assert page.can_save
    page.click("schedule:windows")
    assert not page.can_save


def test_a_schedule_not_read_yet_is_said(page: Page) -> None:
    page.show(a_charger(schedule=None))
    assert "Schedule not read yet" in page.words
    assert not page.find(Button, "schedule:save").isVisible()
    page.show(a_charger(schedule=NIGHT))
    assert page.find(Button, "schedule:save").isVisible()


def test_the_zone_is_named_as_people_know_it(page: Page) -> None:
    assert "Charger time, Europe/Berlin" in page.words
    page.show(replace(a_charger(), time_zone_id="Nowhere Time"))
    assert "Charger time, Nowhere Time" in page.words


def test_everything_that_can_be_used_has_a_name(page: Page) -> None:
    for kind in (QAbstractButton, TimeEdit):
        for widget in page.page.findChildren(kind):
            assert widget.accessibleName(), widget.objectName()


def test_nothing_is_wider_than_the_smallest_window(page: Page) -> None:
    page.page.resize(648, 420)
    content = page.find(WindowBlock, "schedule:weekday:window").parentWidget()
    right_px = content.mapTo(page.page, QPoint(content.width(), 0)).x()
    assert right_px <= 648


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("text_scale", [1.0, 1.5, 2.0])
def test_the_lanes_stand_under_their_hours(
    qtbot: QtBot, qapp: QApplication, language: str, text_scale: float
) -> None:
    font, spoken = qapp.font(), Language(qapp)
    spoken.choose(language)
    page = Page(qtbot, qapp, text_scale)
    parts = (page.page.findChild(HourLabels), *page.page.findChildren(Lane))
    places = {(part.mapTo(page.page, QPoint()).x(), part.width()) for part in parts}
    page.background.stop()
    spoken.choose("en")
    qapp.setFont(font)
    assert len(parts) == 3 and len(places) == 1


@pytest.mark.parametrize("size", [(1280, 800), (880, 600)])
def test_a_cut_night_is_warned_of_where_nothing_scrolls(
    qtbot: QtBot, qapp: QApplication, size: tuple[int, int]
) -> None:
    with opened(qtbot, qapp, FakeDesk(), is_demo=True) as window:
        cut = a_charger(schedule=Schedule(True, ChargeWindow(1320, 360), DAY))
        show(window, chargers=(cut,))
        window.main.resize(*size)
        window.main.open_page(SCHEDULE)
        settle(window.main)
        for name in ("schedule:cut", "schedule:same-weekend", "schedule:from-midnight"):
            assert is_seen(window.find(name))
        assert size[0] < 1280 or any(map(is_seen, window.main.findChildren(WeekStrip)))


def is_seen(widget: QWidget) -> bool:
    """Whether all of it is on the screen."""
    return widget.visibleRegion().boundingRect() == widget.rect()


def test_all_day_by_a_key_is_said_and_undone_in_the_window(qtbot: QtBot, qapp: QApplication) -> None:
    with opened(qtbot, qapp, FakeDesk()) as window:
        window.main.open_page(SCHEDULE)
        block = window.find("schedule:weekday:window")
        qtbot.keyClick(block, Qt.Key.Key_Delete)
        assert toast(window) == "Mon–Fri: all day."
        window.click("toast:undo")
        assert isinstance(block, WindowBlock) and block.charge_window == NIGHT.weekday
        qtbot.keyClick(block, Qt.Key.Key_Delete)
        assert window.action("edit:undo").text() == "Undo “Mon–Fri: all day”", "longer than the toast"
        window.action("edit:undo").trigger()
        assert block.charge_window == NIGHT.weekday and not window.action("edit:undo").isEnabled()
