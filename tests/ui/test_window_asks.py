"""What the window asks of the desk for a person: charging now, names, language, theme, the demo's server."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from juicedesk.domain.errors import DiskFull
from juicedesk.domain.intent import FieldGroup, Override
from juicedesk.ui.charger_stack import SCHEDULE, WIRING
from juicedesk.ui.dialogs.rename import RenameDialog
from juicedesk.ui.widgets.steady_click import DEAD_S
from tests.fakes.desk import NIGHT, FakeDesk, a_change, a_charger, with_pending
from tests.ui.used_window import ALT, Used, lose_server, opened, show, toast
from tests.ui.work import finish_work

GARAGE = a_charger(0).unit_id


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk(server_running=True)


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, desk: FakeDesk) -> Iterator[Used]:
    with opened(qtbot, qapp, desk) as window:
        yield window


def test_the_demo_switch_stops_and_starts_the_server(window: Used, desk: FakeDesk) -> None:
    switch = window.button("demo:server")
    assert switch.text() == "Stop the server"
    window.click("demo:server")
    window.qtbot.waitUntil(lambda: switch.text() == "Start the server")
    assert desk.server_running is False and switch.isEnabled()
    window.click("demo:server")
    window.qtbot.waitUntil(lambda: switch.text() == "Stop the server")
    assert desk.server_running is True


def test_a_server_that_does_not_stop_is_said(window: Used, desk: FakeDesk) -> None:
    desk.error = DiskFull(Path("server.sqlite3"), "full")
    window.click("demo:server")
    window.qtbot.waitUntil(lambda: "disk is full" in toast(window))
    assert window.button("demo:server").isEnabled()
    assert window.button("demo:server").text() == "Stop the server"


def test_charging_now_is_asked_for_over_what_was_seen(window: Used, desk: FakeDesk) -> None:
    window.click("head:override")
    window.qtbot.waitUntil(lambda: toast(window) == "Charge now: requested.")
    wanted, seen = Override.CHARGE_NOW, Override.BACK_TO_SCHEDULE
    assert desk.saved == [(GARAGE, FieldGroup.OVERRIDE, wanted, seen, False)]


def test_a_charger_that_charges_now_goes_back_to_its_schedule(window: Used, desk: FakeDesk) -> None:
    show(window, chargers=(a_charger(override=Override.CHARGE_NOW),))
    assert window.button("head:override").text() == "Return to schedule"
    window.press(Qt.Key.Key_G)
    window.qtbot.waitUntil(lambda: toast(window) == "Back to the schedule: requested.")
    wanted, seen = Override.BACK_TO_SCHEDULE, Override.CHARGE_NOW
    assert desk.saved == [(GARAGE, FieldGroup.OVERRIDE, wanted, seen, False)]


def test_without_a_schedule_there_is_none_to_go_back_to(window: Used) -> None:
    any_time = replace(NIGHT, enabled=False)
    show(window, chargers=(a_charger(override=Override.CHARGE_NOW, schedule=any_time),))
    assert window.button("head:override").text() == "End “Charge now”"
    window.press(Qt.Key.Key_G)
    window.qtbot.waitUntil(lambda: toast(window) == "End of “Charge now”: requested.")


def test_a_click_meant_for_a_banner_that_has_gone_charges_nothing(window: Used, desk: FakeDesk) -> None:
    pages, now_s = window.main.pages, [100.0]
    pages._steady.clock = lambda: now_s[0]
    window.main._banners.jumped.emit()
    window.click("head:override")
    finish_work(window.background)
    assert desk.saved == []
    now_s[0] += 2 * DEAD_S
    window.click("head:override")
    window.qtbot.waitUntil(lambda: len(desk.saved) == 1)


def test_keys_go_by_the_focus_wherever_things_have_moved(window: Used, desk: FakeDesk) -> None:
    window.main._banners.jumped.emit()
    window.qtbot.keyClick(window.find("head:override"), Qt.Key.Key_Return)
    window.qtbot.waitUntil(lambda: len(desk.saved) == 1)


def test_charging_now_needs_the_server(window: Used, desk: FakeDesk) -> None:
    lose_server(window)
    assert not window.button("head:override").isEnabled() and "needs the server" in window.texts
    window.press(Qt.Key.Key_G)
    finish_work(window.background)
    assert desk.saved == []


def test_nothing_short_lived_is_asked_for_while_sending_is_paused(window: Used) -> None:
    window.desk.pause(True)
    window.main.refresh_now()
    assert not window.button("head:override").isEnabled() and "sending is paused" in window.texts
    assert "Sending is paused" in window.texts


def test_renaming(window: Used, desk: FakeDesk) -> None:
    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, RenameDialog)
        window.qtbot.keyClicks(dialog.findChild(QLineEdit, "rename:name"), "Barn")
        window.qtbot.keyClick(dialog, Qt.Key.Key_Return)

    QTimer.singleShot(0, answer)
    window.press(Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier)
    window.qtbot.waitUntil(lambda: toast(window) == "New name saved.")
    assert desk.saved == [(GARAGE, FieldGroup.NAME, "Barn", "Garage", False)]


def test_another_language_keeps_charger_page_and_draft(window: Used, desk: FakeDesk) -> None:
    window.press(Qt.Key.Key_2)
    window.press(Qt.Key.Key_2, ALT)
    window.click("schedule:any")
    window.action("language:de").trigger()
    assert window.charger == "Carport" and window.main.pages.page == SCHEDULE
    assert window.button("tab:schedule").text() == "Zeitplan"
    assert window.button("schedule:any").isChecked() and window.button("schedule:save").isEnabled()
    window.qtbot.waitUntil(lambda: desk.settings == {"language": "de"})
    assert window.action("language:de").isChecked()
    # The shortcuts of the earlier language go with the next turn of the event loop.
    window.qtbot.waitUntil(lambda: len(window.main.findChildren(QShortcut, "charger-number")) == 9)
    window.press(Qt.Key.Key_3)
    window.press(Qt.Key.Key_3, ALT)
    assert window.charger == "Courtyard" and window.main.pages.page == WIRING
    window.action("language:en").trigger()
    assert window.button("tab:schedule").text() == "Schedule"


def test_another_language_keeps_the_changes_on_the_screen(window: Used) -> None:
    window.click("nav:changes")
    window.action("language:de").trigger()
    window.qtbot.waitUntil(lambda: window.main.stack.changes.is_shown)
    assert window.button("nav:changes").isChecked()
    assert window.charger == ""


def test_another_theme_is_in_force_at_once_and_kept(window: Used, desk: FakeDesk) -> None:
    for choice, is_dark in (("dark", True), ("light", False)):
        window.action(f"theme:{choice}").trigger()
        assert window.look.theme.is_dark is is_dark
        background = window.main.palette().window().color()
        assert background.name().upper() == window.look.theme.window
        window.qtbot.waitUntil(lambda choice=choice: desk.settings == {"theme": choice})


def test_charging_now_can_be_taken_back_before_it_is_sent(window: Used, desk: FakeDesk) -> None:
    unsent = a_change(FieldGroup.OVERRIDE, Override.CHARGE_NOW, Override.BACK_TO_SCHEDULE)
    show(window, chargers=(with_pending(a_charger(), unsent),))
    lose_server(window)
    window.click("head:override")
    window.qtbot.waitUntil(lambda: toast(window) == "Back to the schedule: requested.")
    back = Override.BACK_TO_SCHEDULE
    assert desk.saved == [(GARAGE, FieldGroup.OVERRIDE, back, back, False)], "the base is what the server has"
