"""What `juicedesk tour` does with the mouse, done by keys alone, in a window that looks at the desk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from juicedesk.domain.intent import FieldGroup, GroupValue
from juicedesk.domain.schedule import ChargeWindow, Schedule
from juicedesk.store.view import LinkState
from juicedesk.ui import main_window
from juicedesk.ui.charger_stack import OVERVIEW, SCHEDULE, WIRING
from juicedesk.ui.dialogs.settings import SettingsDialog
from juicedesk.ui.widgets.surfaces import Pill
from tests.fakes.desk import NIGHT, NOW, FakeDesk, a_change, with_pending
from tests.ui.used_window import ALT, Used, lose_server, opened, toast

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
MOST_STOPS = 120


@dataclass
class KeepingDesk(FakeDesk):
    """What is saved waits on the screen; a server that is stopped is away."""

    def save(
        self,
        unit_id: str,
        group: FieldGroup,
        value: GroupValue,
        base: GroupValue | None,
        confirmed: bool = False,
    ) -> None:
        super().save(unit_id, group, value, base, confirmed)
        charger = next(one for one in self.shown.chargers if one.unit_id == unit_id)
        change = a_change(group, value, base, charger=charger, change_id=len(self.saved))
        chargers = (with_pending(one, change) if one is charger else one for one in self.shown.chargers)
        self.shown = replace(self.shown, chargers=tuple(chargers), waiting=(*self.shown.waiting, change))

    def set_own_server_running(self, running: bool) -> None:
        super().set_own_server_running(running)
        state = LinkState.CONNECTED if running else LinkState.AWAY
        self.shown = replace(self.shown, link=replace(self.shown.link, state=state))


@pytest.fixture
def desk() -> KeepingDesk:
    return KeepingDesk(server_running=True)


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, desk: KeepingDesk) -> Iterator[Used]:
    with opened(qtbot, qapp, desk) as window:
        qtbot.waitUntil(window.main.isActiveWindow)
        yield window


def key(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key for whatever has the focus."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifiers)


def tab_to(name: str) -> QWidget:
    """Go on with the Tab key until that has the focus."""
    for _stop in range(MOST_STOPS):
        widget = QApplication.focusWidget()
        if widget is not None and widget.objectName() == name:
            return widget
        key(Qt.Key.Key_Tab)
    pytest.fail(f"the Tab key does not lead to {name}")


def type_into(name: str, text: str) -> None:
    field = tab_to(name)
    key(Qt.Key.Key_A, CTRL)
    QTest.keyClicks(field, text)
    key(Qt.Key.Key_Tab)


def test_a_window_of_charging_is_edited_and_saved(window: Used, desk: KeepingDesk) -> None:
    window.press(Qt.Key.Key_1)
    window.press(Qt.Key.Key_2, ALT)
    type_into("schedule:weekday:start", "22:45")
    type_into("schedule:weekday:end", "6:15")
    window.press(Qt.Key.Key_S)
    window.qtbot.waitUntil(lambda: len(desk.saved) == 1)
    wanted = Schedule(True, ChargeWindow(1365, 375, 360), NIGHT.weekend)
    assert desk.saved[0][2] == wanted


def test_a_window_is_moved_on_its_lane(window: Used, desk: KeepingDesk) -> None:
    window.press(Qt.Key.Key_2, ALT)
    tab_to("schedule:weekday:window")
    for _step in range(4):
        key(Qt.Key.Key_Left)
    window.press(Qt.Key.Key_S)
    window.qtbot.waitUntil(lambda: len(desk.saved) == 1)
    assert desk.saved[0][2] == Schedule(True, ChargeWindow(1320, 330, 360), NIGHT.weekend)


def test_the_wiring_limit_is_lowered(window: Used, desk: KeepingDesk) -> None:
    window.press(Qt.Key.Key_3, ALT)
    type_into("wiring:amps", "24")
    tab_to("wiring:lower")
    key(Qt.Key.Key_Space)
    window.qtbot.waitUntil(lambda: len(desk.saved) == 1)
    assert desk.saved[0][1:3] == (FieldGroup.WIRE, 24)


def test_the_server_is_stopped_and_started_and_the_changes_are_read(window: Used, desk: KeepingDesk) -> None:
    window.press(Qt.Key.Key_C, CTRL | SHIFT)
    assert window.main.stack.changes.is_shown
    for runs in (False, True):
        window.qtbot.waitUntil(window.button("demo:server").isEnabled)
        tab_to("demo:server")
        key(Qt.Key.Key_Space)
        window.qtbot.waitUntil(lambda runs=runs: desk.server_running is runs)
    tab_to("nav:changes")
    key(Qt.Key.Key_Space)
    assert window.main.stack.changes.is_shown


def test_a_charger_is_chosen_in_the_list_and_its_pages_are_turned(window: Used) -> None:
    tab_to("chargers")
    key(Qt.Key.Key_Down)
    assert window.charger == "Carport"
    for number, page in ((Qt.Key.Key_2, SCHEDULE), (Qt.Key.Key_3, WIRING), (Qt.Key.Key_1, OVERVIEW)):
        window.press(number, ALT)
        assert window.main.pages.page == page
    tab_to("tab:overview")
    key(Qt.Key.Key_Right)
    assert window.main.pages.page == SCHEDULE


def test_theme_and_language_are_chosen(window: Used) -> None:
    window.press(Qt.Key.Key_Comma)
    dialog = next(found for found in window.main.findChildren(SettingsDialog) if found.isVisible())
    window.qtbot.waitUntil(dialog.isActiveWindow)
    for name, is_chosen in (
        ("settings:theme", lambda: window.look.theme.is_dark),
        ("settings:language", lambda: window.language.choice == "de"),
    ):
        combo = tab_to(name)
        assert isinstance(combo, QComboBox)
        key(Qt.Key.Key_End)
        window.qtbot.waitUntil(is_chosen)
    key(Qt.Key.Key_Escape)
    window.qtbot.waitUntil(lambda: not dialog.isVisible())
    window.look.choose("light")


def test_what_is_saved_without_a_server_is_on_the_screen_in_every_place(
    window: Used, desk: KeepingDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Banner, toast with a way back, the number at Changes, and both values in the field."""
    clock_s = [NOW]
    monkeypatch.setattr(main_window.time, "time", lambda: clock_s[0])
    lose_server(window)
    clock_s[0] += 6
    window.main.refresh_now()
    assert "has not answered since" in window.main._banners.bar.accessibleName()
    window.press(Qt.Key.Key_2, ALT)
    type_into("schedule:weekday:start", "22:45")
    window.press(Qt.Key.Key_S)
    window.qtbot.waitUntil(lambda: toast(window) != "")
    assert "Waiting for the server" in toast(window)
    assert window.find("toast:undo").isVisible()
    window.main.refresh_now()
    assert window.button("nav:changes").accessibleName() == "Changes (1)"
    pills = [pill.accessibleName() for pill in window.main.findChildren(Pill) if pill.isVisible()]
    assert any("23:00" in words for words in pills), "what the server has is still said"
    assert window.find("schedule:weekday:start").property("text") == "22:45"
